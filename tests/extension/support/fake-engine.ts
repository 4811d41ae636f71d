// An engine behind a link, as the client sees it: the test decides what it answers, when it is silent, and when it dies.
import type { EngineLink } from '../../../extension/engine/client.ts';
import type { Call, CallMessage, WorkerMessage } from '../../../extension/engine/protocol.ts';

type Behaviour = (message: CallMessage) => WorkerMessage | 'silent';

export interface FakeEngine {
  connect: () => Promise<EngineLink>;
  /** Every call that any instance was sent, with its body as text. */
  calls: { instance: number; call: Call; body: string | null }[];
  instances: number;
  alive: boolean;
  behave(next: Behaviour): void;
  /** The frame reports that its worker died. */
  reportLost(): void;
  /** The last instance's port speaks, whether it was asked or not. */
  say(message: WorkerMessage): void;
  closed: number;
}

export function fakeEngine(options: { ready?: boolean; connectFails?: () => boolean } = {}): FakeEngine {
  let behaviour: Behaviour = ({ serial, call }) => ({ kind: 'answer', serial, ok: true, result: resultOf(call) });
  let lost: ((reason: string) => void) | null = null;
  let current: EngineLink['port'] | null = null;
  const say = (port: EngineLink['port'] | null, message: WorkerMessage) =>
    port?.onmessage?.call(port as MessagePort, { data: message } as MessageEvent);

  const engine: FakeEngine = {
    calls: [],
    instances: 0,
    alive: true,
    closed: 0,
    behave(next) {
      behaviour = next;
    },
    reportLost: () => lost?.('the worker failed'),
    say: (message) => say(current, message),
    async connect() {
      if (options.connectFails?.()) throw new Error('no frame');
      engine.instances += 1;
      const instance = engine.instances;
      const port: EngineLink['port'] = {
        onmessage: null,
        postMessage(message: CallMessage) {
          const body = message.body === undefined ? null : new TextDecoder().decode(message.body);
          engine.calls.push({ instance, call: message.call, body });
          const answer = behaviour(message);
          if (answer !== 'silent') setTimeout(() => say(port, answer), 1);
        },
      };
      current = port;
      if (options.ready !== false) setTimeout(() => say(port, { kind: 'ready', signatures: 1, problems: [] }), 1);
      return {
        port,
        onLost: (listener) => {
          lost = listener;
        },
        isAlive: () => engine.alive,
        close: () => {
          engine.closed += 1;
        },
      };
    },
  };
  return engine;
}

export function resultOf(call: Call): unknown {
  switch (call.call) {
    case 'ingest':
      return { accounts: 0, posts: 0, runs: 0, touched: [], notices: [] };
    case 'snapshot':
      return new TextEncoder().encode('snapshot').buffer;
    case 'restore':
    case 'forget_all':
      return {};
    default:
      return [];
  }
}
