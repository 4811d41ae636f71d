// The replica of X as one local server: first HTML, bundles, pictures and GraphQL under the hosts that X uses.
import { fileURLToPath } from 'node:url';
import { bundleClient } from '../../server/bundle.ts';
import {
  type Answer,
  type LocalServer,
  type LogLine,
  type ServedRequest,
  startServer,
} from '../../server/https-server.ts';
import { picture } from '../../server/pictures.ts';
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

export interface ReplicaOfX {
  port: number;
  log: LogLine[];
  exchanges: Exchange[];
  /** Serve this from now on. */
  use(source: Source, options?: Partial<ReplicaOptions>): void;
  close(): Promise<void>;
}

const bundlePath = '/responsive-web/client-web/main.8c9d0e1f.js';

function readVariables(request: ServedRequest): Record<string, unknown> {
  const url = new URL(request.path, 'https://x.com');
  const text =
    request.method === 'POST'
      ? JSON.stringify((JSON.parse(request.body) as { variables?: unknown }).variables ?? {})
      : (url.searchParams.get('variables') ?? '{}');
  return JSON.parse(text) as Record<string, unknown>;
}

export async function startReplicaOfX(): Promise<ReplicaOfX> {
  const bundle = await bundleClient(fileURLToPath(new URL('../client/main.ts', import.meta.url)));
  const exchanges: Exchange[] = [];
  let source: Source | undefined;
  let options: ReplicaOptions = defaultOptions;

  const date = (): Date => new Date(options.now + options.clockSkew);

  async function graphql(request: ServedRequest, operation: string): Promise<Answer> {
    if (source === undefined) return { status: 503, body: 'nothing to serve' };
    const variables = readVariables(request);
    const { status, body } = source.answer(operation, variables, options);
    exchanges.push({ operation, method: request.method, variables, body, date: date().toUTCString() });
    await new Promise((resolve) => setTimeout(resolve, options.delay));
    return {
      status,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-cache, no-store, must-revalidate',
        date: date().toUTCString(),
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

  async function answer(request: ServedRequest): Promise<Answer> {
    const path = request.path.split('?')[0] ?? '/';
    if (request.host === 'abs.twimg.com') {
      if (path === bundlePath) return script(bundle);
      if (path.endsWith('.js')) return script('window.__SCRIPTS_LOADED__.vendor=true;');
    }
    if (request.host.endsWith('.twimg.com')) {
      return { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=600' }, body: picture(path) };
    }
    const operation = /^\/i\/api\/graphql\/[\w-]+\/(\w+)$/.exec(path)?.[1];
    if (operation !== undefined) return graphql(request, operation);
    if (path === '/sw.js') return script('self.ASSETS=[];');
    if (path === '/favicon.ico') return { headers: { 'content-type': 'image/svg+xml' }, body: picture(path) };
    if (path.startsWith('/i/api/')) return { status: 404, body: '' };
    if (source === undefined) return { status: 503, body: 'nothing to serve' };
    return firstHtml(source.viewer, options, bundlePath, date());
  }

  const server: LocalServer = await startServer(hosts, answer);
  return {
    port: server.port,
    log: server.log,
    exchanges,
    use: (next, chosen = {}) => {
      source = next;
      options = { ...defaultOptions, ...chosen };
      exchanges.length = 0;
      server.log.length = 0;
    },
    close: () => server.close(),
  };
}
