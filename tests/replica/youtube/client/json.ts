// Finding things in innertube's answers: by key, wherever they stand.
export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const key of path) here = isObject(here) ? here[key] : undefined;
  return here;
}

/** Every object below one of these keys, in the order of the document; not those inside another such object. */
export function findAll(value: unknown, keys: readonly string[]): { key: string; value: Json }[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    keys.includes(key) && isObject(inner) ? [{ key, value: inner }] : findAll(inner, keys),
  );
}

export const find = (value: unknown, ...keys: string[]): Json | undefined => findAll(value, keys)[0]?.value;

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { simpleText, content, runs } = isObject(value) ? value : {};
  if (typeof simpleText === 'string') return simpleText;
  if (typeof content === 'string') return content;
  return Array.isArray(runs) ? runs.map((run) => textOf(at(run, 'text'))).join('') : '';
}

/** Where a click on the thing leads. */
export const urlOf = (endpoint: unknown): string =>
  String(
    at(find({ endpoint }, 'webCommandMetadata'), 'url') ??
      at(find({ endpoint }, 'browseEndpoint'), 'canonicalBaseUrl') ??
      '',
  );
