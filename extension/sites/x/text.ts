// The text that a reader sees: emoji are pictures with their character as alternative text, line breaks are in the text itself.

const maxLength = 30_000;

export function visibleText(element: Element | null): string {
  if (element === null) return '';
  const parts: string[] = [];
  let length = 0;
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null && length < maxLength; node = walker.nextNode()) {
    const part = partOf(node);
    parts.push(part);
    length += part.length;
  }
  return parts.join('').slice(0, maxLength);
}

function partOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  const element = node as Element;
  if (element.localName === 'img') return element.getAttribute('alt') ?? '';
  return element.localName === 'br' ? '\n' : '';
}
