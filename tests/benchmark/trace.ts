// Reads a trace of Chromium: the tasks of the thread that runs the page, and how long our script ran in each.

// Times are the thread's own, so that what else the machine does is not counted.

export interface Task {
  /** Milliseconds. */
  length: number;
  /** Of these, in functions of ours and what they made the browser do at once (layout, style), ms. */
  own: number;
  /** Of these, the collection of garbage: the page's and ours, which share a heap; it falls to whom it falls. */
  collection: number;
  /** What ran, for a reader of the result: the function and its share. */
  parts: string[];
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Of it, the time that the thread had a processor. */
  tdur?: number;
  args: { data?: { url?: string; functionName?: string; lineNumber?: number } };
}

const isOurs = (event: TraceEvent): boolean => event.args.data?.url?.startsWith('chrome-extension://') === true;
/** Work that is caused by the functions around it and belongs to nobody by itself. */
const causedNames: readonly string[] = ['Layout', 'UpdateLayoutTree', 'RunMicrotasks'];
const collectionNames: readonly string[] = ['MinorGC', 'MajorGC'];

export function readTasks(trace: string): Task[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
  const pageCall = traceEvents.find(
    ({ name, args }) => name === 'FunctionCall' && args.data?.url?.includes('youtube.com') === true,
  );
  if (pageCall === undefined) throw new Error('no function of the page is in the trace');
  const events = traceEvents
    .filter((event) => event.ph === 'X' && threadOf(event) === threadOf(pageCall))
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks: Task[] = [];
  for (let index = 0; index < events.length; ) {
    const task = events[index] as TraceEvent;
    const end = task.ts + (task.dur ?? 0);
    let next = index + 1;
    while (next < events.length && (events[next]?.ts ?? 0) < end) next += 1;
    if (task.name === 'RunTask' || task.name === 'ThreadControllerImpl::RunTask') {
      tasks.push(taskOf(task, events.slice(index + 1, next)));
      index = next;
    } else index += 1;
  }
  return tasks;
}

function taskOf(task: TraceEvent, inside: readonly TraceEvent[]): Task {
  const calls = inside.filter(({ name }) => name === 'FunctionCall' || name === 'EvaluateScript');
  // Answers to what was awaited run after the function; where no script of the page's ran, they are ours.
  const allOurs = calls.length > 0 && calls.every(isOurs);
  let own = 0;
  let collection = 0;
  let until = 0;
  const parts: string[] = [];
  for (const event of inside) {
    const counts = calls.includes(event) ? isOurs(event) : allOurs && event.name === 'RunMicrotasks';
    if (!counts || event.ts < until) continue;
    const { dur = 0, ts } = event;
    own += spent(event);
    until = ts + dur;
    const within = inside.filter((one) => one !== event && one.ts >= ts && one.ts < until);
    const collections = within.filter(({ name }) => collectionNames.includes(name));
    collection += collections.reduce((sum, one) => sum + spent(one), 0);
    const caused = [...within.filter(({ name }) => causedNames.includes(name)), ...collections];
    parts.push([event, ...caused].map(partOf).join(' with '));
  }
  return { length: spent(task), own, collection, parts };
}

/** ms */
const spent = ({ dur = 0, tdur = dur }: TraceEvent): number => tdur / 1000;

function partOf(event: TraceEvent): string {
  const { functionName = '', url = '', lineNumber = 0 } = event.args.data ?? {};
  const place = url === '' ? event.name : `${url.split('/').at(-1)}:${lineNumber}`;
  return `${functionName || place} ${spent(event).toFixed(1)}`;
}
