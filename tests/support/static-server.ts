// A plain web server for a folder of files, as a school has one: no compression, no rules of its own but the time of a file's last change, so that
// what a browser has need not be sent again. Counts what it sends.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

export interface StaticServer {
  /** "http://127.0.0.1:PORT/PREFIX/" */
  address: string;
  /** Bytes of bodies sent so far. */
  readonly sent: number;
  /** Paths asked for so far, without the prefix. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** `prefix`: the folder of the server in which `folder` appears, without strokes. */
export async function serveFolder(folder: string, prefix: string): Promise<StaticServer> {
  let sent = 0;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://server').pathname);
    const inside = path.startsWith(`/${prefix}/`) ? normalize(path.slice(prefix.length + 2)) : '..';
    const file = join(folder, inside === '' || inside === '.' ? 'index.html' : inside);
    if (inside.startsWith('..') || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    asked.push(inside);
    const { mtime, size } = statSync(file);
    const changed = mtime.toUTCString();
    if (request.headers['if-modified-since'] === changed) {
      response.writeHead(304, { 'last-modified': changed }).end();
      return;
    }
    sent += size;
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-length': size, 'last-modified': changed });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/${prefix}/`,
    get sent() {
      return sent;
    },
    get asked() {
      return asked;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
