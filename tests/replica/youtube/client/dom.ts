// Building elements by DOM calls only: the page's policy allows no markup from strings.

export type Child = Node | string;

export function el(tag: string, attributes: Readonly<Record<string, string>> = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Sets the one text of an element without building anything anew, as a bound property does. */
export function setText(element: Element, text: string): void {
  if (element.firstChild instanceof Text && element.childNodes.length === 1) element.firstChild.data = text;
  else element.replaceChildren(text);
}

export function one(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the replica has no ${selector}`);
  return found;
}
