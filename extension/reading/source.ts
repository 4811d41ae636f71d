// A capture as the engine wants it: what the request said of itself goes into the source, the body stays as it is.
import type { IngestSource } from '../engine/protocol';
import { operationOf } from '../sites/x/operations';
import type { Capture } from '../tap/capture';

const maxVariablesLength = 64 * 1024;
/** A Date header further than this from the reader's clock says that one of the two is wrong; the engine is told both and judges. */
const earliestDate = Date.UTC(2006, 2, 21);

/** null when the URL is none of the operations we read: the message was forged. */
export function sourceOf(capture: Capture): IngestSource | null {
  const operation = operationOf(capture.url, (pattern, text) => pattern.exec(text));
  if (operation === null) return null;
  const source: IngestSource = { platform: 'x', kind: 'response', operation, read_at: Math.round(capture.at) };
  const variables = variablesOf(capture);
  if (variables !== null) source.variables = variables;
  const date = capture.date === null ? Number.NaN : Date.parse(capture.date);
  if (date >= earliestDate) source.http_date = date;
  return source;
}

/** A GET carries its variables in the query, a POST in its JSON body. */
function variablesOf({ url, requestBody }: Capture): string | null {
  const fromQuery = new URL(url, 'https://x.com/').searchParams.get('variables');
  const text = fromQuery ?? variablesOfBody(requestBody);
  return text !== null && text.length <= maxVariablesLength && isJsonObject(text) ? text : null;
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
