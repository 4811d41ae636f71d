// When the posts of the account on the card were made: asked for as its card opens, and again with each new assessment of it. Only ever of one account:
// of all on a page it would be more than all the rest that is known of them.
import type { PostTimes } from '../charts/post-times';
import type { Assessment } from '../engine/protocol';

export interface CardTimes {
  /** What is known by now; null until the first answer. */
  of(assessment: Assessment): PostTimes | null;
}

/** `onTold`: what `of` says has changed. */
export function createCardTimes(ask: (account: string) => Promise<PostTimes>, onTold: () => void): CardTimes {
  let current: { assessment: Assessment; told: PostTimes | null } | null = null;

  return {
    of(assessment) {
      if (current?.assessment === assessment) return current.told;
      // Until there is a newer answer, the older one of the same account stays.
      const told = current?.assessment.id === assessment.id ? current.told : null;
      const asked = { assessment, told };
      current = asked;
      void ask(assessment.id).then((answer) => {
        if (current !== asked) return;
        asked.told = answer;
        onTold();
      });
      return told;
    },
  };
}
