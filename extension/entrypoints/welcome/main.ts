// The first page: what is read, what never happens, how to read a mark and a card. The example is drawn by the card's own code.
import { browser } from 'wxt/browser';
import { drawMark } from '../../annotate/mark';
import { element } from '../../card/dom';
import type { Label } from '../../engine/protocol';
import { sitesOfThisBuild } from '../../store/sites';
import { brand, button } from '../../surfaces/controls';
import { exampleAssessment } from '../../surfaces/example';
import { shortcutList } from '../../surfaces/shortcuts';
import { stillCard, stillModel } from '../../surfaces/still-card';
import { ownWords as words } from '../../words/own';

document.title = words.say('ui.welcome.title');

const labels: readonly Label[] = ['not_enough', 'none', 'some', 'marked', 'strong'];

function part(id: string, title: string, ...content: Node[]): HTMLElement {
  const heading = element(document, 'h2', { id }, words.say(title));
  return element(document, 'section', { 'aria-labelledby': id }, heading, ...content);
}

const text = (key: string, fillings = {}) => element(document, 'p', {}, words.say(key, fillings));
const list = (...keys: readonly string[]) =>
  element(document, 'ul', { class: 'dots' }, ...keys.map((key) => element(document, 'li', {}, words.say(key))));

function marks(): HTMLElement {
  const items = labels.map((label) =>
    element(
      document,
      'li',
      { class: label === 'none' || label === 'not_enough' ? 'quiet' : 'speaks' },
      drawMark(document, label, 20),
      element(document, 'span', {}, words.say(`ui.label.${label}`)),
    ),
  );
  return element(document, 'ul', { class: 'marks' }, ...items);
}

const exampleCard = () =>
  stillCard(
    words,
    { ...stillModel, assessment: exampleAssessment(words), group: undefined, now: Date.now() },
    'example-heading',
  );

const sites = words.list(sitesOfThisBuild().map(({ name }) => name));
const options = button(words.say('ui.popup.options'), () => void browser.runtime.openOptionsPage());

document.body.append(
  element(
    document,
    'main',
    {},
    element(document, 'h1', {}, brand(), words.say('ui.welcome.title')),
    element(document, 'p', { class: 'lead' }, words.say('ui.welcome.lead', { sites })),
    part('read', 'ui.welcome.read', list('ui.welcome.read_1', 'ui.welcome.read_2', 'ui.welcome.read_3')),
    part(
      'never',
      'ui.welcome.never',
      list('ui.welcome.never_1', 'ui.welcome.never_2', 'ui.welcome.never_3', 'ui.welcome.never_4'),
    ),
    part('marks', 'ui.welcome.marks', text('ui.welcome.marks_about'), marks(), text('ui.welcome.marks_quiet')),
    part(
      'card',
      'ui.welcome.card',
      list('ui.welcome.card_1', 'ui.welcome.card_2', 'ui.welcome.card_3', 'ui.welcome.card_4'),
      element(document, 'p', { class: 'quiet small' }, words.say('ui.welcome.example')),
      exampleCard(),
    ),
    part('keys', 'ui.keys.title', text('ui.keys.about'), shortcutList()),
    part(
      'choose',
      'ui.welcome.choose',
      text('ui.welcome.choose_about'),
      element(document, 'p', { class: 'row' }, options),
    ),
    part(
      'classroom',
      'ui.classroom.title',
      text('ui.classroom.lead'),
      element(
        document,
        'p',
        { class: 'row' },
        element(document, 'a', { href: 'classroom.html', class: 'alone' }, words.say('ui.classroom.link')),
      ),
    ),
    part(
      'measured',
      'ui.measured.title',
      text('ui.measured.lead'),
      element(
        document,
        'p',
        { class: 'row' },
        element(document, 'a', { href: 'measured.html', class: 'alone' }, words.say('ui.measured.link')),
      ),
    ),
  ),
);
