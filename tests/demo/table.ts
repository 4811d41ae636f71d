// The assessments as a table that fits a terminal.

export interface AssessmentLine {
  type: 'assessment';
  id: string;
  handle?: string;
  label: string;
  decibans: { low: number; high: number };
  groups: Record<string, { low: number; high: number }>;
  signatures: { title: string; signals: { id: string; sentence: string; decibans: { low: number } }[] }[];
  could_not_check: { signal: string; why: string }[];
}

export interface GroupLine {
  type: 'group';
  kind: string;
  label: string;
  members: string[];
  decibans: { low: number; high: number };
  sentence: string;
}

const order = ['strong', 'marked', 'some', 'none', 'not_enough'];
const marks: Readonly<Record<string, string>> = { strong: '◕', marked: '◑', some: '◔', none: '○', not_enough: '◌' };
const words: Readonly<Record<string, string>> = { not_enough: 'not enough' };

const say = (label: string): string => `${marks[label] ?? '?'} ${words[label] ?? label}`;
const decibans = ({ low, high }: { low: number; high: number }): string =>
  low === high ? low.toFixed(1) : `${low.toFixed(1)} to ${high.toFixed(1)}`;

function reason(line: AssessmentLine): string {
  const signals = line.signatures.flatMap((signature) => signature.signals);
  const strongest = signals.sort((left, right) => right.decibans.low - left.decibans.low)[0];
  return strongest?.sentence ?? line.could_not_check[0]?.why ?? '';
}

function clip(text: string, width: number): string {
  const letters = [...text];
  return letters.length <= width
    ? text + ' '.repeat(width - letters.length)
    : `${letters.slice(0, width - 1).join('')}…`;
}

function groupsOf(line: AssessmentLine): string {
  return Object.entries(line.groups)
    .filter(([, weight]) => weight.low !== 0 || weight.high !== 0)
    .map(([group, weight]) => `${group} ${weight.low.toFixed(1)}`)
    .join(', ');
}

/** `names`: what an account is called, by id. `width`: columns of the terminal. */
export function formatTable(
  assessments: readonly AssessmentLine[],
  groups: readonly GroupLine[],
  names: ReadonlyMap<string, string>,
  width: number,
): string {
  const nameOf = (id: string): string => names.get(id) ?? id;
  const reasonWidth = Math.max(20, width - 18 - 13 - 14 - 20 - 8);
  const row = (...cells: [string, string, string, string, string]): string =>
    [clip(cells[0], 18), clip(cells[1], 13), clip(cells[2], 14), clip(cells[3], 20), clip(cells[4], reasonWidth)]
      .join('  ')
      .trimEnd();
  const sorted = [...assessments].sort(
    (left, right) => order.indexOf(left.label) - order.indexOf(right.label) || right.decibans.low - left.decibans.low,
  );
  const lines = [
    row('account', 'resemblance', 'decibans', 'groups', 'strongest observation'),
    '─'.repeat(Math.min(width, 18 + 13 + 14 + 20 + 8 + reasonWidth)),
    ...sorted.map((line) =>
      row(nameOf(line.id), say(line.label), decibans(line.decibans), groupsOf(line), reason(line)),
    ),
  ];
  for (const group of groups) {
    lines.push(
      '',
      `group (${group.kind}) ${say(group.label)}, ${decibans(group.decibans)} decibans: ${group.members.map(nameOf).join(', ')}`,
    );
    if (group.sentence !== '') lines.push(`  ${group.sentence}`);
  }
  return lines.join('\n');
}
