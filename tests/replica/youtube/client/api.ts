// The page's own requests, as YouTube makes them: fetch(Request), the body read once.
import type { Json } from './json.ts';

/** What the page got, for tests to compare with what was sent. */
export interface Delivered {
  endpoint: string;
  length: number;
  hash: number;
}

export const delivered: Delivered[] = [];

export function hashOf(text: string): number {
  let hash = 5381;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 33) + text.charCodeAt(index)) | 0;
  return hash;
}

export async function post(endpoint: string, body: Json): Promise<unknown> {
  const request = new Request(`${location.origin}/youtubei/v1/${endpoint}?prettyPrint=false`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ context: { client: { clientName: 'WEB' } }, ...body }),
  });
  const response = await fetch(request);
  if (response.bodyUsed) throw new Error('somebody read the body before the page');
  const text = await response.text();
  delivered.push({ endpoint, length: text.length, hash: hashOf(text) });
  return JSON.parse(text);
}
