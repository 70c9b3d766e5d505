/** How to connect to the API. */
export interface ConnectionSettings {
  /** The absolute URL of the GraphQL endpoint. */
  readonly url: URL;
  /** An API key, or the watch token of a shared link. Undefined for anonymous access. */
  readonly bearer: string | undefined;
}

/** The URL of the endpoint for WebSocket. */
export const socketUrl = ({ url }: ConnectionSettings): string => url.href.replace(/^http/, 'ws');

/** The authorization header, if there is a bearer. */
export const authorization = (bearer: string | undefined): Record<string, string> =>
  bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
