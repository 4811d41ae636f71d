// What is read in the benchmark of parsing: recorded responses where they are, else composed ones of the same shapes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer as answerOfX, defaultAnswerOptions } from '../../fixtures/x/answers.ts';
import { crowdWorld } from '../../fixtures/x/worlds/crowd.ts';
import { unwrap } from '../../observe/walk_youtube.ts';
import { dataDir } from '../../support/places.ts';

export interface Body {
  name: string;
  youtube: boolean;
  text: string;
}

const recorded = {
  x: ['twscrape/2026-08-07-9745b02/raw_user_tweets.json', 'twscrape/history/2025-03-07-5488037/raw_list_timeline.json'],
  youtube: ['comments/thomas/generated_mock_4.json', 'comments/pinned/generated_mock_2.json'],
};

function composedX(): Body {
  const { world } = crowdWorld(800);
  const options = { ...defaultAnswerOptions, pageSize: 276 };
  return {
    name: 'a composed timeline',
    youtube: false,
    text: JSON.stringify(answerOfX(world, 'HomeTimeline', {}, options)),
  };
}

/** Largest first. Says so where the recorded ones are missing. */
export function bodies(): Body[] {
  const all = [composedX()];
  if (dataDir === undefined) {
    process.stdout.write(
      'There are no recorded responses beside the checkout (../shared/data): a composed timeline of X only.\n',
    );
    return all;
  }
  const file = (...path: string[]): string => readFileSync(join(dataDir as string, ...path), 'utf8');
  for (const path of recorded.x)
    all.push({ name: `X, ${path.split('/').at(-1)}`, youtube: false, text: file('x', path) });
  for (const path of recorded.youtube) {
    all.push({ name: `YouTube, ${path.split('/').at(-2)}`, youtube: true, text: unwrap(file('youtube', path)).body });
  }
  return all;
}
