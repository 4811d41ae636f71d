// The lesson plans: steps and their minutes; what is done in a step is said by the words.

export interface PlanStep {
  minutes: number;
  /** class.teach.* */
  step: string;
}

export const plans: readonly (readonly PlanStep[])[] = [
  [
    { minutes: 5, step: 'open' },
    { minutes: 15, step: 'mark' },
    { minutes: 10, step: 'look' },
    { minutes: 5, step: 'sum' },
    { minutes: 10, step: 'talk' },
  ],
  [
    { minutes: 5, step: 'open' },
    { minutes: 15, step: 'mark' },
    { minutes: 10, step: 'look' },
    { minutes: 5, step: 'sum' },
    { minutes: 15, step: 'bench' },
    { minutes: 10, step: 'base' },
    { minutes: 15, step: 'walk' },
    { minutes: 10, step: 'talk' },
    { minutes: 5, step: 'write' },
  ],
];
