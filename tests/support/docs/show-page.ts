import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';

/**
 * Opens a page of a built project and prints each paragraph when it appears or changes, until the process is ended:
 * `show-page.ts <project> <page> <task ID> <watch token>`.
 */
const [, , folder = '', page = '', id = '', watchToken = ''] = process.argv;

const search = new URLSearchParams({ page, id, watchToken });
const { window } = new JSDOM('<!doctype html><div id="root"></div>', {
  url: `http://127.0.0.1/?${search}`,
});
const { document, navigator, location, WebSocket } = window;
for (const [name, value] of Object.entries({ window, document, navigator, location, WebSocket })) {
  Object.defineProperty(globalThis, name, { value, configurable: true });
}

const shown: string[] = [];
const print = () => {
  for (const [i, { textContent }] of [...document.querySelectorAll('p')].entries()) {
    if (textContent !== shown[i]) process.stdout.write(`${textContent}\n`);
    shown[i] = textContent;
  }
};
new window.MutationObserver(print).observe(document, {
  subtree: true,
  childList: true,
  characterData: true,
});

await import(pathToFileURL(join(folder, 'dist/main.js')).href);
