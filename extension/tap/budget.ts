// A limit on what the tap may cost the page: copies, characters and own time per window of time. Normal reading stays far below; a page that
// floods us loses our attention, not its speed.

export interface BudgetLimits {
  windowMs: number;
  copies: number;
  /** Characters or bytes. */
  volume: number;
  /** Own time on the page's thread. */
  ownMs: number;
}

export const tapLimits: BudgetLimits = { windowMs: 10_000, copies: 200, volume: 256 * 1024 * 1024, ownMs: 500 };

export function createBudget(now: () => number, limits: BudgetLimits) {
  let windowStart = now();
  let copies = 0;
  let volume = 0;
  let ownMs = 0;
  return {
    allows(): boolean {
      if (now() - windowStart > limits.windowMs) {
        windowStart = now();
        copies = 0;
        volume = 0;
        ownMs = 0;
      }
      return copies < limits.copies && volume < limits.volume && ownMs < limits.ownMs;
    },
    spend(length: number, since: number): void {
      copies += 1;
      volume += length;
      ownMs += now() - since;
    },
  };
}
