import { ApiError, ConnectionLostError } from '@reviewcast/client';

/** What a failed command prints: the message, and what to do about it if that is not in the message. */
export const errorText = (error: Error, hasToken: boolean): string => {
  const { message } = error;
  if (error instanceof ConnectionLostError) {
    return `${message} Is the server running? Set --server or REVIEWCAST_URL to its address.`;
  }
  if (!(error instanceof ApiError)) return message;
  switch (error.code) {
    case 'UNAUTHENTICATED':
      return hasToken
        ? `The server does not accept this key: ${message} Check --token or REVIEWCAST_TOKEN.`
        : `This server requires a key. Pass it with --token, or set REVIEWCAST_TOKEN.`;
    case 'FORBIDDEN':
      return hasToken
        ? `${message} Pass another key with --token, or set REVIEWCAST_TOKEN.`
        : message;
    case 'GRAPHQL_VALIDATION_FAILED':
      return `The server is of another version than this command: ${message}`;
    default:
      return message;
  }
};
