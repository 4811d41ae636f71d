// A capture as the engine wants it: what the request said of itself goes into the source, the body stays as it is.
import type { IngestSource } from '../engine/protocol';
import type { Site } from '../sites/site';
import type { Capture, PageData } from '../tap/capture';

const maxVariablesLength = 64 * 1024;
/** A Date header further than this from the reader's clock says that one of the two is wrong; the engine is told both and judges. */
const earliestDate = Date.UTC(2005, 1, 14);

/** null when the URL or the variable is none of those we read: the message was forged. */
export function sourceOf(capture: Capture | PageData, site: Site): IngestSource | null {
  const { platform } = site;
  const read_at = Math.round(capture.at);
  if (capture.kind === 'page_data') {
    const { name } = capture;
    return site.globals.includes(name) ? { platform, kind: 'response', operation: name, read_at } : null;
  }
  const operation = site.operationOf(capture.url, (pattern, text) => pattern.exec(text));
  if (operation === null) return null;
  const source: IngestSource = { platform, kind: 'response', operation, read_at };
  const variables = variablesOf(capture, site);
  if (variables !== null && variables.length <= maxVariablesLength && isJsonObject(variables))
    source.variables = variables;
  const date = capture.date === null ? Number.NaN : Date.parse(capture.date);
  if (date >= earliestDate) source.http_date = date;
  return source;
}

function variablesOf({ url, requestBody }: Capture, { origin, request }: Site): string | null {
  if (request === 'body') return requestBody;
  // A GET carries its variables in the query, a POST in its JSON body.
  return new URL(url, origin).searchParams.get('variables') ?? variablesOfBody(requestBody);
}

function variablesOfBody(body: string | null): string | null {
  if (body === null) return null;
  try {
    const variables: unknown = (JSON.parse(body) as { variables?: unknown } | null)?.variables;
    return typeof variables === 'object' && variables !== null ? JSON.stringify(variables) : null;
  } catch {
    return null;
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
