// What the page's side and the engine say to each other. The engine's answers are typed by shared/schema; this file adds the envelope.
import type { Assessment } from './generated/assessment';
import type { GroupAssessment } from './generated/group';

export type {
  Assessment,
  CouldNotCheck,
  Decibans,
  GroupEvidence,
  Label,
  Sample,
  TimeInterval,
} from './generated/assessment';
export type { Citation, GroupAssessment, SignatureMatch, Trait } from './generated/group';

export interface AccountKey {
  platform: 'x' | 'youtube';
  id: string;
}

export interface AccountName extends AccountKey {
  /** Without "@"; may be empty. */
  handle: string;
}

/** Where bytes came from, as far as it is known. Times in ms since 1970. */
export interface IngestSource {
  platform: AccountKey['platform'];
  kind: 'response' | 'page_rows';
  /** Empty: the engine tells by the shape. */
  operation?: string;
  /** What the request asked for, as JSON text: X's variables, YouTube's whole body. */
  variables?: string;
  read_at: number;
  http_date?: number;
}

export interface IngestSummary {
  accounts: number;
  posts: number;
  runs: number;
  /** Accounts whose assessment may have changed. */
  touched: AccountName[];
  notices: { code: string; message: string; place: string }[];
}

export interface Authorship {
  post: string;
  account: AccountName;
}

export interface PostTimesAnswer {
  /** Newest first, [earliest, latest] in ms since 1970; null where the time was never told. */
  times: ([number, number] | null)[];
  /** Older posts, of which no times are told. */
  left_out: number;
}

export type Call =
  | { call: 'ingest'; source: IngestSource }
  | { call: 'assess'; at: number; accounts: AccountKey[] }
  | { call: 'groups'; at: number }
  | { call: 'authors'; platform: AccountKey['platform']; posts: string[] }
  | { call: 'post_times'; account: AccountKey }
  | { call: 'forget_all' }
  | { call: 'snapshot' }
  | { call: 'restore' };

interface Answers {
  ingest: IngestSummary;
  assess: Assessment[];
  groups: GroupAssessment[];
  authors: Authorship[];
  post_times: PostTimesAnswer;
  forget_all: unknown;
  /** The whole memory as opaque bytes. */
  snapshot: ArrayBuffer;
  restore: unknown;
}

export type AnswerTo<C extends Call> = Answers[C['call']];

export interface EngineError {
  code: string;
  message: string;
  place: string;
}

/** Page's side → worker. Serial numbers rise by one. */
export interface CallMessage {
  serial: number;
  call: Call;
  body?: ArrayBuffer;
}

/** A set of signatures, or words of a language, that an engine could not take at its start. */
export interface Problem {
  what: 'pack' | 'words';
  /** Of the pack's file, or as the reader's list has it. */
  name: string;
  /** Its message is English and for those who look into it; its code is there to be put in words. */
  error: EngineError;
}

/** Worker → page's side. */
export type WorkerMessage =
  /** Once, when calls can be answered. */
  | { kind: 'ready'; signatures: number; problems: Problem[] }
  | { kind: 'answer'; serial: number; ok: true; result: unknown }
  | { kind: 'answer'; serial: number; ok: false; error: EngineError }
  /** Added sets were loaded, after "ready"; those that were refused, and names of those that were left out as too slow. */
  | { kind: 'packs'; problems: Problem[]; slow: string[] }
  /** The engine cannot go on; the worker has ended itself. */
  | { kind: 'dead'; trouble: EngineTrouble };

/**
 * What an engine dies of, as far as a reader can do something about it. `frame`: it cannot be placed in the page, or was removed; `wasm`: the browser
 * refuses WebAssembly; `memory`: there was none left; `silent`: no answer in time; `failed`: anything else.
 */
export const engineTroubles = ['frame', 'wasm', 'memory', 'silent', 'failed'] as const;
export type EngineTrouble = (typeof engineTroubles)[number];

/** Frame → page's side, on the control port. */
export type FrameMessage = { kind: 'worker_died' };
/** Page's side → frame, on the control port. */
export type FrameOrder = { kind: 'terminate' };

/** Frame → worker, once. */
export interface WorkerStart {
  /** One of words/languages.ts. */
  language: string;
}

/** Frame → worker, at most once and later: sets of signatures that the reader added, proven by an engine of their own (engine/prove.ts). */
export interface ProvenPacks {
  packs: { name: string; text: string }[];
  /** Those that were refused. */
  problems: Problem[];
  /** Names of those that took too long. */
  slow: string[];
}

/** Content script → frame through the extension's own messaging: "this nonce is mine". */
export interface NonceAnnouncement {
  kind: 'persona-lens:nonce';
  nonce: string;
}

/** Background → frame, where the frame cannot hear the content script (background/vouch.ts): "this nonce came from a page of this origin in your tab". */
export interface Vouched {
  kind: 'persona-lens:vouched';
  nonce: string;
  origin: string;
}

/** Content script → frame by window message, with two ports: calls (for the worker) and control (for the frame). */
export interface PortOffer {
  kind: 'persona-lens:offer';
  nonce: string;
}
