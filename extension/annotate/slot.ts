// Where a badge sits: at the lower outer corner of the author's picture, half over its rim. There is room on every row (posts, focal posts,
// people, hover cards, profiles), names are never cut, and the bubble covers only a sliver of the picture.
//
// The host is absolutely positioned without insets: it stays where it would have stood (its static position) and takes part in no layout, so
// it can neither add height nor push anything, whatever the site's containers are. From there it is moved to its place, which is measured once,
// by margins that add up to nothing: then it is the same whether a container aligns by the start, the centre or the end. (A transform would do as
// well, but the browser keeps each as a layer of its own, and a page may have thousands of rows.) It is unseen until then: no layout shift.
import type { Slot } from '../sites/adapter';

/** The button's side: WCAG 2.5.8's least target. */
export const badgeSize = 24;
/** The visible bubble. */
export const bubbleSize = 20;

export const hostStyle = [
  'all: initial',
  'position: absolute',
  'display: block',
  `width: ${badgeSize}px`,
  `height: ${badgeSize}px`,
  'margin: 0',
  'z-index: 2',
  'pointer-events: auto',
]
  .map((rule) => `${rule} !important`)
  .join('; ');

export interface Box {
  left: number;
  right: number;
  top: number;
  width: number;
  height: number;
}

/** The badge's centre, in the same coordinates as the boxes. */
export function badgeCentre(
  picture: Box | null,
  name: Box | null,
  rightToLeft: boolean,
): { x: number; y: number } | null {
  if (picture !== null && picture.width >= 16) {
    const radius = picture.width / 2;
    // The rim at 45°, on the side where the text begins.
    const reach = radius * Math.SQRT1_2;
    const centre = picture.left + radius;
    return { x: centre + (rightToLeft ? -reach : reach), y: picture.top + picture.height / 2 + reach };
  }
  if (name === null || name.width === 0) return null;
  // Without a picture: in the margin beside the name's first line.
  const half = badgeSize / 2;
  return { x: rightToLeft ? name.right + half : name.left - half, y: name.top + Math.min(name.height, 20) / 2 };
}

const cuts = (value: string, harmless: string) => value !== '' && value !== harmless;

/** The nearest ancestor that does not cut off what sticks out of it; X cuts pictures to circles. */
export function unclipped(container: HTMLElement, row: HTMLElement): HTMLElement {
  const view = container.ownerDocument.defaultView;
  let place = container;
  for (let step = container; step !== row && view !== null; ) {
    const { overflowX, overflowY, clipPath } = view.getComputedStyle(step);
    const parent: HTMLElement | null = step.parentElement;
    if (parent === null) break;
    if (cuts(overflowX, 'visible') || cuts(overflowY, 'visible') || cuts(clipPath, 'none')) place = parent;
    step = parent;
  }
  return place;
}

/** What to add to the host's present position; null where there is nothing to sit at (yet). */
export function measureMove(host: HTMLElement, slot: Slot): { dx: number; dy: number } | null {
  const view = host.ownerDocument.defaultView;
  const boxOf = (element: HTMLElement | null) => element?.getBoundingClientRect() ?? null;
  const rightToLeft = view?.getComputedStyle(slot.container).direction === 'rtl';
  const centre = badgeCentre(boxOf(slot.picture), boxOf(slot.name), rightToLeft);
  if (centre === null) return null;
  const now = host.getBoundingClientRect();
  return { dx: centre.x - (now.left + now.width / 2), dy: centre.y - (now.top + now.height / 2) };
}
