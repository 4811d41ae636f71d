// The case library: a list, and one case as a walk whose steps come one after the other.
import { citation } from '../../card/content';
import { button } from '../../surfaces/controls';
import { stillCard, stillModel } from '../../surfaces/still-card';
import { sceneOfCase } from '../cases/composed-case';
import { caseOf, sourcesOf, steps, type WalkId, walkIds } from '../cases/walks';
import type { Context } from '../context';
import { hashOf } from '../route';
import { engineLost, paragraph, speakingGroup } from './parts';

const stepTitles: Readonly<Record<(typeof steps)[number], string>> = {
  reported: 'class.walk.reported',
  ask: 'class.walk.ask',
  signs: 'class.walk.signs',
  unknown: 'class.walk.unknown',
};

function list(context: Context): HTMLElement {
  const { h, words } = context;
  const items = walkIds.map((id) =>
    h(
      'li',
      {},
      h('a', { href: hashOf('cases', { detail: id }), class: 'door' }, h('b', {}, words.say(`class.walk.${id}`))),
    ),
  );
  return h(
    'div',
    { class: 'screen' },
    h('h1', {}, words.say('class.cases')),
    paragraph(context, 'class.cases_about', {}, 'lead'),
    h('ol', { class: 'doors' }, ...items),
  );
}

function sourceLine(context: Context, id: WalkId): HTMLElement {
  const { h, words } = context;
  const cited = sourcesOf(id).map((source) => h('li', {}, ...citation({ h, words }, source)));
  return h('div', { class: 'sources small' }, h('b', {}, words.say('class.walk.source')), h('ul', {}, ...cited));
}

/** A composed case of this kind, as the engine sees it. */
function composedCard(context: Context, id: WalkId): HTMLElement {
  const { h, words, lens, signal } = context;
  const fold = h('details', { class: 'card-fold' }, h('summary', {}, words.say('class.walk.composed_card')));
  const show = async () => {
    const wait = paragraph(context, 'class.engine_wait', {}, 'quiet');
    fold.append(paragraph(context, `class.walk.${id}.composed`, {}, 'small'), wait);
    const scene = sceneOfCase(await caseOf(id));
    const reading = await lens.read(scene);
    if (signal.aborted) return;
    wait.remove();
    const assessment = reading?.assessmentOf(scene.subject);
    if (assessment === undefined) fold.append(engineLost(context));
    else {
      const group = speakingGroup(reading?.groupOf(scene.subject));
      const { at, shownName } = scene;
      fold.append(stillCard(words, { ...stillModel, assessment, group, now: at, shownName }, 'walk-card'));
    }
  };
  fold.addEventListener('toggle', () => void show(), { once: true });
  return fold;
}

function walk(context: Context, id: WalkId): HTMLElement {
  const { h, words } = context;
  const parts = steps.map((step, place) =>
    h(
      'section',
      { class: step === 'unknown' ? 'step last' : 'step', 'aria-labelledby': `step-${step}`, hidden: place > 0 },
      h('h2', { id: `step-${step}`, tabindex: '-1' }, words.say(stepTitles[step])),
      paragraph(context, `class.walk.${id}.${step}`),
      step === 'reported' ? sourceLine(context, id) : null,
      step === 'signs' ? composedCard(context, id) : null,
    ),
  );
  const next = walkIds[(walkIds.indexOf(id) + 1) % walkIds.length] ?? id;
  const onward = h(
    'p',
    { class: 'row', hidden: true },
    h('a', { href: hashOf('cases', { detail: next }), class: 'button main link' }, words.say('class.walk.next')),
  );
  const go = button(
    words.say('class.walk.on'),
    () => {
      const following = parts.find((part) => part.hidden);
      if (following === undefined) return;
      following.hidden = false;
      following.querySelector('h2')?.focus();
      if (parts.some((part) => part.hidden)) return;
      go.hidden = true;
      onward.hidden = false;
    },
    'main',
  );
  go.id = 'go-on';
  return h(
    'div',
    { class: 'screen' },
    h('p', { class: 'small' }, h('a', { href: hashOf('cases'), class: 'alone' }, words.say('class.walk.all'))),
    h('h1', {}, words.say(`class.walk.${id}`)),
    ...parts,
    h('p', { class: 'row' }, go),
    onward,
  );
}

export function casesScreen(context: Context): HTMLElement {
  const id = walkIds.find((one) => one === context.route.detail);
  return id === undefined ? list(context) : walk(context, id);
}
