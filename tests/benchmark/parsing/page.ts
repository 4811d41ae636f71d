// The measurement in a page of a browser: it asks its server for the list of bodies, reads one after the other, and keeps what it found for the driver.
import { measure, type Reader, type Speeds } from './measure.ts';

interface Listed {
  name: string;
  youtube: boolean;
  file: string;
}

export interface Outcome extends Listed {
  speeds: Speeds;
}

async function main(): Promise<Outcome[]> {
  const module = './persona-lens-observe.mjs';
  const { default: factory } = (await import(module)) as { default: () => Promise<{ Reader: new () => Reader }> };
  const reader = new (await factory()).Reader();
  const listed = (await (await fetch('./bodies.json')).json()) as Listed[];
  const outcomes: Outcome[] = [];
  for (const body of listed) {
    const bytes = new Uint8Array(await (await fetch(body.file)).arrayBuffer());
    outcomes.push({ ...body, speeds: measure(reader, body.youtube, bytes) });
    // The browser is to live between two of them.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return outcomes;
}

const found = document.createElement('output');
main().then(
  (outcomes) => {
    found.textContent = JSON.stringify(outcomes);
    document.body.append(found);
  },
  (error: unknown) => {
    found.textContent = JSON.stringify({ error: String(error) });
    document.body.append(found);
  },
);
