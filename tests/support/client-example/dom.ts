import { JSDOM } from 'jsdom';

/**
 * A document for React in the same process as the server that the hooks talk to: Vitest's jsdom environment would replace Node's
 * URL and file APIs. Import this before React.
 */
const { window } = new JSDOM('<!doctype html>', { url: 'http://127.0.0.1/' });

const { document, navigator, WebSocket } = window;
for (const [name, value] of Object.entries({ window, document, navigator, WebSocket })) {
  // Since Node 21, `navigator` has only a getter, so it cannot be assigned.
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

// On a busy machine a render takes longer than the default of one second.
const { configure } = await import('@testing-library/dom');
configure({ asyncUtilTimeout: 10_000 });
