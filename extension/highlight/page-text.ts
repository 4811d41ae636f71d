// The text of a row as one string, and the way back from a place in it to the page's own text nodes. Reads only.

export interface PageText {
  text: string;
  /** The range between two places; null where the page has changed meanwhile. */
  range(start: number, end: number): Range | null;
}

/** `post`: the text as the adapter read it; it says which part of the row is the post's own, whatever the site's markup is. */
export function findText(row: HTMLElement, post: string): PageText | null {
  const { document, nodes, text } = textNodes(row);
  // Spaces and line breaks differ between what is shown and what is in the nodes; letters and digits do not.
  const { letters, places } = lettersOf(text);
  const wanted = lettersOf(post).letters;
  const found = wanted === '' ? -1 : letters.indexOf(wanted);
  if (found < 0) return null;
  const from = places[found] ?? 0;
  const to = (places[found + wanted.length - 1] ?? from) + 1;
  return {
    text: text.slice(from, to),
    range(start, end) {
      const a = placeIn(nodes, from + start, false);
      const b = placeIn(nodes, from + end, true);
      if (a === null || b === null) return null;
      const range = document.createRange();
      range.setStart(a.node, a.offset);
      range.setEnd(b.node, b.offset);
      return range;
    },
  };
}

interface TextPart {
  node: Text;
  start: number;
}

function textNodes(row: HTMLElement): { document: Document; nodes: TextPart[]; text: string } {
  const document = row.ownerDocument;
  const nodes: TextPart[] = [];
  let text = '';
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    const node = walker.currentNode as Text;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  return { document, nodes, text };
}

/** Letters and digits with their places; pictures stand in a text as signs in one place and as images in another. */
function lettersOf(text: string): { letters: string; places: number[] } {
  let letters = '';
  const places: number[] = [];
  for (const { 0: letter, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    letters += letter;
    for (let unit = 0; unit < letter.length; unit += 1) places.push(index + unit);
  }
  return { letters, places };
}

/** `isEnd`: a place between two nodes belongs to the one before it. */
function placeIn(nodes: readonly TextPart[], at: number, isEnd: boolean): { node: Text; offset: number } | null {
  for (const { node, start } of nodes) {
    const offset = at - start;
    if (offset < node.data.length || (isEnd && offset === node.data.length)) return { node, offset };
  }
  return null;
}
