/** A small fake of a service: it speaks the service's protocol and serves made-up content. */
export interface DemoSite {
  /** A display name; also seeds the response times. */
  readonly name: string;
  /** Deterministic: the same request gets the same answer. */
  answer(request: SiteRequest): SiteAnswer;
}

export interface SiteRequest {
  /** The full URL, with the site's origin. */
  readonly url: URL;
  /** GET, or POST with a form. */
  readonly method: 'GET' | 'POST';
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The fields of a submitted form; empty for GET. */
  readonly form: URLSearchParams;
}

export interface SiteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes if compressed as the headers say. */
  readonly body: string | Uint8Array;
  /** Milliseconds to wait in addition to the site's pace. */
  readonly delayMs?: number;
  /** Sends only half of the body, then closes the connection. */
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

/** Parses an integer query parameter. Returns `fallback` if it is missing, undefined if it is invalid or out of range. */
export const integerOf = (
  value: string | null,
  fallback: number,
  lowest: number,
  highest: number,
): number | undefined => {
  if (value === null) return fallback;
  const number = Number(value);
  return Number.isInteger(number) && number >= lowest && number <= highest ? number : undefined;
};
