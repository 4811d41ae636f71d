// The replica of YouTube as one local server: first HTML, the client, pictures and innertube under the hosts that YouTube uses.
import { fileURLToPath } from 'node:url';
import { bundleClient } from '../../server/bundle.ts';
import { type Answer, type LogLine, type ServedRequest, startServer } from '../../server/https-server.ts';
import { picture } from '../../server/pictures.ts';
import { defaultOptions, type ReplicaOptions } from '../options.ts';
import type { Source } from '../sources.ts';
import { firstHtml } from './first-html.ts';

export const hosts = ['www.youtube.com', 'm.youtube.com', 'i.ytimg.com', 'yt3.ggpht.com'];

/** One exchange as it went over the wire; for the first HTML, the data that stands in it. */
export interface Exchange {
  operation: string;
  request: string;
  body: string;
}

export interface ReplicaOfYoutube {
  port: number;
  log: LogLine[];
  exchanges: Exchange[];
  /** Serve this from now on. */
  use(source: Source, options?: Partial<ReplicaOptions>): void;
  close(): Promise<void>;
}

const bundlePath = '/s/desktop/0a1b2c3d/jsbin/desktop_polymer.vflset/desktop_polymer.js';

export async function startReplicaOfYoutube(): Promise<ReplicaOfYoutube> {
  const bundle = await bundleClient(fileURLToPath(new URL('../client/main.ts', import.meta.url)));
  const exchanges: Exchange[] = [];
  let source: Source | undefined;
  let options: ReplicaOptions = defaultOptions;

  async function innertube(from: Source, request: ServedRequest, endpoint: string): Promise<Answer> {
    const asked = JSON.parse(request.body) as Record<string, unknown>;
    const body = from.answer(endpoint, asked, options);
    exchanges.push({ operation: endpoint, request: request.body, body });
    await new Promise((resolve) => setTimeout(resolve, options.delay));
    return {
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        'cache-control': 'private',
        date: new Date(options.now).toUTCString(),
      },
      body,
    };
  }

  function html(from: Source, request: ServedRequest): Answer {
    const page = from.page(request.path, options);
    if (options.extent === 'whole') {
      exchanges.push({ operation: 'ytInitialData', request: '', body: JSON.stringify(page.data) });
    }
    const path = request.path.split('?')[0] ?? '/';
    return firstHtml(page, request.host.startsWith('m.'), path, options, bundlePath);
  }

  async function answer(request: ServedRequest): Promise<Answer> {
    const path = request.path.split('?')[0] ?? '/';
    if (!request.host.endsWith('youtube.com') || path === '/favicon.ico') {
      return { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=600' }, body: picture(path) };
    }
    if (path === bundlePath) {
      return {
        headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=600' },
        body: bundle,
      };
    }
    if (source === undefined) return { status: 503, body: 'nothing to serve' };
    const endpoint = /^\/youtubei\/v1\/([\w/]+)$/.exec(path)?.[1];
    return endpoint === undefined ? html(source, request) : innertube(source, request, endpoint);
  }

  const server = await startServer(hosts, answer);
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
