// The replica of YouTube as one local server: first HTML, the client, pictures and innertube under the hosts that YouTube uses.
import type { Answer, ServedRequest } from '../../server/https-server.ts';
import { picture } from '../../server/pictures.ts';
import { type Replica, type Serving, startSite } from '../../server/site.ts';
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

export type ReplicaOfYoutube = Replica<Source, ReplicaOptions, Exchange>;
type Now = Serving<Source, ReplicaOptions, Exchange>;

const bundlePath = '/s/desktop/0a1b2c3d/jsbin/desktop_polymer.vflset/desktop_polymer.js';

async function innertube(
  { source, options, exchanges }: Now,
  request: ServedRequest,
  endpoint: string,
): Promise<Answer> {
  const asked = JSON.parse(request.body) as Record<string, unknown>;
  const body = source.answer(endpoint, asked, options);
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

function html({ source, options, exchanges }: Now, request: ServedRequest, path: string): Answer {
  const page = source.page(request.path, options);
  if (options.extent === 'whole') {
    exchanges.push({ operation: 'ytInitialData', request: '', body: JSON.stringify(page.data) });
  }
  return firstHtml(page, request.host.startsWith('m.'), path, options, bundlePath);
}

function file(request: ServedRequest, path: string, bundle: string): Answer | undefined {
  if (!request.host.endsWith('youtube.com') || path === '/favicon.ico') {
    return { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=600' }, body: picture(path) };
  }
  if (path !== bundlePath) return undefined;
  return {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=600' },
    body: bundle,
  };
}

export function startReplicaOfYoutube(): Promise<ReplicaOfYoutube> {
  return startSite<Source, ReplicaOptions, Exchange>({
    hosts,
    client: new URL('../client/main.ts', import.meta.url),
    defaults: defaultOptions,
    file,
    answer(now, request, path) {
      const endpoint = /^\/youtubei\/v1\/([\w/]+)$/.exec(path)?.[1];
      return endpoint === undefined ? html(now, request, path) : innertube(now, request, endpoint);
    },
  });
}
