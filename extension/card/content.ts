// The card, top to bottom: one sentence; the mark, the word and the decibans; the life line; what was seen, strongest first, each as observed →
// rule → source → who also looks like this; what could not be checked; the sample; what this is not; the group.
// Everything that comes from an account or a pack is set as text, and names are isolated, so that a right-to-left name turns nothing around.
import { drawMark } from '../annotate/mark';
import { drawDecibans, range } from '../charts/decibans';
import { drawHours, hoursOf, leastPosts } from '../charts/hours';
import { drawLife } from '../charts/life-line';
import type { PostTimes } from '../charts/post-times';
import { packOfSignature } from '../engine/packs';
import type {
  Assessment,
  Citation,
  CouldNotCheck,
  GroupAssessment,
  Label,
  SignatureMatch,
  Trait,
} from '../engine/protocol';
import type { Words } from '../words/words';
import { hideButton, markButton, noteButton } from './choices';
import { creation } from './creation';
import { type Maker, maker, webAddress } from './dom';
import { lifeOf } from './life';
import { signalName } from './names';

export interface CardModel {
  assessment: Assessment;
  group: GroupAssessment | undefined;
  now: number;
  /** The handle of a group's member, where it was seen; undefined otherwise. */
  handleOf(accountId: string): string | undefined;
  /** As people know an account: by handle, name or id. */
  shownName(accountId: string): string;
  profileUrl(handle: string): string;
  /** Where the site shows when an account was created; null or absent where the page itself shows it. */
  aboutUrl?: ((accountId: string) => string) | null;
  /** Leads to a member's post on this page; null where none is on it. */
  jumpTo(accountId: string): (() => void) | null;
  /** Names of what the reader switched off; what is shown was counted without them. */
  switchedOff: readonly string[];
  /** The reader wants no mark for this account. */
  isHidden: boolean;
  /** null where nothing can be kept, as in an example. */
  hide: ((isHidden: boolean) => void) | null;
  /** When the account's posts were made; null until it is known, absent where it is not asked for. */
  postTimes?: PostTimes | null;
  /** What the reader noted on this account; absent or "" without a note. */
  note?: string;
  /** Opens the window in which a note is written; null or absent where nothing can be kept. */
  writeNote?: (() => void) | null;
  /** Marks the words on the page that are spoken of; null where there are none to mark. */
  marking: { isOn: boolean; toggle(): void } | null;
}

interface Parts {
  document: Document;
  words: Words;
  h: Maker;
}

const maxMembers = 12;
const maxSources = 3;
/** So many lines are read at a glance. */
const shortList = 3;

const speaks = (label: Label) => label === 'some' || label === 'marked' || label === 'strong';

/** `headingId`: the id of the element that names the dialog. */
export function cardContent(document: Document, words: Words, model: CardModel, headingId: string): HTMLElement[] {
  const parts: Parts = { document, words, h: maker(document) };
  const { assessment, group } = model;
  // Where only the group speaks, it comes first: it is what there is to say.
  const groupFirst = group !== undefined && speaks(group.label) && !speaks(assessment.label);
  const alone = groupFirst ? 'ui.card.alone' : null;
  const own = [
    result(parts, assessment, alone),
    life(parts, model),
    hours(parts, model),
    creation(parts.h, words, model),
    traits(parts, assessment),
    also(parts, assessment),
  ];
  const together = group === undefined ? null : groupSection(parts, group, model, groupFirst);
  const sections = [
    section(
      parts,
      'headline',
      null,
      parts.h('h2', { id: headingId }, groupFirst ? group.sentence : assessment.sentence),
    ),
    ...(groupFirst ? [together, ...own] : own),
    innocent(parts, assessment.signatures[0]),
    unchecked(parts, assessment.could_not_check),
    switchedOff(parts, model),
    sample(parts, assessment),
    noteSection(parts, model),
    section(parts, 'caveat', null, parts.h('p', { class: 'caveat' }, words.say('caveat'))),
    groupFirst ? null : together,
    actions(parts, model),
  ];
  return sections.filter((one) => one !== null);
}

function section(
  { h, words }: Parts,
  name: string,
  headingKey: string | null,
  ...children: (Node | null)[]
): HTMLElement {
  const heading = headingKey === null ? null : h('h3', {}, words.say(headingKey));
  return h('section', { 'data-pl-section': name }, heading, ...children);
}

// ------------------------------------------------------------------------------------------------------------- result

function result(
  parts: Parts,
  { label, decibans, groups, signatures, note }: Assessment,
  heading: string | null,
): HTMLElement {
  const { document, h, words } = parts;
  const verdict = h(
    'p',
    { class: speaks(label) ? 'mark speaks' : 'mark' },
    drawMark(document, label, 28),
    h('span', {}, words.say(`ui.label.${label}`)),
  );
  const [strongest] = signatures;
  const weighed = speaks(label);
  return section(
    parts,
    'result',
    heading,
    verdict,
    weighed && strongest !== undefined ? signatureLine(parts, strongest) : null,
    weighed ? drawDecibans(document, groups, strongest?.signals ?? [], decibans, words) : null,
    weighed ? h('p', { class: 'quiet small' }, words.say('ui.card.scale')) : null,
    note === '' ? null : h('p', {}, words.say(`note.${note}`)),
  );
}

function signatureLine({ h, words }: Parts, { id, title, operation, sentence }: SignatureMatch): HTMLElement {
  const added =
    packOfSignature(id) === undefined ? h('span', { class: 'quiet' }, ` ${words.say('ui.card.added')}`) : null;
  return h('p', {}, h('b', {}, h('bdi', {}, title)), ' · ', h('bdi', {}, operation), h('br', {}), sentence, added);
}

function life(
  { document, words, ...parts }: Parts,
  { assessment, now, postTimes = null }: CardModel,
): HTMLElement | null {
  const chart = drawLife(document, lifeOf(assessment, now, postTimes), words);
  return chart === null ? null : section({ document, words, ...parts }, 'life', 'ui.card.life', chart);
}

/** While the times are on their way, their place is kept where there will be something to say. */
function hours({ document, words, ...parts }: Parts, { assessment, postTimes }: CardModel): HTMLElement | null {
  if (postTimes === undefined || (postTimes === null && assessment.sample.posts_seen < leastPosts)) return null;
  const chart =
    postTimes === null
      ? parts.h('div', { class: 'hourstrip waiting' })
      : drawHours(document, hoursOf(postTimes), words);
  return chart === null ? null : section({ document, words, ...parts }, 'hours', 'ui.card.hours', chart);
}

/** The charts anew, where their sections are; the rest of the card stays as it is. */
export function redrawCharts(document: Document, words: Words, model: CardModel, body: ParentNode): void {
  const parts: Parts = { document, words, h: maker(document) };
  for (const [name, made] of Object.entries({ life: life(parts, model), hours: hours(parts, model) })) {
    const old = body.querySelector(`[data-pl-section=${name}]`);
    if (made === null) old?.remove();
    else old?.replaceWith(made);
  }
}

// ------------------------------------------------------------------------------------------------------------- traits

function traits(parts: Parts, { signatures, label }: Assessment): HTMLElement | null {
  const [strongest] = signatures;
  if (strongest === undefined || strongest.signals.length === 0) return null;
  const sorted = strongest.signals.toSorted((a, b) => b.decibans.low - a.decibans.low);
  const below = speaks(label) ? null : signatureLine(parts, strongest);
  return section(
    parts,
    'traits',
    below === null ? 'ui.card.traits' : 'ui.card.traits_below',
    below,
    ...sorted.map((trait) => traitBlock(parts, trait)),
  );
}

function traitBlock(parts: Parts, trait: Trait): HTMLElement {
  const { h, words } = parts;
  const line = (key: string, ...children: (Node | string | null)[]) =>
    h('div', { class: 'fact' }, h('dt', {}, words.say(key)), h('dd', {}, ...children));
  const facts = h(
    'dl',
    {},
    trait.rule === '' ? null : line('ui.card.rule', trait.rule, basis(parts, trait)),
    trait.sources.length === 0 ? null : line('ui.card.source', sources(parts, trait.sources)),
    trait.look_alike === '' ? null : line('ui.card.look_alike', trait.look_alike),
  );
  return h(
    'article',
    { class: 'trait' },
    h(
      'h4',
      {},
      h('span', {}, signalName(words, trait.id)),
      h('span', { class: 'weight' }, range(trait.decibans.low, trait.decibans.high, words)),
    ),
    h('p', {}, trait.sentence),
    facts,
  );
}

function basis({ h, words }: Parts, { basis: grade }: Trait): HTMLElement | null {
  return grade === '' ? null : h('span', { class: 'quiet' }, ' ', words.say(`ui.basis.${grade}`));
}

function sources(parts: Parts, list: readonly Citation[]): HTMLElement {
  const { h } = parts;
  return h('ul', {}, ...list.slice(0, maxSources).map((source) => h('li', {}, ...citation(parts, source))));
}

/** A source as its publisher names it, with a link where there is one, and how it was checked. */
export function citation(
  { h, words }: Pick<Parts, 'h' | 'words'>,
  { title, publisher, date, url, grade }: Citation,
): (Node | string)[] {
  const address = webAddress(url);
  const name = h('bdi', {}, title);
  const linked =
    address === null ? name : h('a', { href: address, target: '_blank', rel: 'noopener noreferrer nofollow' }, name);
  const checked = words.say('ui.card.grade', { grade: words.say(`grade.${grade}`) });
  return words.parts<Node | string>('ui.card.citation', {
    title: linked,
    publisher: h('bdi', {}, publisher),
    date: words.date(date),
    grade: h('span', { class: 'quiet' }, checked),
  });
}

/** What was evaluated besides: said, so that the reader sees what was looked at, but it weighs nothing here. */
function also(parts: Parts, { observed, signatures }: Assessment): HTMLElement | null {
  const { h, words } = parts;
  const told = new Set(signatures[0]?.signals.map(({ id }) => id));
  const rest = observed.filter(({ signal, sentence }) => !told.has(signal) && sentence !== '');
  if (rest.length === 0) return null;
  const items = rest.map(({ signal, sentence }) => h('li', {}, h('b', {}, signalName(words, signal)), ` ${sentence}`));
  return folded(parts, 'observed', words.say('ui.card.observed', { n: rest.length }), items);
}

/** A long list that is at hand but not in the way: open where it is short. */
function folded(parts: Parts, name: string, heading: string, items: readonly HTMLElement[]): HTMLElement {
  const { h } = parts;
  const list = h('ul', { class: 'plain' }, ...items);
  return section(
    parts,
    name,
    null,
    h('details', { open: items.length <= shortList }, h('summary', {}, h('h3', {}, heading)), list),
  );
}

function innocent(parts: Parts, strongest: SignatureMatch | undefined): HTMLElement | null {
  const { h } = parts;
  if (strongest === undefined || strongest.innocent.length === 0) return null;
  const items = strongest.innocent.map((text) => h('li', {}, text));
  return section(parts, 'innocent', 'ui.card.innocent', h('ul', { class: 'plain' }, ...items));
}

function unchecked(parts: Parts, list: readonly CouldNotCheck[]): HTMLElement {
  const { h, words } = parts;
  if (list.length === 0) {
    return section(parts, 'unchecked', 'ui.card.unchecked', h('p', {}, words.say('ui.card.unchecked_nothing')));
  }
  // One line a reason: many checks fail for the same one.
  const signalsByReason = new Map<string, string[]>();
  for (const { signal, why } of list) {
    signalsByReason.set(why, [...(signalsByReason.get(why) ?? []), signalName(words, signal)]);
  }
  const items = Array.from(signalsByReason, ([why, signals]) =>
    h('li', {}, h('b', {}, words.list(signals)), ` ${why}`),
  );
  return folded(parts, 'unchecked', words.say('ui.card.unchecked_some', { n: list.length }), items);
}

function switchedOff(parts: Parts, { switchedOff: names }: CardModel): HTMLElement | null {
  const { h, words } = parts;
  if (names.length === 0) return null;
  return section(
    parts,
    'choices',
    'ui.card.switched_off',
    h('p', {}, words.say('ui.card.without', { list: words.list(names) })),
  );
}

function noteSection(parts: Parts, { note = '', writeNote = null }: CardModel): HTMLElement | null {
  if (note === '' && writeNote === null) return null;
  return section(
    parts,
    'note',
    note === '' ? null : 'ui.card.note',
    note === '' ? null : parts.h('p', { class: 'note', dir: 'auto' }, note),
    writeNote === null ? null : noteButton(parts.document, parts.words, note !== '', writeNote),
  );
}

function actions({ document, words, ...parts }: Parts, { hide, isHidden, marking }: CardModel): HTMLElement | null {
  if (hide === null && marking === null) return null;
  return section(
    { document, words, ...parts },
    'actions',
    null,
    marking === null ? null : markButton(document, words, marking),
    hide === null ? null : hideButton(document, words, isHidden, hide),
  );
}

function sample(parts: Parts, { sample: seen }: Assessment): HTMLElement {
  const { h, words } = parts;
  const total = seen.posts_total === undefined ? words.say('sample.unknown_total') : words.number(seen.posts_total);
  const lines = [words.say('sample.account', { n: seen.posts_seen, total })];
  if (seen.first !== undefined && seen.last !== undefined && seen.posts_seen > 1) {
    lines.push(
      words.say('ui.card.sample_span', {
        first: words.date(seen.first.earliest),
        last: words.date(seen.last.latest),
      }),
      words.say(seen.contiguous ? 'ui.card.sample_contiguous' : 'ui.card.sample_holes'),
    );
  }
  return section(parts, 'sample', 'ui.card.sample', h('p', {}, lines.reduce(words.join)));
}

// -------------------------------------------------------------------------------------------------------------- group

/** `isHeadline`: the group's sentence stands above already. */
function groupSection(parts: Parts, group: GroupAssessment, model: CardModel, isHeadline: boolean): HTMLElement {
  const { document, h, words } = parts;
  const heading = h('h3', {}, words.say('ui.card.group', { n: group.members.length }));
  const mark = h(
    'p',
    { class: speaks(group.label) ? 'mark speaks' : 'mark' },
    drawMark(document, group.label, 20),
    h('span', {}, words.say(`ui.label.${group.label}`)),
  );
  const shown = group.members.toSorted((a, b) => order(a, model) - order(b, model)).slice(0, maxMembers);
  const members = shown.map((id) => h('li', {}, member(parts, id, model)));
  const more = group.members.length - shown.length;
  const [strongest] = group.signatures;
  const weighed = speaks(group.label);
  const told = new Set(weighed ? strongest?.signals.map(({ id }) => id) : []);
  const besides = group.signals
    .filter(({ id, sentence }) => !told.has(id) && sentence !== '')
    .map(({ sentence }) => h('li', {}, sentence));
  return section(
    parts,
    'group',
    null,
    heading,
    mark,
    isHeadline ? null : h('p', {}, group.sentence),
    group.note === '' ? null : h('p', {}, words.say(`note.${group.note}`)),
    weighed && strongest !== undefined ? signatureLine(parts, strongest) : null,
    weighed ? drawDecibans(document, group.groups, strongest?.signals ?? [], group.decibans, words) : null,
    ...(weighed ? (strongest?.signals ?? []) : []).map((trait) => traitBlock(parts, trait)),
    besides.length === 0 ? null : h('ul', { class: 'plain' }, ...besides),
    h('p', { class: 'quiet' }, words.say('ui.card.group_members')),
    h(
      'ul',
      { class: 'members' },
      ...members,
      more > 0 ? h('li', {}, words.say('ui.card.group_more', { n: more })) : null,
    ),
    strongest === undefined || strongest.sources.length === 0 ? null : sources(parts, strongest.sources),
  );
}

/** This account first, then those on the page, then those whose handle is known. */
function order(id: string, { assessment, handleOf, jumpTo }: CardModel): number {
  if (id === assessment.id) return 0;
  if (jumpTo(id) !== null) return 1;
  return handleOf(id) === undefined ? 3 : 2;
}

function member({ h, words }: Parts, id: string, model: CardModel): Node {
  const handle = model.handleOf(id);
  const shown = model.shownName(id);
  const name = h('bdi', {}, shown);
  if (id === model.assessment.id)
    return h('span', {}, name, h('span', { class: 'quiet' }, ` ${words.say('ui.card.this_account')}`));
  const jump = model.jumpTo(id);
  if (jump !== null) {
    const label = words.say('ui.card.jump', { handle: handle ?? shown });
    const button = h('button', { type: 'button', class: 'jump', title: label, 'aria-label': label }, name);
    button.addEventListener('click', jump);
    return button;
  }
  return handle === undefined ? name : h('a', { href: model.profileUrl(handle) }, name);
}
