// What the page layer knows of the packs that are shipped: which signature stands in which, and what it cannot do without. The packs themselves
// are read by the engine only; this table is made from them by `npm run types`.
import table from '../generated/packs.json';

export interface SignatureNeeds {
  /** Signals that the signature demands; a demand among alternatives counts as one. */
  signals: readonly string[];
  /** Kinds of evidence of which it demands one; empty where it demands none. */
  kinds: readonly string[];
}

export interface PackOfSignature {
  id: string;
  needs: { account: SignatureNeeds | undefined; group: SignatureNeeds | undefined };
}

const bySignature: ReadonlyMap<string, PackOfSignature> = new Map(
  table.flatMap(({ id, signatures }) =>
    signatures.map(({ id: signature, needs }): [string, PackOfSignature] => [
      signature,
      { id, needs: { account: needs.account, group: needs.group } },
    ]),
  ),
);

export const packOfSignature = (signature: string): PackOfSignature | undefined => bySignature.get(signature);

/** A set under one of these ids would take the place of ours in the engine. */
export const isShippedPack = (id: string): boolean => table.some((pack) => pack.id === id);

/** Packs that hold signatures. The others only speak for accounts and cannot be switched off. */
export const packTitles: readonly { id: string; title: string; signatures: readonly string[] }[] = table
  .filter(({ signatures }) => signatures.length > 0)
  .map(({ id, title, signatures }) => ({ id, title, signatures: signatures.map((signature) => signature.title) }));

/** Phrases that reports quote, in the words of the packs. */
export const quotedPhrases: readonly string[] = Array.from(new Set(table.flatMap(({ phrases }) => phrases)));
