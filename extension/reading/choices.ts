// What the reader switched off, taken out of what the engine said: signals and packs of signatures.
//
// The engine evaluates everything all the same. Leaving evidence out beforehand could raise a label, because a pack also carries what speaks for
// an account (sellers' words, quotation, lists of open media), and one rule may stand in two packs. So it is taken out afterwards, and the result
// can only be lower than the engine's:
// - evidence against a resemblance cannot be switched off;
// - a signature of a pack that is off is left out;
// - a signature of a set that the reader added is left out where it counts a signal that is off: what it cannot do without is not known here;
// - a signature that asks for a signal that is off, or for a kind of evidence of which nothing is left, is left out;
// - any other is added up anew without the signal, by the same rule and thresholds (domain 5.1, 5.2), and its label is the lower of the two.
import { packOfSignature, type SignatureNeeds } from '../engine/packs';
import type {
  Assessment,
  Decibans,
  GroupAssessment,
  GroupEvidence,
  Label,
  SignatureMatch,
  Trait,
} from '../engine/protocol';
import type { Words } from '../words/create';
import type { FindingsView } from './findings';

export interface Choices {
  offSignals: readonly string[];
  offPacks: readonly string[];
}

type About = 'account' | 'group';

const order: readonly Label[] = ['not_enough', 'none', 'some', 'marked', 'strong'];
const lower = (a: Label, b: Label): Label => (order.indexOf(a) <= order.indexOf(b) ? a : b);
type Weighed = Pick<SignatureMatch, 'label' | 'decibans'>;
const byStrength = (a: Weighed, b: Weighed) =>
  order.indexOf(b.label) - order.indexOf(a.label) || b.decibans.low - a.decibans.low;
const nothing: Decibans = { low: 0, high: 0 };
/** Beside the strongest trait of its kind, each further one counts with this share. */
const dependentShare = 0.3;
/** One of these must be among the kinds of a strong resemblance. */
const firmKinds: ReadonlySet<string> = new Set(['G2', 'G3', 'G6']);
/** Hours alone say where somebody lives; they are no kind of their own. */
const uncountedKinds: ReadonlySet<string> = new Set(['G5', 'counter']);

export interface ChosenView extends FindingsView {
  set(choices: Choices): void;
}

export function createChosenView(words: Words): ChosenView {
  let off: ReadonlySet<string> = new Set();
  let offPacks: ReadonlySet<string> = new Set();
  let seen = new WeakMap<Assessment | GroupAssessment, Assessment | GroupAssessment>();

  const nothingIsOff = () => off.size === 0 && offPacks.size === 0;

  function once<T extends Assessment | GroupAssessment>(raw: T, make: (raw: T) => T): T {
    if (nothingIsOff()) return raw;
    const known = seen.get(raw) as T | undefined;
    const made = known ?? make(raw);
    seen.set(raw, made);
    return made;
  }

  function headline(label: Label, signatures: readonly SignatureMatch[], about: About): string {
    const [first] = signatures;
    const source = first?.sources[0];
    if (label === 'not_enough') return words.say('headline.not_enough');
    if (label === 'none' || first === undefined || source === undefined) {
      return words.say(about === 'account' ? 'headline.none.account' : 'headline.none.group');
    }
    return words.say(about === 'account' ? 'headline.match.account' : 'headline.match.group', {
      n: first.signals.filter(({ decibans }) => decibans.low > 0).length,
      title: source.title,
      publisher: source.publisher,
      date: words.date(source.date),
    });
  }

  function signatures(raw: readonly SignatureMatch[], about: About): SignatureMatch[] {
    const kept = raw
      .filter(({ id }) => !offPacks.has(packOfSignature(id)?.id ?? ''))
      .map((signature) => withoutSignals(signature, about, off, words))
      .filter((signature) => signature !== null);
    return kept.toSorted(byStrength);
  }

  /** The parts that an account's and a group's result have in common. */
  function common(raw: Assessment | GroupAssessment, about: About) {
    const kept = signatures(raw.signatures, about);
    if (kept.length === raw.signatures.length && kept.every((one, index) => one === raw.signatures[index])) return null;
    const [first] = kept;
    const fallen = raw.label === 'not_enough' ? 'not_enough' : 'none';
    const label = first === undefined ? fallen : lower(raw.label, first.label === 'not_enough' ? fallen : first.label);
    const speaks = order.indexOf(label) > order.indexOf('none');
    return {
      label,
      signatures: kept,
      decibans: speaks && first !== undefined ? first.decibans : nothing,
      groups: speaks && first !== undefined ? first.groups : {},
      headline: headline(label, kept, about),
    };
  }

  const group = (raw: GroupAssessment): GroupAssessment =>
    once(raw, () => {
      const changed = common(raw, 'group');
      const { headline: sentence, ...result } = changed ?? { headline: '' };
      const kind = words.say(`group.${raw.kind}`, { n: raw.members.length });
      return {
        ...raw,
        ...result,
        sentence: changed === null ? raw.sentence : words.join(kind, sentence),
        signals: raw.signals.filter(isOn),
        could_not_check: raw.could_not_check.filter(({ signal }) => !off.has(signal)),
      };
    });

  const isOn = ({ id, group }: Pick<Trait, 'id' | 'group'>) => group === 'counter' || !off.has(id);

  return {
    set(choices) {
      off = new Set(choices.offSignals);
      offPacks = new Set(choices.offPacks);
      seen = new WeakMap();
    },
    assessment: (raw) =>
      once(raw, () => {
        const { headline: sentence, ...result } = common(raw, 'account') ?? { headline: raw.sentence };
        return {
          ...raw,
          ...result,
          sentence,
          observed: raw.observed.filter(({ signal, group }) => isOn({ id: signal, group })),
          could_not_check: raw.could_not_check.filter(({ signal }) => !off.has(signal)),
        };
      }),
    groups: (raw) => (nothingIsOff() ? raw : raw.map(group).toSorted(byStrength)),
  };
}

/** null: without what is off there is nothing left to compare. The same object where nothing of it is off. */
function withoutSignals(
  signature: SignatureMatch,
  about: About,
  off: ReadonlySet<string>,
  words: Words,
): SignatureMatch | null {
  const isOff = ({ id, group }: Trait) => group !== 'counter' && off.has(id);
  if (!signature.signals.some(isOff)) return signature;
  const pack = packOfSignature(signature.id);
  if (pack === undefined) return null;
  const needs: SignatureNeeds | undefined = pack.needs[about];
  if (needs?.signals.some((id) => off.has(id))) return null;
  const signals = signature.signals.filter((trait) => !isOff(trait));
  const groups = addUp(signals, signature.groups);
  const speaking = Object.entries(groups).filter(([kind, value]) => kind !== 'counter' && (value?.low ?? 0) > 0);
  if (speaking.length === 0) return null;
  if (needs !== undefined && needs.kinds.length > 0 && !speaking.some(([kind]) => needs.kinds.includes(kind)))
    return null;
  const decibans = total(groups);
  const label = lower(
    signature.label,
    labelOf(
      decibans.low,
      speaking.map(([kind]) => kind),
      signals,
      about,
    ),
  );
  return { ...signature, signals, groups, decibans, label, sentence: words.say('ui.card.recounted') };
}

/** By kind: the strongest in full, each further one with its share; never more than the engine counted, which knows the caps. */
function addUp(signals: readonly Trait[], before: GroupEvidence): GroupEvidence {
  const groups: Record<string, Decibans> = {};
  for (const [kind, value] of Object.entries(before)) {
    if (value === undefined) continue;
    const own = signals.filter(({ group }) => group === kind);
    groups[kind] =
      kind === 'counter'
        ? value
        : {
            low: Math.min(value.low, sum(own.map(({ decibans }) => decibans.low))),
            high: Math.min(value.high, sum(own.map(({ decibans }) => decibans.high))),
          };
  }
  return groups;
}

function sum(weights: readonly number[]): number {
  const [strongest = 0, ...others] = weights.filter((weight) => weight > 0).toSorted((a, b) => b - a);
  return strongest + dependentShare * others.reduce((whole, one) => whole + one, 0);
}

function total(groups: GroupEvidence): Decibans {
  const all = Object.values(groups).filter((value) => value !== undefined);
  return {
    low: all.reduce((whole, { low }) => whole + low, 0),
    high: all.reduce((whole, { high }) => whole + high, 0),
  };
}

function labelOf(low: number, kinds: readonly string[], signals: readonly Trait[], about: About): Label {
  const counted = kinds
    .filter((kind) => !uncountedKinds.has(kind))
    .map((kind) => Math.max(1, ...signals.filter(({ group }) => group === kind).map(({ findings = 1 }) => findings)))
    .reduce((whole, one) => whole + one, 0);
  const forMore = about === 'account' ? 3 : 2;
  if (low < 10 || counted < 2) return 'none';
  if (low < 15 || counted < forMore) return 'some';
  return low >= 20 && kinds.some((kind) => firmKinds.has(kind)) ? 'strong' : 'marked';
}
