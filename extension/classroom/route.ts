// Where somebody is in the classroom, as the part of the address behind "#": it needs no server, and a teacher's link brings everybody to the same place.
import { seedOf } from './feed/draw';

export const screens = ['home', 'decide', 'workbench', 'cases', 'teacher'] as const;
export type ScreenName = (typeof screens)[number];

export interface Route {
  /** null: there is no such page. */
  screen: ScreenName | null;
  /** Of a case. */
  detail: string;
  seed: number;
}

export const firstSeed = 1;

/** `hash`: "#/decide?feed=7", "#/cases/panda". */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [name = '', detail = ''] = path.split('/');
  const screen = name === '' ? 'home' : (screens.find((one) => one === name) ?? null);
  return { screen, detail, seed: seedOf(new URLSearchParams(query).get('feed')) ?? firstSeed };
}

export const hashOf = (screen: ScreenName, { detail = '', seed }: { detail?: string; seed?: number } = {}): string =>
  `#/${screen === 'home' ? '' : screen}${detail === '' ? '' : `/${detail}`}${seed === undefined ? '' : `?feed=${seed}`}`;
