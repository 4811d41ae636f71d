// The originals of everything the tap uses, taken before the page's first script. A page can overwrite any builtin later, on purpose or
// by a polyfill; then ours go on working and the page never sees a call of ours on its own replacement.
// For the same reason the tap avoids what looks builtins up at run time: no for…of, no spread of arrays, no destructuring of arrays, no
// methods called on values. Everything goes through `apply`.

/** The window-like scope that is tapped; unit tests pass their own. */
export type TapScope = typeof globalThis & Window;

export type Builtins = ReturnType<typeof saveBuiltins>;

/** Throws where the scope lacks something the tap cannot do without; the tap is then not installed at all. */
export function saveBuiltins(scope: TapScope) {
  const { apply, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = scope.Reflect;
  const { JSON: json, Proxy: originalProxy, WeakMap: originalWeakMap, WeakSet: originalWeakSet, performance } = scope;
  const { stringify } = json;
  const { get: mapGet, set: mapSet, delete: mapDelete } = originalWeakMap.prototype;
  const { add: setAdd, has: setHas } = originalWeakSet.prototype;
  const exec = scope.RegExp.prototype.exec;
  const then = scope.Promise.prototype.then;
  const now = performance.now;
  const dateNow = scope.Date.now;
  const addEventListener = scope.EventTarget.prototype.addEventListener;
  const { postMessage } = scope.MessagePort.prototype;
  const getAllResponseHeaders = scope.XMLHttpRequest.prototype.getAllResponseHeaders;
  const headersGet = scope.Headers.prototype.get;
  const { clone, arrayBuffer } = scope.Response.prototype;
  const { clone: cloneRequest, text: textOfRequest } = scope.Request.prototype;

  /** The getter of an accessor property as a plain function. It throws on anything but a genuine object of that class. */
  function getterOf<T>(prototype: object, name: string): (self: object) => T {
    const get = getOwnPropertyDescriptor(prototype, name)?.get;
    if (get === undefined) throw new Error(`no getter ${name}`);
    return (self) => apply(get, self, []) as T;
  }
  function isDirectly<T extends object>(prototype: T) {
    return (value: unknown): value is T =>
      typeof value === 'object' && value !== null && getPrototypeOf(value) === prototype;
  }
  const headersOf = getterOf<Headers>(scope.Response.prototype, 'headers');

  return {
    apply,
    defineProperty,
    getOwnPropertyDescriptor,
    getterOf,
    Proxy: originalProxy,
    newWeakMap<K extends object, V>() {
      const map = new originalWeakMap<K, V>();
      return {
        get: (key: K) => apply(mapGet, map, [key]) as V | undefined,
        set: (key: K, value: V) => void apply(mapSet, map, [key, value]),
        delete: (key: K) => void apply(mapDelete, map, [key]),
      };
    },
    newWeakSet<K extends object>() {
      const set = new originalWeakSet<K>();
      return {
        has: (key: K) => apply(setHas, set, [key]) as boolean,
        add: (key: K) => void apply(setAdd, set, [key]),
      };
    },
    /** Copies everything. A list of what to transfer would be read by the page's iterators, which it may have replaced. */
    post: (port: MessagePort, message: object) => void apply(postMessage, port, [message]),
    dataOf: getterOf<unknown>(scope.MessageEvent.prototype, 'data'),
    exec: (pattern: RegExp, text: string) => apply(exec, pattern, [text]) as RegExpExecArray | null,
    stringify: (value: unknown) => apply(stringify, json, [value]) as string | undefined,
    addEventListener: (target: EventTarget, type: string, listener: () => void) =>
      void apply(addEventListener, target, [type, listener]),
    milliseconds: () => apply(now, performance, []) as number,
    epochMilliseconds: () => apply(dateNow, undefined, []) as number,
    /** A rejection passes through to whoever waits for the result. */
    after: <T, R>(promise: Promise<T>, onFulfilled: (value: T) => R, onRejected?: () => void) =>
      apply(then, promise, [onFulfilled, onRejected]) as Promise<R>,
    hrefOfUrl: getterOf<string>(scope.URL.prototype, 'href'),
    xhr: {
      readyState: getterOf<number>(scope.XMLHttpRequest.prototype, 'readyState'),
      status: getterOf<number>(scope.XMLHttpRequest.prototype, 'status'),
      responseType: getterOf<string>(scope.XMLHttpRequest.prototype, 'responseType'),
      responseText: getterOf<string>(scope.XMLHttpRequest.prototype, 'responseText'),
      response: getterOf<unknown>(scope.XMLHttpRequest.prototype, 'response'),
      headers: (self: XMLHttpRequest) => apply(getAllResponseHeaders, self, []) as string | null,
    },
    request: {
      url: getterOf<string>(scope.Request.prototype, 'url'),
      method: getterOf<string>(scope.Request.prototype, 'method'),
      clone: (self: Request) => apply(cloneRequest, self, []) as Request,
      text: (self: Request) => apply(textOfRequest, self, []) as Promise<string>,
    },
    response: {
      status: getterOf<number>(scope.Response.prototype, 'status'),
      header: (self: Response, name: string) => apply(headersGet, headersOf(self), [name]) as string | null,
      clone: (self: Response) => apply(clone, self, []) as Response,
      arrayBuffer: (self: Response) => apply(arrayBuffer, self, []) as Promise<ArrayBuffer>,
    },
    isArrayBuffer: isDirectly(scope.ArrayBuffer.prototype),
    isBlob: isDirectly(scope.Blob.prototype),
    byteLength: getterOf<number>(scope.ArrayBuffer.prototype, 'byteLength'),
    blobSize: getterOf<number>(scope.Blob.prototype, 'size'),
  };
}
