// Building elements. Ids and class names are new at every load, as X's are.
import { classNames } from './styles.ts';

export type Child = Node | string | undefined | false;

/** `class` takes roles of styles.ts; an undefined attribute is left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    element.setAttribute(name, name === 'class' ? classNames(value) : value);
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
}

export function icon(path: string, size = 20): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('width', String(size));
  svg.setAttribute('height', String(size));
  svg.setAttribute('class', classNames('icon'));
  const group = document.createElementNS(namespace, 'g');
  const shape = document.createElementNS(namespace, 'path');
  shape.setAttribute('d', path);
  group.append(shape);
  svg.append(group);
  return svg;
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

export function randomName(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return [...bytes].map((byte) => letters[byte % letters.length]).join('');
}

/** "id__6xw11wjlq8p": as aria-labelledby uses them. */
export const randomId = (): string => `id__${randomName(11)}`;

const emojiPattern = /(\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic})*)/u;

/** Text with its emoji as pictures, the way X writes names and posts. */
export function richText(text: string): Child[] {
  return text
    .split(emojiPattern)
    .filter((part) => part !== '')
    .map((part) => {
      if (!emojiPattern.test(part)) return el('span', { class: 'text' }, part);
      const code = [...part].map((letter) => (letter.codePointAt(0) ?? 0).toString(16)).join('-');
      return el('img', {
        alt: part,
        draggable: 'false',
        src: `https://abs-0.twimg.com/emoji/v2/svg/${code}.svg`,
        title: part,
        class: 'emoji',
      });
    });
}
