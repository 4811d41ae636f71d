// The report in Markdown. Numbers and hashes only: no text, no name, no id of anybody.
import type { Interval, Share } from './statistics.ts';
import { type Detection, floors, type Rates, type Summary, type ThreadRates } from './tables.ts';

const percent = (value: number): string => `${(value * 100).toFixed(value > 0 && value < 0.1 ? 1 : 0)} %`;
const counted = ({ hits, of, low, high }: Share): string =>
  of === 0 ? '–' : `${hits} of ${of} (${percent(low)} to ${percent(high)})`;
const interval = (value: number | null, range: Interval | null): string =>
  value === null || range === null ? '–' : `${value.toFixed(3)} (${range.low.toFixed(3)} to ${range.high.toFixed(3)})`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '*Nothing of this kind was there.*';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const rates = (rows: readonly Rates[]): string =>
  table(
    ['', ...floors.map((floor) => `windows: ${floor} or more`), ...floors.map((floor) => `people: ${floor} or more`)],
    rows.map(({ name, windows, people }) => [
      name,
      ...floors.map((floor) => counted(windows[floor] as Share)),
      ...floors.map((floor) => counted(people[floor] as Share)),
    ]),
  );

const quietThreads = (rows: readonly ThreadRates[]): string =>
  table(
    [
      '',
      'threads',
      ...floors.map((floor) => `a group of ${floor} or more`),
      'marked or more, threads that share nobody',
    ],
    rows.map(({ name, threads, any, first }) => [
      name,
      String(threads),
      ...floors.map((floor) => counted(any[floor] as Share)),
      counted(first.marked as Share),
    ]),
  );

const mixedThreads = (rows: readonly Detection[]): string =>
  table(
    [
      '',
      'threads',
      'found at all',
      ...floors.map((floor) => `noticed: ${floor} or more`),
      'operations found',
      'noticed',
    ],
    rows.map(({ name, threads, found, noticed, byOperation }) => [
      name,
      String(threads),
      counted(found),
      ...floors.map((floor) => counted(noticed[floor] as Share)),
      counted(byOperation.found),
      counted(byOperation.noticed),
    ]),
  );

function part(name: string, summary: Summary): string {
  const people = Object.entries(summary.people).map(([set, n]) => `${n} ${set}`);
  const stem = name.toLowerCase().replaceAll(' ', '-');
  const { same, different } = summary.sharedLinks.population_hk ?? { same: 0, different: 0 };
  const windows = Object.entries(summary.windowsPerPerson).map(([n, count]) => `${count} with ${n}`);
  return `## ${name}

Accounts: ${people.join(', ')}. Windows of a genuine person: ${windows.join(', ') || 'none'}.

### False positives: people who published their own archive

Brackets hold the exact 95 % interval (Clopper–Pearson). Windows of one person are not independent, so that intervals over windows are too
narrow; those over people are honest.

${rates(summary.genuine)}

By language, by age of the account and by activity:

${rates(summary.languages)}

![Shares of people with any label, by language](${stem}-languages.svg)

${table(
  ['language', 'p that it differs from the others (Fisher, times the number of languages)'],
  summary.languageTests.map(({ language, p }) => [language, p.toFixed(3)]),
)}

${rates(summary.ages)}

${rates(summary.activities)}

### Threads without any operation

20 to 60 ordinary accounts each. Threads of different rounds share people; only those of one round are independent. The population's data do not say
what is a repost. Texts that several of its accounts posted with a link bear the very same short link in ${same} of ${same + different} cases: such a
link is made for one post, so that these are reposts. They are taken for copies in one half of the rounds nonetheless, as the worst case.

${quietThreads(summary.quiet)}

### Operation accounts

Alone:

${rates(summary.operated)}

In mixed threads, 4 to 10 planted among 20 to 60 ordinary ones. *Noticed*: a group bears the label, most of it was planted, and at least three of
those are in it. *Found*: the same of any group, whatever its label. Threads of one operation are not independent: the last two columns count
operations, each by what came out in at least half of its threads, and *noticed* there means any label.

${mixedThreads(summary.mixed)}

A day of creation that accounts share tells nothing by itself: in ${counted(summary.sameDay)} of the threads without an operation at least four
accounts were created on one day as well. It makes no label.

### Reliability of decibans

C_llr of the groups' weights: ${summary.calibration.cost.toFixed(3)} (0 is perfect, 1 says nothing, more misleads).

${table(
  ['given, dB', 'groups of operations', 'ordinary groups', 'by the counts, dB'],
  summary.calibration.points.map(({ given, operated, ordinary, measured }) => [
    given.toFixed(1),
    String(operated),
    String(ordinary),
    measured.toFixed(1),
  ]),
)}

![Weights given against weights by the counts](${stem}-calibration.svg)

### Signals

Base rates: people for whom the signal could be evaluated and weighed more than nothing, at least once. C_llr with its bootstrap interval over people.

${table(
  ['signal', 'ordinary people', 'operation accounts', 'C_llr', ''],
  summary.signals.map(({ signal, ordinary, operated, cost, costInterval, verdict }) => [
    signal,
    counted(ordinary),
    counted(operated),
    interval(cost, costInterval),
    verdict,
  ]),
)}

![C_llr of each signal](${stem}-signals.svg)

What the groups' labels lose without one signal:

${table(
  ['without', 'operations noticed', 'quiet threads with some', 'quiet threads with marked'],
  summary.ablations.map(({ without, noticed, quietSome, quietMarked }) => [
    without === '' ? '(nothing left out)' : without,
    counted(noticed),
    counted(quietSome),
    counted(quietMarked),
  ]),
)}

### The worst false positives

Ordinary people and groups of them that were given the most. Nothing but weights: what misled is what weighed.

${table(
  ['', 'where', 'label', 'dB', 'members', 'what weighed'],
  summary.worst.map(({ subject, scene, label, low, members, weighed }) => [
    subject,
    scene,
    label,
    low.toFixed(1),
    members === null ? '' : String(members),
    Object.entries(weighed)
      .map(([signal, weight]) => `${signal} ${weight.toFixed(1)}`)
      .join(', '),
  ]),
)}
`;
}

export function reportOf(head: string, parts: readonly (readonly [string, Summary])[]): string {
  return `# How often is it wrong?\n\n${head}\n\n${parts.map(([name, summary]) => part(name, summary)).join('\n')}`;
}
