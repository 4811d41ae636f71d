// The content script's end of the tap: takes the port that the tap hands over by its first window message, and hides that message from the page.
// Both scripts are in place before the page's first script, so the first such message is the tap's; a later one is the page's own affair, and
// what comes through the port is checked like any other word from the page's world.
import { ownCopy } from '../engine/own-copy';
import {
  portMessage,
  readerEvent,
  readTapMessage,
  type SwitchMessage,
  type TapMessage,
  tapEvent,
} from '../tap/capture';

export interface TapPort {
  /** Whether anybody reads; while nobody does, the tap copies nothing. */
  turn(on: boolean): void;
}

export function listenToTap(window: Window, onMessage: (message: TapMessage) => void): TapPort {
  let port: MessagePort | null = null;
  let isOn = true;

  const tell = (on: SwitchMessage) => port?.postMessage(on);
  const { document } = window;
  const ask = () => document.dispatchEvent(new Event(readerEvent));
  const onHandOver = (event: MessageEvent) => {
    if (event.data !== portMessage || event.source !== window) return;
    event.stopImmediatePropagation();
    window.removeEventListener('message', onHandOver, true);
    document.removeEventListener(tapEvent, ask);
    port = event.ports[0] ?? null;
    if (port === null) return;
    if (!isOn) tell(false);
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readTapMessage(ownCopy(data));
      if (message !== null) onMessage(message);
    };
  };
  window.addEventListener('message', onHandOver, true);
  document.addEventListener(tapEvent, ask);
  ask();

  return {
    turn(on) {
      if (on === isOn) return;
      isOn = on;
      tell(on);
    },
  };
}
