// What a student says of an account before the evidence is shown.

export const views = ['ordinary', 'unclear', 'pattern'] as const;
export type View = (typeof views)[number];

/** 1 a guess, 2 fairly sure, 3 very sure. */
export const surenesses = [1, 2, 3] as const;
export type Sureness = (typeof surenesses)[number];

/** In the order in which they stand in a code; new ones only at the end. */
export const signs = ['age', 'gap', 'copies', 'endings', 'hours', 'language', 'topic', 'few'] as const;
export type Sign = (typeof signs)[number];

export interface Mark {
  view: View | null;
  /** null where nothing is said, or where the view is that one cannot tell. */
  sure: Sureness | null;
  signs: readonly Sign[];
  /** In own words; never part of a code. */
  note: string;
}

export const noMark: Mark = { view: null, sure: null, signs: [], note: '' };

export const isComplete = ({ view, sure }: Mark): boolean => view === 'unclear' || (view !== null && sure !== null);
