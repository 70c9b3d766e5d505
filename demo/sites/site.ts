/** A small stand-in for one service: it speaks the service's protocol with invented content. */
export interface DemoSite {
  /** For people, and what its pace is drawn from. */
  readonly name: string;
  /** The same answer for the same request. */
  answer(request: SiteRequest): SiteAnswer;
}

export interface SiteRequest {
  /** With the origin that the site is served under. */
  readonly url: URL;
  /** GET, or POST with a form; a site that takes no forms leaves this unread. */
  readonly method: 'GET' | 'POST';
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** What a form holds. */
  readonly form: URLSearchParams;
}

export interface SiteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes where they are compressed; the headers say how. */
  readonly body: string | Uint8Array;
  /** Milliseconds that it takes besides the pace of the site. */
  readonly delayMs?: number;
  /** Only half of the body is sent; then the connection breaks. */
  readonly isCut?: boolean;
}

export const json = (
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): SiteAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

export const html = (body: string, status = 200): SiteAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
});

export const text = (body: string, status = 200): SiteAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

/** A whole number out of the query: `otherwise` when it is left out, undefined when it is none or outside the bounds. */
export const integerOf = (
  value: string | null,
  otherwise: number,
  lowest: number,
  highest: number,
): number | undefined => {
  if (value === null) return otherwise;
  const number = Number(value);
  return Number.isInteger(number) && number >= lowest && number <= highest ? number : undefined;
};
