// The page's end of the panel's channel. Only our own panel is served; while none is there, nothing is gathered.
import type { Browser } from 'wxt/browser';
import { type PageReport, type PanelOrder, panelPort, readOrder } from '../panel/protocol';

type Port = Browser.runtime.Port;

export interface PanelPortParts {
  extensionId: string;
  panelUrl: string;
  report(): PageReport;
  obey(order: PanelOrder): void;
}

/** Reports are for eyes: a few times a second are enough. */
const pauseMs = 400;

export function createPanelPort({ extensionId, panelUrl, report, obey }: PanelPortParts) {
  const ports = new Set<Port>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function send(): void {
    timer = undefined;
    if (ports.size === 0) return;
    const now = report();
    for (const port of ports) port.postMessage(now);
  }

  return {
    connected(port: Port): void {
      const { id, url = '' } = port.sender ?? {};
      if (port.name !== panelPort || id !== extensionId || url.split(/[?#]/)[0] !== panelUrl) return;
      ports.add(port);
      port.onDisconnect.addListener(() => void ports.delete(port));
      port.onMessage.addListener((message: unknown) => {
        const order = readOrder(message);
        if (order !== null) obey(order);
      });
      send();
    },
    /** Something changed. */
    notice(): void {
      if (ports.size > 0 && timer === undefined) timer = setTimeout(send, pauseMs);
    },
  };
}
