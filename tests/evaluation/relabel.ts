// The label that a group would have without one of its signals: the rules of domain 5.1 and 5.2 on what the engine reported. Written anew
// here, so that it also checks the engine: without leaving anything out, the label must be the engine's own.
import type { GroupTrial } from './measure.ts';
import { type Label, labels, type Pack } from './reading.ts';

const caps: Readonly<Record<string, number>> = { G1: 12, G2: 10, G3: 15, G4: 10, G5: 3, G6: 8, G7: 8, G8: 6 };
const dependentShare = 0.3;
const groupFloor = -6;

interface GroupMinimum {
  groups_any_of?: string[];
  signals?: Record<string, unknown>;
  any_of?: GroupMinimum[];
}

interface SignatureOfPack {
  id: string;
  minimum: { group?: GroupMinimum };
}

export interface Relabel {
  without(group: GroupTrial, signal: string): Label;
  /** Signals that weigh anything in a signature that gives the group a label. */
  weighing(group: GroupTrial): string[];
}

type Traits = readonly { id: string; group: string; decibans: { low: number } }[];

function sumsOf(traits: Traits): Map<string, number> {
  const byGroup = new Map<string, number[]>();
  for (const { group, decibans } of traits) byGroup.set(group, [...(byGroup.get(group) ?? []), decibans.low]);
  return new Map(
    [...byGroup].map(([group, weights]) => {
      if (caps[group] === undefined) return [group, weights.reduce((sum, weight) => sum + Math.min(weight, 0), 0)];
      const [strongest = 0, ...others] = weights.sort((a, b) => b - a);
      const sum = strongest + dependentShare * others.reduce((total, weight) => total + Math.max(weight, 0), 0);
      return [group, Math.max(groupFloor, Math.min(caps[group], sum))];
    }),
  );
}

function labelOf(sums: ReadonlyMap<string, number>, findings: number): Label {
  const speaking = [...sums].filter(([group, low]) => group !== 'G5' && low > 0 && caps[group] !== undefined);
  const count = speaking.length + findings;
  const without5 = [...sums].reduce((sum, [group, low]) => sum + (group === 'G5' ? 0 : low), 0);
  const total = without5 + (without5 >= 10 ? Math.max(0, sums.get('G5') ?? 0) : 0);
  const decides = ['G2', 'G3', 'G6'].some((group) => (sums.get(group) ?? 0) > 0);
  if (count < 2 || total < 10) return 'none';
  if (total >= 20 && decides) return 'strong';
  return total >= 15 ? 'marked' : 'some';
}

function stillMet(minimum: GroupMinimum, signal: string, sums: ReadonlyMap<string, number>): boolean {
  if (minimum.signals !== undefined && signal in minimum.signals) return false;
  const groups = minimum.groups_any_of;
  if (groups !== undefined && !groups.some((group) => (sums.get(group) ?? 0) > 0)) return false;
  return minimum.any_of === undefined || minimum.any_of.some((alternative) => stillMet(alternative, signal, sums));
}

export function relabelling(packs: readonly Pack[]): Relabel {
  const minimums = new Map<string, GroupMinimum>();
  for (const { text } of packs) {
    const { signatures } = JSON.parse(text) as { signatures?: SignatureOfPack[] };
    for (const { id, minimum } of signatures ?? []) if (minimum.group) minimums.set(id, minimum.group);
  }
  const stronger = (a: Label, b: Label): Label => (labels.indexOf(a) >= labels.indexOf(b) ? a : b);
  const speaks = (label: Label): boolean => labels.indexOf(label) >= labels.indexOf('some');
  return {
    without({ signatures }, signal) {
      return signatures.reduce<Label>((best, { id, label, signals }) => {
        if (!speaks(label)) return best;
        const traits = signals.filter((trait) => trait.id !== signal);
        const sums = sumsOf(traits);
        const minimum = minimums.get(id);
        if (minimum === undefined || !stillMet(minimum, signal, sums)) return best;
        const several = traits.some(({ findings, decibans }) => (findings ?? 1) > 1 && decibans.low > 0) ? 1 : 0;
        const reckoned = labelOf(sums, several);
        // A signature that holds its label down goes on doing so.
        return stronger(best, labels.indexOf(reckoned) > labels.indexOf(label) ? label : reckoned);
      }, 'none');
    },
    weighing({ signatures }) {
      return signatures
        .filter(({ label }) => speaks(label))
        .flatMap(({ signals }) => signals.filter(({ decibans }) => decibans.low > 0).map(({ id }) => id));
    },
  };
}
