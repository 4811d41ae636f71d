// How sure somebody was, and how often right. Right is: as the account was composed. It is feedback about reasoning; nothing is added up to a score.
import type { Making } from '../feed/roles';
import { type Mark, type Sureness, surenesses } from './marks';

export interface Tally {
  sure: Sureness;
  said: number;
  right: number;
}

export type Fit = 'over' | 'fits' | 'under' | 'few';

export interface Calibration {
  tallies: Tally[];
  fit: Fit;
  /** Places of ordinary accounts that were suspected. */
  wronged: number[];
  /** Places of accounts made after a pattern that looked ordinary. */
  missed: number[];
  unclear: number;
}

/** Whoever says "very sure" should be right about so often; with fewer said, one mistake is one too many. */
const verySure = 0.9;
/** Whoever only guesses and is right so often saw more than they said. */
const boldGuess = 0.8;
const fewestGuesses = 4;

export function tallyOf(says: readonly { mark: Pick<Mark, 'view' | 'sure'>; making: Making }[]): Tally[] {
  return surenesses.map((sure) => {
    const of = says.filter(({ mark }) => mark.sure === sure && mark.view !== 'unclear');
    return { sure, said: of.length, right: of.filter(({ mark, making }) => mark.view === making).length };
  });
}

export function fitOf([guess, , very]: readonly Tally[]): Fit {
  if (very !== undefined && very.said > 0) return very.right / very.said < verySure ? 'over' : 'fits';
  if (guess !== undefined && guess.said >= fewestGuesses && guess.right / guess.said >= boldGuess) return 'under';
  return 'few';
}

export function calibrationOf(makings: readonly Making[], marks: readonly Mark[]): Calibration {
  const says = marks.flatMap((mark, place) => {
    const making = makings[place];
    return making === undefined ? [] : [{ mark, making, place }];
  });
  const placesOf = (making: Making, view: Mark['view']) =>
    says.filter((one) => one.making === making && one.mark.view === view).map(({ place }) => place);
  const tallies = tallyOf(says);
  return {
    tallies,
    fit: fitOf(tallies),
    wronged: placesOf('ordinary', 'pattern'),
    missed: placesOf('pattern', 'ordinary'),
    unclear: says.filter(({ mark }) => mark.view === 'unclear').length,
  };
}
