// Chromium's own log of its network service: every request of every page, frame, worker and extension of the browser.

export interface LoggedRequest {
  url: string;
  method: string;
  /** Origin that caused it; "not an origin" for the address bar. */
  initiator: string;
}

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; method?: string; initiator?: string } }[];
}

/** The requests in a log made with --log-net-log; addresses without a host (data:, blob:) are no requests. */
export function requestsIn(log: NetLog): LoggedRequest[] {
  const start = log.constants.logEventTypes.URL_REQUEST_START_JOB;
  if (start === undefined) throw new Error('this net log has no URL_REQUEST_START_JOB');
  return log.events
    .filter((event) => event.type === start && /^(https?|wss?):/.test(event.params?.url ?? ''))
    .map((event) => ({
      url: event.params?.url ?? '',
      method: event.params?.method ?? '',
      initiator: event.params?.initiator ?? '',
    }));
}
