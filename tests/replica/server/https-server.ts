// A local HTTPS server that plays every host of a replica and remembers what was asked of it.
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

export interface ServedRequest {
  host: string;
  method: string;
  /** Path with query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
}

export interface LogLine {
  host: string;
  method: string;
  path: string;
  status: number;
  /** As the browser sent them; '' when absent. */
  origin: string;
  referer: string;
  destination: string;
  /** SHA-256 of the body that was sent, hex. */
  digest: string;
  bytes: number;
}

export interface LocalServer {
  port: number;
  log: LogLine[];
  close(): Promise<void>;
}

async function certificate(hosts: readonly string[]): Promise<{ key: string; cert: string }> {
  const altNames = hosts.map((value) => ({ type: 2 as const, value }));
  const made = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { key: made.private, cert: made.cert };
}

/** Starts on a free port of 127.0.0.1. `answer` may throw: the request then gets a 500 and the sentence. */
export async function startServer(
  hosts: readonly string[],
  answer: (request: ServedRequest) => Answer | Promise<Answer>,
): Promise<LocalServer> {
  const log: LogLine[] = [];
  const { key, cert } = await certificate(hosts);
  const server: Server = createServer({ key, cert }, (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', async () => {
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : (value ?? ''),
        ]),
      );
      const request: ServedRequest = {
        host: (headers.host ?? '').replace(/:\d+$/, ''),
        method: incoming.method ?? 'GET',
        path: incoming.url ?? '/',
        headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      let given: Answer;
      try {
        given = await answer(request);
      } catch (error) {
        given = { status: 500, body: String(error) };
      }
      const body = Buffer.from(given.body ?? '');
      const status = given.status ?? 200;
      log.push({
        host: request.host,
        method: request.method,
        path: request.path,
        status,
        origin: headers.origin ?? '',
        referer: headers.referer ?? '',
        destination: headers['sec-fetch-dest'] ?? '',
        digest: createHash('sha256').update(body).digest('hex'),
        bytes: body.length,
      });
      outgoing.writeHead(status, { 'content-length': String(body.length), ...given.headers });
      outgoing.end(body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    log,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
