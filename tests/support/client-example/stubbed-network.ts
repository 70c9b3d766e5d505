import { onTestFinished, vi } from 'vitest';
import { gate } from '../worker/gate.ts';

/** Holds back each response that arrives from now on until `release` is called. */
export const holdResponses = () => {
  const read: Promise<void>[] = [];
  const mayArrive = gate();
  stubFetch(async (...request) => {
    const response = await fetchOfRuntime(...request);
    const body = new TransformStream();
    read.push(Promise.resolve(response.body?.pipeTo(body.writable)));
    await mayArrive.opened;
    return new Response(body.readable, response);
  });
  return {
    get held() {
      return read.length;
    },
    /** Resolves once the client has read the responses. */
    async release() {
      mayArrive.open();
      await Promise.all(read);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

/** Sends requests for `from` to `to` instead. WebSockets are not affected. */
export const bypass = (from: string, to: string): void =>
  stubFetch((input, init) =>
    fetchOfRuntime(new URL(String(input)).href === new URL(from).href ? to : input, init),
  );

/** Records the WebSockets opened during the test. */
export const recordSockets = (): readonly WebSocket[] => {
  const sockets: WebSocket[] = [];
  const Original = globalThis.WebSocket;
  class RecordedWebSocket extends Original {
    constructor(...request: ConstructorParameters<typeof WebSocket>) {
      super(...request);
      sockets.push(this);
    }
  }
  vi.stubGlobal('WebSocket', RecordedWebSocket);
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  return sockets;
};

const fetchOfRuntime = globalThis.fetch;

const stubFetch = (stub: typeof fetch): void => {
  vi.stubGlobal('fetch', stub);
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
};
