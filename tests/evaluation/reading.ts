// The real engine, as the extension runs it: bytes of responses in, assessments and groups out.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createWasmEngine, type EngineModule } from '../../extension/engine/wasm-engine.ts';
import { buildDir, sourceDir } from '../support/places.ts';
import type { Response } from './wrapping.ts';
import { readAt } from './wrapping.ts';

export type Label = 'not_enough' | 'none' | 'some' | 'marked' | 'strong';
export const labels: readonly Label[] = ['not_enough', 'none', 'some', 'marked', 'strong'];
export const atLeast = (label: Label, floor: Label): boolean => labels.indexOf(label) >= labels.indexOf(floor);

export interface Weight {
  low: number;
  high: number;
}

export interface SignalLine {
  signal: string;
  group: string;
  decibans: Weight;
  observed?: Record<string, number | string>;
}

export interface AssessmentLine {
  id: string;
  label: Label;
  decibans: Weight;
  groups: Record<string, Weight>;
  signatures: { id: string; label: Label; signals: { id: string; group: string; decibans: Weight }[] }[];
  could_not_check: { signal: string; why: string }[];
  observed: SignalLine[];
  note?: string;
}

export interface GroupLine {
  kind: string;
  label: Label;
  members: string[];
  decibans: Weight;
  groups: Record<string, Weight>;
  signatures: {
    id: string;
    label: Label;
    signals: { id: string; group: string; decibans: Weight; findings?: number }[];
  }[];
  signals: { id: string; group: string; decibans: Weight; observed?: Record<string, number> }[];
  note?: string;
}

export interface Reading {
  assessments: Map<string, AssessmentLine>;
  groups: GroupLine[];
}

export interface Reader {
  /** One visit in a memory of its own. `whom`: only these are assessed; everybody when absent. */
  read(responses: readonly Response[], whom?: readonly string[]): Reading;
}

export interface Pack {
  name: string;
  text: string;
}

export function shippedPacks(): Pack[] {
  const folder = join(sourceDir, 'shared/packs');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

export function wasmModule(): string {
  return join(process.env.PERSONA_LENS_WASM_DIR || join(buildDir, 'wasm'), 'persona-lens-engine.mjs');
}

export async function openReader(packs: readonly Pack[]): Promise<Reader> {
  const file = wasmModule();
  if (!existsSync(file)) throw new Error(`The engine is not built: ${file} is missing.`);
  const { default: factory } = (await import(pathToFileURL(file).href)) as { default: () => Promise<EngineModule> };
  const engine = createWasmEngine(await factory());
  const encoder = new TextEncoder();
  const ask = (header: { call: string } & Record<string, unknown>, body?: string): unknown => {
    const answer = engine.call(header, body === undefined ? undefined : encoder.encode(body));
    if (!answer.ok) throw new Error(`${header.call}: ${answer.error.message} (${answer.error.place})`);
    return answer.result;
  };
  for (const pack of packs) {
    try {
      ask({ call: 'load_pack' }, pack.text);
    } catch (error) {
      throw new Error(`${pack.name} is refused. ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return {
    read(responses, whom) {
      ask({ call: 'forget_all' });
      for (const { operation, variables, body } of responses) {
        const source = {
          platform: 'x',
          kind: 'response',
          operation,
          variables: JSON.stringify(variables),
          read_at: readAt,
        };
        ask({ call: 'ingest', source }, JSON.stringify(body));
      }
      const accounts = whom?.map((id) => ({ platform: 'x', id }));
      // To the engine an empty list means everybody.
      const nobody = accounts?.length === 0;
      const lines = nobody
        ? []
        : (ask({ call: 'assess', at: readAt, ...(accounts ? { accounts } : {}) }) as AssessmentLine[]);
      const groups = ask({ call: 'groups', at: readAt }) as GroupLine[];
      return { assessments: new Map(lines.map((line) => [line.id, line])), groups };
    },
  };
}
