/** Where the API is and who asks. */
export interface ConnectionSettings {
  /** The GraphQL endpoint, absolute. */
  readonly url: URL;
  /** An API key, or a watch token where the page was opened by a shared link. Undefined where access is open. */
  readonly bearer: string | undefined;
}

/** The same API as a WebSocket address. */
export const socketUrl = ({ url }: ConnectionSettings): string => url.href.replace(/^http/, 'ws');

/** What goes with each request. */
export const authorization = (bearer: string | undefined): Record<string, string> =>
  bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
