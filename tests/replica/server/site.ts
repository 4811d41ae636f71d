// What the servers of all replicas have in common: a client bundled at the start, a source and options that a test may change at any time, and a
// record of what went over the wire.
import { fileURLToPath } from 'node:url';
import { bundleClient } from './bundle.ts';
import { type Answer, type LogLine, type ServedRequest, startServer } from './https-server.ts';

export interface Replica<Source, Options, Exchange> {
  port: number;
  log: LogLine[];
  exchanges: Exchange[];
  /** Serve this from now on. */
  use(source: Source, options?: Partial<Options>): void;
  close(): Promise<void>;
}

/** What is served now. */
export interface Serving<Source, Options, Exchange> {
  source: Source;
  options: Options;
  exchanges: Exchange[];
}

export interface SiteParts<Source, Options, Exchange> {
  hosts: readonly string[];
  /** The client's main file. */
  client: URL;
  defaults: Options;
  /** What is the same whoever is served: scripts and pictures; undefined for all else. */
  file(request: ServedRequest, path: string, bundle: string): Answer | undefined;
  /** `path`: without its query. */
  answer(serving: Serving<Source, Options, Exchange>, request: ServedRequest, path: string): Answer | Promise<Answer>;
}

export async function startSite<Source, Options, Exchange>(
  parts: SiteParts<Source, Options, Exchange>,
): Promise<Replica<Source, Options, Exchange>> {
  const bundle = await bundleClient(fileURLToPath(parts.client));
  const exchanges: Exchange[] = [];
  let source: Source | undefined;
  let options = parts.defaults;

  const { port, log, close } = await startServer(parts.hosts, (request) => {
    const path = request.path.split('?')[0] ?? '/';
    const file = parts.file(request, path, bundle);
    if (file !== undefined) return file;
    if (source === undefined) return { status: 503, body: 'nothing to serve' };
    return parts.answer({ source, options, exchanges }, request, path);
  });
  return {
    port,
    log,
    exchanges,
    use(next, chosen = {}) {
      source = next;
      options = { ...parts.defaults, ...chosen };
      exchanges.length = 0;
      log.length = 0;
    },
    close,
  };
}
