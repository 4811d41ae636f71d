// Codes by camera: the picture is looked at in this page, several times a second, and goes nowhere else.
import { button } from '../../surfaces/controls';
import type { Context } from '../context';

const everyMs = 200;
/** Wide enough for a code on a phone held before the camera. */
const width = 640;

/** `onCode`: is told of each text that was read, the same one only once in a row. */
export function cameraReader(
  { h, words, signal }: Context,
  onCode: (text: string) => void,
  onFailed: (sentence: string) => void,
): { press: HTMLButtonElement; view: HTMLElement } {
  const video = h('video', { muted: true, playsinline: true, class: 'camera', hidden: true, 'aria-hidden': 'true' });
  let stream: MediaStream | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.srcObject = null;
    video.hidden = true;
    press.textContent = words.say('class.teach.camera');
  }

  async function start(): Promise<void> {
    try {
      // Loaded only by who reads with a camera.
      const [{ default: decodeQR }, opened] = await Promise.all([
        import('qr/decode.js'),
        navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width } }),
      ]);
      stream = opened;
      if (signal.aborted) return stop();
      video.srcObject = opened;
      video.hidden = false;
      press.textContent = words.say('class.teach.camera_stop');
      await video.play();
      const canvas = document.createElement('canvas');
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      let last = '';
      const look = () => {
        if (stream === null || pen === null) return;
        [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
        if (canvas.width > 0) {
          pen.drawImage(video, 0, 0);
          try {
            const text = decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height));
            if (text !== last) onCode(text);
            last = text;
          } catch {
            // No code in this picture.
          }
        }
        timer = setTimeout(look, everyMs);
      };
      look();
    } catch {
      stop();
      onFailed(words.say('class.teach.camera_failed'));
    }
  }

  const press = button(words.say('class.teach.camera'), () => {
    if (stream === null) void start();
    else stop();
  });
  press.id = 'camera';
  signal.addEventListener('abort', stop);
  return { press, view: video };
}
