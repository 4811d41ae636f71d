// What the panel says to a screen reader of its own accord: that a long piece of work is under way, once; what came out of it, once; and a state that stands
// in place of findings. A page that is read on and on changes several times a second, and nobody wants to hear each of it.
import type { Words } from '../words/create';
import { speaks } from './parts';
import type { PageReport } from './protocol';

/** Fewer accounts are evaluated before a sentence about it is spoken. */
const worthSaying = 40;

export interface Announcer {
  /** `said`: what is seen as the summary now. Gives what is to be spoken, or null. */
  next(report: PageReport, said: string): string | null;
  /** What stands in place of findings was spoken; after it, everything is new. */
  forget(): void;
}

export const isWorking = ({ busy, engine, known, evaluated }: PageReport) =>
  engine !== 'ready' || busy > 0 || evaluated < known;

export const progressInWords = ({ evaluated, known }: PageReport, words: Words) =>
  known > evaluated ? words.say('ui.panel.progress', { n: evaluated, total: known }) : words.say('ui.panel.working');

export function createAnnouncer(words: Words): Announcer {
  let spokeOfWork = false;
  /** Accounts with a resemblance and groups when the summary was last spoken. */
  let outcome = '';

  return {
    next(report, said) {
      if (isWorking(report)) {
        if (spokeOfWork || report.known - report.evaluated < worthSaying) return null;
        spokeOfWork = true;
        return progressInWords(report, words);
      }
      spokeOfWork = false;
      const now = `${report.site} ${report.accounts.filter(({ label }) => speaks(label)).length} ${report.groups.length}`;
      if (now === outcome) return null;
      outcome = now;
      return said;
    },
    forget() {
      spokeOfWork = false;
      outcome = '';
    },
  };
}
