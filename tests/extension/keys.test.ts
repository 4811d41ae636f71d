// @vitest-environment happy-dom
// Keys: they clash with none of the sites' own, they go from mark to mark as the eye does, and what writes text is left alone.
import { describe, expect, it } from 'vitest';
import { type CommandParts, commandNames, runCommand } from '../../extension/background/commands.ts';
import { commands } from '../../extension/manifest.ts';
import { readStepOrder } from '../../extension/reading/status.ts';
import { evidenceKey, focusedRow, isEvidenceKey, stepFrom } from '../../extension/reading/steps.ts';
import { xAdapter } from '../../extension/sites/x/adapter.ts';
import { englishWords as words } from '../../extension/words/words.ts';
import { post, show } from './support/x-dom.ts';

const suggested = Object.values(commands).map((command) => command.suggested_key.default);

describe('the keys', () => {
  it('are those of the manifest, each told to the reader', () => {
    expect(Object.keys(commands)).toEqual([...commandNames]);
    for (const name of [...commandNames, 'evidence']) expect(words.say(`ui.keys.does.${name}`)).not.toBe('');
  });

  it('need Alt and Shift, which no key of X or YouTube does, and differ; the browser takes four suggestions at most', () => {
    // X: single letters, “g” and a letter, Shift with “?” and “.”, Ctrl or ⌘ with Enter. YouTube: single letters and digits, Shift with N, P, “.” and “,”.
    for (const key of [...suggested, evidenceKey.shown]) expect(key).toMatch(/^Alt\+Shift\+[A-Z]$/);
    expect(new Set([...suggested, evidenceKey.shown]).size).toBe(suggested.length + 1);
    expect(suggested.length).toBeLessThanOrEqual(4);
  });

  const press = (init: KeyboardEventInit, target: EventTarget = document.body): boolean => {
    let answer = false;
    const hear = (event: Event) => {
      answer = isEvidenceKey(event as KeyboardEvent);
    };
    document.addEventListener('keydown', hear);
    target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, ...init }));
    document.removeEventListener('keydown', hear);
    return answer;
  };

  it('of the page’s own are left to it, and so is a text field', () => {
    const own = { code: 'KeyE', altKey: true, shiftKey: true };
    expect(press(own)).toBe(true);
    for (const code of ['KeyJ', 'KeyK', 'KeyL', 'KeyE', 'KeyN', 'KeyP', 'Period', 'Slash']) {
      expect(press({ code }), code).toBe(false);
      expect(press({ code, shiftKey: true }), `Shift ${code}`).toBe(false);
    }
    expect(press({ ...own, ctrlKey: true })).toBe(false);
    expect(press({ ...own, repeat: true })).toBe(false);
    const field = document.createElement('textarea');
    document.body.append(field);
    expect(press(own, field)).toBe(false);
    field.remove();
  });
});

describe('a key that the browser hears', () => {
  const run = (command: string, tab: { id?: number; windowId: number } | undefined = { id: 7, windowId: 3 }) => {
    const done: unknown[] = [];
    const parts: CommandParts = {
      openPanel: (windowId) => done.push(['panel', windowId]),
      togglePause: () => done.push(['pause']),
      tellPage: (id, order) => done.push([id, order.to]),
    };
    runCommand(command, tab, parts);
    return done;
  };
  it('opens the panel, pauses, or goes to an account', () => {
    expect(commandNames.map((name) => run(name))).toEqual([
      [['panel', 3]],
      [['pause']],
      [[7, 'next']],
      [[7, 'previous']],
    ]);
    expect(run('something_else')).toEqual([]);
    expect(run('next_account', { windowId: 3 })).toEqual([]);
  });
  it('reaches the page as one of two words', () => {
    expect(readStepOrder({ kind: 'persona-lens:step', to: 'next' })?.to).toBe('next');
    for (const odd of [null, 'next', { kind: 'persona-lens:step', to: 'up' }, { kind: 'other', to: 'next' }]) {
      expect(readStepOrder(odd)).toBeNull();
    }
  });
});

describe('from mark to mark', () => {
  const mark = (account: string, top: number, left = 0) => ({ account, top, left });
  // As a page mounts them, not as they stand.
  const [low, above, high, same, beside] = [
    mark('c', 700),
    mark('a', -200),
    mark('b', 100),
    mark('b', 300),
    mark('d', 100, 50),
  ];
  const marks = [low, above, high, same, beside];
  it('goes down and up by place, one step an account', () => {
    expect(stepFrom(marks, null, 'next', 600)).toBe(high);
    expect(stepFrom(marks, null, 'previous', 600)).toBe(same);
    expect(stepFrom(marks, high, 'next', 600)).toBe(beside);
    expect(stepFrom(marks, beside, 'next', 600)).toBe(same);
    expect(stepFrom([low, high, same], high, 'next', 600)).toBe(low);
    expect(stepFrom(marks, high, 'previous', 600)).toBe(above);
  });
  it('stays where there is none further', () => {
    expect(stepFrom(marks, low, 'next', 600)).toBeUndefined();
    expect(stepFrom([], null, 'next', 600)).toBeUndefined();
  });
});

it('the row with the focus is the innermost that holds it', () => {
  show(post() + post({ handle: 'bob_example', id: '1900000000000000002' }));
  const articles = Array.from(document.querySelectorAll('article'));
  expect(focusedRow(document, xAdapter.rows(document))).toBeNull();
  articles[1]?.setAttribute('tabindex', '0');
  articles[1]?.focus();
  expect(focusedRow(document, xAdapter.rows(document))).toBe(articles[1]);
});
