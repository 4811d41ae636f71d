// Small tables for the page's script and for the words files of other languages, from the large files that the engine and our own pages read: what the packs' signatures cannot do without, and
// the sentences that are said in a page. What is not in them need not be loaded with every page of the site.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const shared = join(here, '../../shared');
const target = join(here, '../generated');

/** Beginnings of the keys that badge, card and highlights say. A test compares them with the sources. */
const saidInPages = [
  'caveat',
  'evidence.',
  'grade.',
  'group.',
  'headline.',
  'note.',
  'sample.',
  'sentence.',
  'ui.badge.',
  'ui.basis.',
  'ui.card.',
  'ui.label.',
  'ui.life.',
  'ui.scale.',
  'ui.signal.',
  'ui.word.',
];

const readJson = async (...parts) => JSON.parse(await readFile(join(shared, ...parts), 'utf8'));

function signalsOf(minimum) {
  const own = Object.keys(minimum.signals ?? {});
  return [...own, ...(minimum.any_of ?? []).flatMap(signalsOf)];
}

function needsOf(minimum) {
  if (minimum === undefined) return undefined;
  return { signals: [...new Set(signalsOf(minimum))].sort(), kinds: minimum.groups_any_of ?? [] };
}

async function packs() {
  const names = (await readdir(join(shared, 'packs'))).filter((name) => name.endsWith('.json')).sort();
  const all = await Promise.all(names.map((name) => readJson('packs', name)));
  return all.map(({ id, title, signatures = [], parameters = {} }) => ({
    id,
    title,
    // As a report quotes them; lists of sellers' words quote nobody.
    phrases: (parameters.phrases ?? [])
      .filter(({ kind }) => ['unique', 'calque'].includes(kind))
      .map(({ text }) => text),
    signatures: signatures.map(({ id, title, minimum = {} }) => ({
      id,
      title,
      needs: { account: needsOf(minimum.account), group: needsOf(minimum.group) },
    })),
  }));
}

async function pageWords(language) {
  const all = { ...(await readJson('words', `${language}.json`)), ...(await readJson('words', `ui.${language}.json`)) };
  return Object.fromEntries(Object.entries(all).filter(([key]) => saidInPages.some((start) => key.startsWith(start))));
}

/** What the background hands to pages: sentences, and the titles of packs, which the card names where one is switched off. */
async function pageFile(language, titles) {
  const texts = await readJson('words', `packs.${language}.json`);
  const packs = Object.fromEntries(titles.filter((title) => title in texts).map((title) => [title, texts[title]]));
  return { sentences: await pageWords(language), packs };
}

/** Every language besides English whose catalogue is there. */
async function otherLanguages() {
  const names = await readdir(join(shared, 'words'));
  return names
    .filter((name) => name.startsWith('ui.') && name !== 'ui.en.json')
    .map((name) => name.slice('ui.'.length, -'.json'.length));
}

/** The signature that the first page explains, as the pack has it: rules, sources, look-alikes. */
async function example(pack, signature, signals) {
  const { sources: all, signatures } = await readJson('packs', `${pack}.json`);
  const found = signatures.find(({ id }) => id === signature);
  const cite = (ids) => ids.map((id) => ({ url: '', ...all[id] }));
  const pick = ({ signal, rule, weight_basis, sources, look_alike }) => ({
    id: signal,
    rule,
    basis: weight_basis,
    sources: cite(sources),
    look_alike,
  });
  const { id, title, operation, innocent, sources } = found;
  const traits = signals.map((name) => pick(found.signals.find(({ signal }) => signal === name)));
  return { id, title, operation, innocent, sources: cite(sources), traits };
}

/** What the packs cite, by the id that they give it: the classroom's walks name the same sources. */
async function sources() {
  const names = (await readdir(join(shared, 'packs'))).filter((name) => name.endsWith('.json')).sort();
  const all = await Promise.all(names.map((name) => readJson('packs', name)));
  return Object.assign({}, ...all.map((pack) => pack.sources));
}

/** The composed case that each of the classroom's walks shows. */
async function walkCases() {
  const wanted = JSON.parse(await readFile(join(here, '../classroom/cases/walk-cases.json'), 'utf8'));
  const entries = Object.entries(wanted).map(async ([walk, [file, name]]) => {
    const found = (await readJson('cases', file)).cases.find((one) => one.name === name);
    if (found === undefined)
      throw new Error(`shared/cases/${file} has no case "${name}", which the walk ${walk} shows`);
    return [walk, found];
  });
  return Object.fromEntries(await Promise.all(entries));
}

await mkdir(target, { recursive: true });
const write = (name, value) => writeFile(join(target, name), `${JSON.stringify(value, null, 1)}\n`);
const packTable = await packs();
await write('packs.json', packTable);
await write('example.json', await example('spamouflage', 'sleeper-repurposed', ['first_post_lag', 'copied_text']));
await write('page-words.en.json', await pageWords('en'));
await write('sources.json', await sources());
await write('walk-cases.json', await walkCases());
const titles = packTable.map(({ title }) => title);
for (const language of await otherLanguages()) await write(`page.${language}.json`, await pageFile(language, titles));
