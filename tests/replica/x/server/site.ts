// The replica of X as one local server: first HTML, bundles, pictures and GraphQL under the hosts that X uses.
import type { Answer, ServedRequest } from '../../server/https-server.ts';
import { picture } from '../../server/pictures.ts';
import { type Replica, type Serving, startSite } from '../../server/site.ts';
import { defaultOptions, type ReplicaOptions } from '../options.ts';
import type { Source } from '../sources.ts';
import { firstHtml } from './first-html.ts';

export const hosts = [
  'x.com',
  'www.x.com',
  'mobile.x.com',
  'abs.twimg.com',
  'abs-0.twimg.com',
  'pbs.twimg.com',
  'video.twimg.com',
];

/** One GraphQL exchange as it went over the wire. */
export interface Exchange {
  operation: string;
  method: string;
  variables: Record<string, unknown>;
  body: string;
  date: string;
}

export type ReplicaOfX = Replica<Source, ReplicaOptions, Exchange>;
type Now = Serving<Source, ReplicaOptions, Exchange>;

const bundlePath = '/responsive-web/client-web/main.8c9d0e1f.js';

function readVariables(request: ServedRequest): Record<string, unknown> {
  const url = new URL(request.path, 'https://x.com');
  const text =
    request.method === 'POST'
      ? JSON.stringify((JSON.parse(request.body) as { variables?: unknown }).variables ?? {})
      : (url.searchParams.get('variables') ?? '{}');
  return JSON.parse(text) as Record<string, unknown>;
}

const dateOf = ({ now, clockSkew }: ReplicaOptions): Date => new Date(now + clockSkew);

async function graphql(
  { source, options, exchanges }: Now,
  request: ServedRequest,
  operation: string,
): Promise<Answer> {
  const variables = readVariables(request);
  const { status, body } = source.answer(operation, variables, options);
  const date = (): string => dateOf(options).toUTCString();
  exchanges.push({ operation, method: request.method, variables, body, date: date() });
  await new Promise((resolve) => setTimeout(resolve, options.delay));
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache, no-store, must-revalidate',
      date: date(),
      'x-rate-limit-limit': '150',
      'x-transaction-id': '0123456789abcdef',
    },
    body,
  };
}

function script(body: string): Answer {
  return {
    headers: {
      'content-type': 'application/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
    },
    body,
  };
}

function file(request: ServedRequest, path: string, bundle: string): Answer | undefined {
  if (request.host === 'abs.twimg.com') {
    if (path === bundlePath) return script(bundle);
    if (path.endsWith('.js')) return script('window.__SCRIPTS_LOADED__.vendor=true;');
  }
  if (request.host.endsWith('.twimg.com')) {
    return { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=600' }, body: picture(path) };
  }
  if (path === '/sw.js') return script('self.ASSETS=[];');
  if (path === '/favicon.ico') return { headers: { 'content-type': 'image/svg+xml' }, body: picture(path) };
  return undefined;
}

export function startReplicaOfX(): Promise<ReplicaOfX> {
  return startSite<Source, ReplicaOptions, Exchange>({
    hosts,
    client: new URL('../client/main.ts', import.meta.url),
    defaults: defaultOptions,
    file,
    answer(now, request, path) {
      const operation = /^\/i\/api\/graphql\/[\w-]+\/(\w+)$/.exec(path)?.[1];
      if (operation !== undefined) return graphql(now, request, operation);
      if (path.startsWith('/i/api/')) return { status: 404, body: '' };
      return firstHtml(now.source.viewer, now.options, bundlePath, dateOf(now.options));
    },
  });
}
