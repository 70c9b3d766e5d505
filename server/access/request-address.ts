import type { IncomingMessage } from 'node:http';

/** What a request is addressed to. */
export interface RequestAddress {
  /** The host with its port, if it has one. Undefined if the client sent none, as HTTP/1.0 allows. */
  readonly host: string | undefined;
  /** The path with its query, as the client sent it. `OPTIONS *` has none, but `*`. */
  readonly target: string;
}

/**
 * Reads the address of a request. The authority of an absolute-form target takes precedence over the `Host` header.
 *
 * @returns undefined if the host is invalid, or if there is more than one.
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 */
export const readAddress = (request: IncomingMessage): RequestAddress | undefined => {
  const { url = '/', headersDistinct } = request;
  const [named, ...more] = headersDistinct['host'] ?? [];
  if (more.length > 0 || (named && !isHost(named))) return undefined;
  const [, authority, rest = ''] = absoluteForm.exec(url) ?? [];
  if (authority === undefined) return { host: named || undefined, target: url };
  if (!isHost(authority)) return undefined;
  return { host: authority, target: rest.startsWith('/') ? rest : `/${rest}` };
};

const absoluteForm = /^https?:\/\/([^/?#]*)(.*)$/i;

/** A name or an address, with an optional port. Names of any alphabet arrive in ASCII. */
const isHost = (text: string): boolean => hostPattern.test(text) && URL.canParse(`http://${text}`);

const hostPattern = /^(?:\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]+)(?::\d*)?$/i;
