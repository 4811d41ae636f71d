// The browser's storage as a test wants it: full, refusing to be read, or holding whatever it was given. Import it before anything of the extension's.
interface Area {
  values: Record<string, unknown>;
  isFull: boolean;
  isUnreadable: boolean;
}
type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

export const area: Area = { values: {}, isFull: false, isUnreadable: false };
const listeners = new Set<(changes: Changes, name: string) => void>();

function change(next: Record<string, unknown>): void {
  const before = area.values;
  area.values = structuredClone(next);
  const names = new Set([...Object.keys(before), ...Object.keys(next)]);
  const changes: Changes = {};
  for (const name of names) {
    if (JSON.stringify(before[name]) === JSON.stringify(next[name])) continue;
    changes[name] = { oldValue: before[name], ...(name in next ? { newValue: structuredClone(next[name]) } : {}) };
  }
  for (const listener of listeners) listener(changes, 'local');
}
const without = (names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(area.values).filter(([name]) => !names.includes(name)));

const local = {
  async get(keys: string | string[]) {
    if (area.isUnreadable) throw new Error('IO error: corruption');
    const wanted = [keys].flat();
    return structuredClone(Object.fromEntries(Object.entries(area.values).filter(([name]) => wanted.includes(name))));
  },
  async set(values: Record<string, unknown>) {
    if (area.isFull) throw new Error('QUOTA_BYTES quota exceeded');
    change({ ...area.values, ...values });
  },
  async remove(keys: string | string[]) {
    change(without([keys].flat()));
  },
  async clear() {
    change({});
  },
};
const onChanged = {
  addListener: (listener: (changes: Changes, name: string) => void) => void listeners.add(listener),
  removeListener: (listener: (changes: Changes, name: string) => void) => void listeners.delete(listener),
};
Object.assign(globalThis, { browser: { runtime: { id: 'ours' }, storage: { local, onChanged } } });
