// The real engine as a lens, without a browser: the module that is shipped, all packs, English sentences.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Reading, readingOf, type Scene } from '../../../extension/classroom/engine/lens.ts';
import type { Assessment, GroupAssessment } from '../../../extension/engine/protocol.ts';
import { createWasmEngine, type EngineModule } from '../../../extension/engine/wasm-engine.ts';
import { buildDir, sourceDir } from '../../support/places.ts';

export async function openRealEngine(): Promise<(scene: Scene) => Reading> {
  const folder = process.env.PERSONA_LENS_WASM_DIR || join(buildDir, 'wasm');
  const file = pathToFileURL(join(folder, 'persona-lens-engine.mjs')).href;
  const { default: factory } = (await import(/* @vite-ignore */ file)) as { default: () => Promise<EngineModule> };
  const engine = createWasmEngine(await factory());
  const ask = (header: { call: string } & Record<string, unknown>, body?: string): unknown => {
    const answer = engine.call(header, body === undefined ? undefined : new TextEncoder().encode(body));
    if (!answer.ok) throw new Error(`${header.call}: ${answer.error.message} (${answer.error.place})`);
    return answer.result;
  };
  const shared = (...parts: string[]) => readFileSync(join(sourceDir, 'shared', ...parts), 'utf8');
  ask({ call: 'load_words', language: 'en' }, shared('words', 'en.json'));
  for (const name of readdirSync(join(sourceDir, 'shared/packs')).filter((one) => one.endsWith('.json'))) {
    ask({ call: 'load_pack' }, shared('packs', name));
  }
  return ({ platform = 'x', visits, at, accounts }) => {
    ask({ call: 'forget_all' });
    for (const { source, body } of visits) ask({ call: 'ingest', source }, body);
    const assessed = ask({ call: 'assess', at, accounts: accounts.map((id) => ({ platform, id })) });
    return readingOf(assessed as Assessment[], ask({ call: 'groups', at }) as GroupAssessment[]);
  };
}
