// Data that the first HTML brings in global variables (YouTube: `ytInitialData` and its like), before any request is made. They are read once,
// when the document has been parsed: by then every inline script has run. Only plain values are taken; an accessor is not called, and the
// page's object stays as it is.
import type { TapScope } from './builtins';
import { maxBodyLength } from './capture';
import type { TapContext } from './tap';
import { attempt } from './xhr';

export function tapPageData(scope: TapScope, context: TapContext, names: readonly string[]): void {
  if (names.length === 0) return;
  const { builtins } = context;
  const { document } = scope;
  const readyState = builtins.getterOf<string>(scope.Document.prototype, 'readyState');
  let done = false;

  function take(name: string): void {
    if (!context.allows()) return context.skip('over_budget');
    const started = builtins.milliseconds();
    const value: unknown = builtins.getOwnPropertyDescriptor(scope, name)?.value;
    const body = textOf(value);
    if (body === null) return;
    if (body.length > maxBodyLength) return context.skip('too_large');
    context.hand({ kind: 'page_data', name, at: builtins.epochMilliseconds(), body }, body.length, started);
  }

  /** The mobile site writes the same data as a string of JSON. */
  function textOf(value: unknown): string | null {
    if (typeof value === 'string') return value.length > 1 ? value : null;
    return typeof value === 'object' && value !== null ? (builtins.stringify(value) ?? null) : null;
  }

  builtins.addEventListener(document, 'readystatechange', () => {
    attempt(() => {
      if (done || !context.isOn() || readyState(document) === 'loading') return;
      done = true;
      for (let index = 0; index < names.length; index += 1) {
        const name = names[index];
        if (name !== undefined) attempt(() => take(name));
      }
    });
  });
}
