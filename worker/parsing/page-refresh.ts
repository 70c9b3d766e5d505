import { Parser } from 'htmlparser2';

/** Whether a page may contain a `meta` element that redirects. */
export const mayRefresh = (html: string): boolean => /http-equiv\s*=\s*["']?\s*refresh/i.test(html);

/**
 * The URL that the `meta` elements of a page redirect to; null if they do not. Those inside `noscript` are for visitors of a page that
 * can be read all the same, so they do not count.
 */
export const parsePageRefresh = ({ html, url }: { html: string; url: string }): string | null => {
  let base = url;
  let target: string | null = null;
  let ignored = 0;
  const parser = new Parser({
    onopentag: (name, { href = '', content = '', 'http-equiv': equivalent = '' }) => {
      if (name === 'noscript' || name === 'template') ignored++;
      if (name === 'base' && base === url && URL.canParse(href, url))
        base = new URL(href, url).href;
      const isRefresh = name === 'meta' && equivalent.trim().toLowerCase() === 'refresh';
      if (isRefresh && ignored === 0) target ??= refreshTarget(content, base);
    },
    onclosetag: (name) => {
      if (name === 'noscript' || name === 'template') ignored--;
    },
  });
  parser.end(html.slice(0, maxHtml));
  return target;
};

/** Redirecting elements stand at the beginning of a page. */
const maxHtml = 500_000;

/**
 * The URL in the value of a `Refresh` header or `meta` element, such as "0; url=/kettle". Null if it only reloads the page, if it waits
 * more than 10 seconds, as pages do that visitors read, or if the URL is not HTTP(S).
 */
export const refreshTarget = (value: string, base: string): string | null => {
  const { delay = '', quoted, plain } = notation.exec(value.slice(0, maxValue))?.groups ?? {};
  const address = (quoted ?? plain ?? '').trim();
  if (address === '' || Number(delay) > maxDelay || !URL.canParse(address, base)) return null;
  const { protocol, href } = new URL(address, base);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
};

const maxValue = 4096;

/** Seconds. */
const maxDelay = 10;

const notation =
  /^\s*(?<delay>\d*)(?:\.[\d.]*)?(?:\s*[;,]\s*|\s+)(?:url\s*=\s*|(?!url\s*=))(?:["'](?<quoted>[^"']*)|(?<plain>[^"'\s].*))/i;
