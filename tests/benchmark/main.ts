// All benchmarks, or those that are named, one after the other in one run, so that ratios mean something on any machine. Leaves build/benchmark/results.json
// and a page with plots. Nothing here is a test: a target that does not hold is said, and the run goes on.
//
//   cmake --workflow --preset benchmark
//   npm run benchmark -- interaction scrolling     (in tests/)
import { classroom } from './classroom.ts';
import { core } from './core.ts';
import { interaction } from './interaction.ts';
import { writePage } from './page.ts';
import { parsing } from './parsing/main.ts';
import { type Result, writeResults } from './results.ts';
import { scrolling } from './scroll-youtube.ts';
import { sizes } from './sizes.ts';

const parts: Readonly<Record<string, () => Promise<Result[]>>> = {
  sizes,
  parsing,
  core,
  interaction,
  classroom,
  scrolling,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}\n`);
  process.exit(2);
}

const results: Result[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  results.push(...(await run()));
}
const failing = results.filter(({ holds }) => !holds);
process.stdout.write(
  `\n${results.length - failing.length} of ${results.length} hold${failing.length > 0 ? '; these do not:' : ''}\n`,
);
for (const { name, ratio, target } of failing) process.stdout.write(`  ${name}: ${ratio.toFixed(2)} of ${target}\n`);
process.stdout.write(`Written to ${writeResults(results)} and ${writePage(results)}\n`);
