import { JSDOM } from 'jsdom';

/**
 * A document for React, in the process of the server that the hooks talk to: vitest's own jsdom environment takes Node's URL
 * and files from it. Import this before React.
 */
const { window } = new JSDOM('<!doctype html>', { url: 'http://127.0.0.1/' });

const { document, navigator, WebSocket } = window;
Object.assign(globalThis, { window, document, navigator, WebSocket });
