// A CONNECT proxy that knows the replica's hosts and nobody else: what a browser asks of any other host is refused and remembered.
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ReplicaProxy {
  port: number;
  /** "host:port" of every connection that was refused, in order. */
  refused: string[];
  close(): Promise<void>;
}

/** `ports`: which local port plays a host. */
export async function startProxy(ports: ReadonlyMap<string, number>): Promise<ReplicaProxy> {
  const refused: string[] = [];
  const open = new Set<Socket>();
  const remember = (socket: Socket): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // A browser that goes away resets what it had open.
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((request, response) => {
    refused.push(request.url ?? '');
    response.writeHead(403).end();
  });
  server.on('connection', remember);
  server.on('connect', (request, stream, head) => {
    const socket = stream as Socket;
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const local = port === '443' ? ports.get(host) : undefined;
    if (local === undefined) {
      refused.push(`${host}:${port}`);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const onward = connect(local, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) onward.write(head);
      onward.pipe(socket);
      socket.pipe(onward);
    });
    remember(onward);
    onward.once('close', () => socket.destroy());
    socket.once('close', () => onward.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
