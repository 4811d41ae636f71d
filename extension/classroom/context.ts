// What every screen of the classroom is given.
import type { Maker } from '../card/dom';
import type { Words } from '../words/create';
import type { Lens } from './engine/lens';
import type { Route } from './route';
import type { ProgressStore } from './store/progress';

export interface Context {
  words: Words;
  h: Maker;
  lens: Lens;
  store: ProgressStore;
  route: Route;
  /** Draws the screen anew and brings the focus to its heading. */
  redraw(): void;
  /** Ends with the screen: listeners and answers that come late are nobody's then. */
  signal: AbortSignal;
}
