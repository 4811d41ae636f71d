// A text of the page as one string, as a reader sees it, and the way back from a place in it to the page's own text nodes. Reads only. A text
// is split over any number of elements (links, moments of a video, direction marks), and an emoji in it may be a picture.
import { textParts } from '../sites/text';

export interface PageText {
  text: string;
  /** The range between two places; null where no text of the page's own stands between them. */
  range(start: number, end: number): Range | null;
}

interface PlacedNode {
  node: Text;
  start: number;
  end: number;
}

export function pageText(element: HTMLElement): PageText {
  const nodes: PlacedNode[] = [];
  let text = '';
  for (const part of textParts(element)) {
    if (part.node !== null) nodes.push({ node: part.node, start: text.length, end: text.length + part.text.length });
    text += part.text;
  }
  return {
    text,
    range(start, end) {
      // A place on a picture belongs to the text next to it, within the stretch.
      const first = nodes.find((one) => one.end > start);
      const last = nodes.findLast((one) => one.start < end);
      if (first === undefined || last === undefined || first.start > last.start) return null;
      const range = element.ownerDocument.createRange();
      range.setStart(first.node, Math.max(0, start - first.start));
      range.setEnd(last.node, Math.min(last.node.data.length, end - last.start));
      return range;
    },
  };
}
