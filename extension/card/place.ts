// Where the card opens: beside the row, on the side of the picture or else on the other, so that neither the post nor the next ones are
// covered; where neither side has room, below or above the badge; always whole within the window.
import { sheetBelow } from './style';

export interface CardPlace {
  sheet: boolean;
  left: number;
  top: number;
  width: number;
  /** The height it may have, px. */
  room: number;
}

const gap = 8;
/** From the badge to the outer side of a row's picture, and a little more. */
const outerGap = 32;
const edge = 8;
const leastRoom = 260;
/** Narrower than this it is no pleasure to read. */
const leastWidth = 328;

interface Size {
  width: number;
  height: number;
}

/**
 * `badge`, `row`: their boxes in the window, the row's null where it is gone; `card`: the card's size when nothing limits it but its own maximum.
 */
export function placeCard(
  badge: DOMRectReadOnly,
  row: Pick<DOMRectReadOnly, 'left' | 'right'> | null,
  card: Size,
  view: Size,
  rightToLeft: boolean,
): CardPlace {
  if (view.width < sheetBelow) return { sheet: true, left: 0, top: 0, width: view.width, room: view.height * 0.7 };
  const within = (value: number, size: number, whole: number) => Math.max(edge, Math.min(value, whole - edge - size));
  const most = Math.min(card.height, view.height * 0.7);
  // The side of the picture where no text is.
  const beside = (rightToLeft ? view.width - badge.right : badge.left) - outerGap - edge;
  const at = (left: number, width: number): CardPlace => {
    return { sheet: false, left, top: within(badge.top - 12, most, view.height), width, room: view.height - 2 * edge };
  };
  if (beside >= leastWidth) {
    const width = Math.min(card.width, beside);
    return at(rightToLeft ? badge.right + outerGap : badge.left - outerGap - width, width);
  }
  // Beyond the row's end is what a page puts aside: related videos, trends, nothing.
  const beyond = row === null ? 0 : (rightToLeft ? row.left : view.width - row.right) - gap - edge;
  if (row !== null && beyond >= leastWidth) {
    const width = Math.min(card.width, beyond);
    return at(rightToLeft ? row.left - gap - width : row.right + gap, width);
  }
  const { width } = card;
  const left = within(rightToLeft ? badge.right - width : badge.left, width, view.width);
  const below = view.height - edge - (badge.bottom + gap);
  const above = badge.top - gap - edge;
  if (below >= Math.min(most, leastRoom) || below >= above) {
    return { sheet: false, left, top: badge.bottom + gap, width, room: Math.max(below, 120) };
  }
  const room = Math.max(above, 120);
  return { sheet: false, left, top: badge.top - gap - Math.min(most, room), width, room };
}
