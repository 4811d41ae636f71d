// Building elements without markup from strings: pages may enforce Trusted Types, and nothing that an account wrote may ever become markup.

type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | boolean>>;

export function element<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: K,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'string') made.setAttribute(key, value);
    else made.toggleAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export type Maker = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes,
  ...children: readonly Child[]
) => HTMLElementTagNameMap[K];

export function maker(document: Document): Maker {
  return (name, attributes, ...children) => element(document, name, attributes, ...children);
}

/** Only a plain web address becomes a link: a pack's text is data, not trust. */
export function webAddress(text: string): string | null {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
