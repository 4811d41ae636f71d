// A limit on what the tap may cost the page: copies, characters and own time per window of time. Normal reading stays far below; a page that
// floods us loses our attention, not its speed.

export interface BudgetLimits {
  windowMs: number;
  copies: number;
  /** Characters or bytes. */
  volume: number;
  /** Own time on the page's thread. */
  ownMs: number;
  /** Responses of which it is told that they were not copied; what comes beyond is not even counted. */
  skips: number;
}

export const tapLimits: BudgetLimits = {
  windowMs: 10_000,
  copies: 200,
  volume: 256 * 1024 * 1024,
  ownMs: 500,
  skips: 200,
};

export function createBudget(now: () => number, limits: BudgetLimits) {
  let windowStart = now();
  let copies = 0;
  let volume = 0;
  let ownMs = 0;
  let skips = 0;

  function renew(): void {
    if (now() - windowStart <= limits.windowMs) return;
    windowStart = now();
    copies = 0;
    volume = 0;
    ownMs = 0;
    skips = 0;
  }

  return {
    allows(): boolean {
      renew();
      return copies < limits.copies && volume < limits.volume && ownMs < limits.ownMs;
    },
    allowsSkip(): boolean {
      renew();
      skips += 1;
      return skips <= limits.skips;
    },
    spend(length: number, since: number): void {
      copies += 1;
      volume += length;
      ownMs += now() - since;
    },
  };
}
