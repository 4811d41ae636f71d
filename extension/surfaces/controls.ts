// The few controls that our own pages are made of.
import { element } from '../card/dom';

export interface Switch {
  row: HTMLElement;
  input: HTMLInputElement;
}

/** A name, a line about it where there is one, and a switch; the whole row is the target. */
export function switchRow(id: string, name: string, about: string, onChange: (isOn: boolean) => void): Switch {
  const described = about !== '';
  const input = element(document, 'input', {
    type: 'checkbox',
    role: 'switch',
    id,
    ...(described ? { 'aria-describedby': `${id}-about` } : {}),
  });
  input.addEventListener('change', () => onChange(input.checked));
  const title = element(document, 'label', { for: id }, name);
  const text = element(
    document,
    'span',
    {},
    title,
    described ? element(document, 'span', { class: 'about', id: `${id}-about` }, about) : null,
  );
  const row = element(document, 'div', { class: 'switch' }, text, input);
  row.addEventListener('click', ({ target }) => {
    if (target !== input && target !== title) input.click();
  });
  return { row, input };
}

/** One of several, each a row; ids are `${id}-${choice}`. */
export function choiceRows<C extends string>(
  id: string,
  title: string,
  choices: readonly C[],
  rowOf: (choice: C) => { name: string; onChoose(): void },
): { group: HTMLElement; show(choice: C): void } {
  const inputs = choices.map((choice) => {
    const { name, onChoose } = rowOf(choice);
    const input = element(document, 'input', { type: 'radio', name: id, id: `${id}-${choice}`, value: choice });
    input.addEventListener('change', onChoose);
    return { choice, input, label: element(document, 'label', { class: 'option' }, input, name) };
  });
  const legend = element(document, 'legend', {}, title);
  return {
    group: element(document, 'fieldset', { class: 'choices' }, legend, ...inputs.map(({ label }) => label)),
    show(chosen) {
      for (const { choice, input } of inputs) input.checked = choice === chosen;
    },
  };
}

export function button(name: string, onClick: () => void, kind: '' | 'main' = ''): HTMLButtonElement {
  const made = element(document, 'button', { type: 'button', class: `button ${kind}`.trim() }, name);
  made.addEventListener('click', onClick);
  return made;
}

/** `base`: the folder in which icon/ stands. */
export const brand = (base = '/') =>
  element(document, 'img', { src: `${base}icon/48.png`, width: '24', height: '24', alt: '', class: 'brand' });

/** A place for short answers, read out when they change. */
export function answerLine(): { line: HTMLElement; say(text: string): void } {
  const line = element(document, 'p', { role: 'status', class: 'answer small' });
  return {
    line,
    say(text) {
      line.textContent = text;
    },
  };
}

/** Opens one of our own pages, or goes to it where it is open. */
export function openPage(url: string): void {
  window.open(url, url);
}
