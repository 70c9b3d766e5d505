import type { Readable } from 'node:stream';

/** What a service sent. */
export interface OutboundResponse {
  readonly status: number;
  readonly headers: Headers;
  /** As it was sent, so possibly compressed. */
  readonly body: Readable;
  /** The URL after redirects. */
  readonly url: URL;
}

/** Whether the status is 2xx. */
export const isOk = ({ status }: OutboundResponse): boolean => status >= 200 && status < 300;
