// Where the replica's answers come from: a composed world, or recorded responses where the machine has them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnswerOptions, answer, pageData, playerData } from '../../fixtures/youtube/answers.ts';
import type { World } from '../../fixtures/youtube/model.ts';
import { continuation } from '../../fixtures/youtube/shapes.ts';
import { commentToken } from '../../fixtures/youtube/tokens.ts';

type Json = Record<string, unknown>;

export interface Source {
  /** The data in the first HTML: ytInitialData, and the player's where there is one. */
  page(path: string, options: AnswerOptions): { data: unknown; player: unknown };
  answer(endpoint: string, request: Json, options: AnswerOptions): string;
}

export function composed(world: World): Source {
  return {
    page(path, options) {
      const url = new URL(path, 'https://www.youtube.com');
      const video = url.pathname === '/watch' ? url.searchParams.get('v') : null;
      return {
        data: pageData(world, path, options),
        player: video === null ? null : playerData(world, video, options),
      };
    },
    answer: (endpoint, request, options) => JSON.stringify(answer(world, endpoint, request, options)),
  };
}

/** A recorded first page of comments. */
export interface Recording {
  name: string;
  file: string;
}

export const recordings: readonly Recording[] = [
  { name: '2023, comments inside their threads', file: 'comments-2023/pinned_generated_mock_3.json' },
  { name: '2026, comments apart from their threads', file: 'comments/replies/generated_mock_3.json' },
  { name: '2026, with an edited comment', file: 'comments/editedcomment/generated_mock_2.json' },
  { name: '2026, with a pinned comment', file: 'comments/pinned/generated_mock_3.json' },
];

/** The page around the comments is bare; they are the first and only answer to a continuation. */
export function recorded({ file }: Recording, video: string, dataDir: string): Source {
  const recording = JSON.parse(readFileSync(join(dataDir, 'youtube', file), 'utf8')) as {
    response: { responseBody: string };
  };
  const data = {
    contents: { itemSectionRenderer: { contents: [continuation(commentToken(video, 'top:0'))] } },
    currentVideoEndpoint: { watchEndpoint: { videoId: video } },
  };
  let answered = false;
  return {
    page: () => ({ data, player: null }),
    answer(_endpoint, request) {
      if (request.continuation === undefined) return JSON.stringify(data);
      if (answered) return '{}';
      answered = true;
      return recording.response.responseBody;
    },
  };
}
