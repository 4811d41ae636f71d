// X's own way of asking: XMLHttpRequest, GET and POST, the address as a string or as a URL, the answer as text or as JSON.
// Everything that comes back is remembered with its digest, so that a test can tell whether somebody altered it on the way.

export interface Delivered {
  operation: string;
  method: string;
  responseType: string;
  status: number;
  /** What the page saw, as text. */
  length: number;
  hash: string;
  date: string;
  states: string;
  /** The event named the very request the page had made. */
  ownTarget: boolean;
}

export const delivered: Delivered[] = [];

/** FNV-1a over UTF-16 units, 32 bits, hex: to compare two runs, not to resist anybody. */
export function hashOf(value: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < value.length; index += 1) {
    hash = Math.imul(hash ^ value.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16);
}

interface Style {
  method: 'GET' | 'POST';
  responseType: '' | 'json';
  address: 'string' | 'url';
}

// Who asks how: all combinations that sites.md names occur.
const styles: Readonly<Record<string, Style>> = {
  HomeTimeline: { method: 'GET', responseType: '', address: 'string' },
  HomeLatestTimeline: { method: 'POST', responseType: 'json', address: 'string' },
  TweetDetail: { method: 'GET', responseType: '', address: 'string' },
  UserTweets: { method: 'GET', responseType: 'json', address: 'url' },
  SearchTimeline: { method: 'GET', responseType: '', address: 'url' },
  UserByScreenName: { method: 'GET', responseType: 'json', address: 'string' },
};
const usual: Style = { method: 'GET', responseType: '', address: 'string' };

function queryId(operation: string): string {
  return `${btoa(operation).replace(/[^\w]/g, '').slice(0, 16)}_q1`;
}

export function ask(operation: string, variables: Record<string, unknown>): Promise<unknown> {
  const style = styles[operation] ?? usual;
  const path = `/i/api/graphql/${queryId(operation)}/${operation}`;
  const features = {
    responsive_web_graphql_timeline_navigation_enabled: true,
    view_counts_everywhere_api_enabled: true,
  };
  const query = `variables=${encodeURIComponent(JSON.stringify(variables))}&features=${encodeURIComponent(JSON.stringify(features))}`;
  const address = style.method === 'GET' ? `${path}?${query}` : path;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const states: number[] = [];
    request.onreadystatechange = () => states.push(request.readyState);
    request.open(
      style.method,
      style.address === 'url' ? new URL(address, location.origin) : `https://x.com${address}`,
      true,
    );
    request.responseType = style.responseType;
    request.setRequestHeader('authorization', 'Bearer AAAAreplica');
    request.setRequestHeader('x-twitter-active-user', 'yes');
    request.setRequestHeader('content-type', 'application/json');
    request.onload = (event) => {
      const body: unknown = request.response;
      const shown = typeof body === 'string' ? body : JSON.stringify(body);
      delivered.push({
        operation,
        method: style.method,
        responseType: request.responseType,
        status: request.status,
        length: shown.length,
        hash: hashOf(shown),
        date: request.getResponseHeader('date') ?? '',
        states: states.join(','),
        ownTarget: event.target === request && event.currentTarget === request,
      });
      try {
        resolve(typeof body === 'string' ? JSON.parse(body) : body);
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(new Error(`${operation}: no answer`));
    request.send(style.method === 'POST' ? JSON.stringify({ variables, features, queryId: queryId(operation) }) : null);
  });
}
