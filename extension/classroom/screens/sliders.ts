// A slider with its name and its value in words.
import type { Context } from '../context';
import type { Range } from '../workbench/scene';

export interface Slider {
  row: HTMLElement;
  /** Without telling `onChange`. */
  show(value: number): void;
}

export function slider(
  { h, words }: Context,
  id: string,
  name: string,
  { least, most, step }: Range,
  value: number,
  inWords: (value: number) => string,
  onChange: (value: number) => void,
): Slider {
  const input = h('input', {
    type: 'range',
    id,
    min: String(least),
    max: String(most),
    step: String(step),
  });
  // Heard as the slider's own value; a second voice would say it twice.
  const output = h('output', { for: id, 'aria-hidden': 'true' });
  const show = (now: number) => {
    input.value = String(now);
    const said = inWords(now);
    output.textContent = said;
    input.setAttribute('aria-valuetext', said);
  };
  show(value);
  input.addEventListener('input', () => {
    show(Number(input.value));
    onChange(Number(input.value));
  });
  return { row: h('div', { class: 'slider' }, h('label', { for: id }, words.say(name)), output, input), show };
}
