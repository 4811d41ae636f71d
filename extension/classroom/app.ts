// The classroom: one page, in the extension and as a site of its own. What differs between the two is given by `Surroundings`.
import { element, maker } from '../card/dom';
import { brand } from '../surfaces/controls';
import type { Words } from '../words/create';
import { isLanguage, type Language, languageNames, languageOf, languages } from '../words/languages';
import type { Context } from './context';
import { createLens } from './engine/lens';
import { hashOf, routeOf, type ScreenName, screens } from './route';
import { casesScreen } from './screens/cases';
import { decideScreen } from './screens/decide';
import { homeScreen } from './screens/home';
import { teacherScreen } from './screens/teacher';
import { workbenchScreen } from './screens/workbench';
import { createProgressStore } from './store/progress';
import { loadClassroomWords } from './words';

export interface Surroundings {
  /** The reader's choice in the settings, "" for the browser's. */
  language: string;
  /** Folder in which engine/, packs/ and words/ stand, with a stroke at its end. */
  base: string;
  /** The engine's binary within it. */
  wasm: string;
}

const screenOf: Readonly<Record<ScreenName, (context: Context) => HTMLElement>> = {
  home: homeScreen,
  decide: decideScreen,
  workbench: workbenchScreen,
  cases: casesScreen,
  teacher: teacherScreen,
};

/** In the address, so that a link can bring a whole class into one language, and nothing has to be stored. */
const wantedLanguage = (): string => new URLSearchParams(location.search).get('lang') ?? '';

function languageChoice(words: Words): HTMLElement {
  const select = element(
    document,
    'select',
    { id: 'class-language' },
    ...languages.map((tag) =>
      element(document, 'option', { value: tag, lang: tag, selected: tag === words.language }, languageNames[tag]),
    ),
  );
  select.addEventListener('change', () => {
    const url = new URL(location.href);
    url.searchParams.set('lang', select.value);
    location.assign(url);
  });
  return element(
    document,
    'div',
    { class: 'language' },
    element(document, 'label', { for: 'class-language' }, words.say('class.language')),
    select,
  );
}

/** Resolves when the screen stands, with the words that it is said in. */
export async function openClassroom({ language, base, wasm }: Surroundings): Promise<Words> {
  const asked = wantedLanguage();
  const chosen: Language = languageOf(isLanguage(asked) ? asked : language, navigator.languages);
  const lens = createLens({ language: chosen, base, wasm });
  const words = await loadClassroomWords(chosen, base);
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;

  const h = maker(document);
  const store = createProgressStore(
    () => sessionStorage,
    () => localStorage,
    Math.random,
  );
  const main = h('main', { id: 'content' });
  const links = screens.slice(1).map((screen) => ({
    screen,
    link: h('a', { href: hashOf(screen) }, words.say(`class.${screen}`)),
  }));
  let shown = new AbortController();

  function draw(): void {
    shown.abort();
    shown = new AbortController();
    const route = routeOf(location.hash);
    for (const { screen, link } of links) {
      if (screen === route.screen) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    const context: Context = { words, h, lens, store, route, redraw, signal: shown.signal };
    main.replaceChildren(
      route.screen === null ? h('h1', {}, words.say('class.not_found')) : screenOf[route.screen](context),
    );
    document.title = `${main.querySelector('h1')?.textContent ?? ''} – Persona Lens`;
  }

  function redraw(): void {
    draw();
    const heading = main.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  window.addEventListener('hashchange', redraw);
  // On paper nothing can be opened.
  window.addEventListener('beforeprint', () => {
    for (const one of main.querySelectorAll<HTMLDetailsElement>('.posts details')) one.open = true;
  });
  document.body.append(
    h(
      'header',
      { class: 'top' },
      h('a', { href: hashOf('home'), class: 'name' }, brand(base), h('span', {}, words.say('class.title'))),
      h('nav', { 'aria-label': words.say('class.menu') }, h('ul', {}, ...links.map(({ link }) => h('li', {}, link)))),
      languageChoice(words),
    ),
    main,
    h(
      'footer',
      { class: 'bottom quiet small' },
      h('p', {}, words.say('class.composed')),
      h('p', {}, words.say('class.private')),
      h('p', { id: 'offline', role: 'status' }),
    ),
  );
  draw();
  document.documentElement.dataset.ready = 'true';
  performance.mark('persona-lens:stands');
  return words;
}
