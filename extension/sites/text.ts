// The text that a reader sees: emoji are pictures with their character as alternative text, line breaks are in the text itself or elements.

const maxLength = 30_000;

/** A piece of a shown text: a text node's own, or what stands for a picture or a line break. */
export interface TextPart {
  text: string;
  node: Text | null;
}

/** The pieces in order; joined they are the text, of at most 30,000 characters or little more. */
export function textParts(element: Element): TextPart[] {
  const parts: TextPart[] = [];
  let length = 0;
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null && length < maxLength; node = walker.nextNode()) {
    const part = partOf(node);
    if (part.text === '') continue;
    parts.push(part);
    length += part.text.length;
  }
  return parts;
}

export function visibleText(element: Element | null): string {
  if (element === null) return '';
  return textParts(element)
    .map(({ text }) => text)
    .join('')
    .slice(0, maxLength);
}

function partOf(node: Node): TextPart {
  if (node.nodeType === Node.TEXT_NODE) return { text: node.nodeValue ?? '', node: node as Text };
  const element = node as Element;
  if (element.localName === 'img') return { text: element.getAttribute('alt') ?? '', node: null };
  return { text: element.localName === 'br' ? '\n' : '', node: null };
}
