import { ApiError, createEndpoint, request } from '@reviewcast/client';
import { ActiveTasksDocument } from '@reviewcast/client/documents';
import { errorMessage, hasCode } from '../text/error-message.ts';

/** Asks the server at `url` whether it accepts an API key. Resolves with what is wrong, or undefined if it does. */
export const checkApiKey = async (
  url: URL,
  apiKey: string,
  signal: AbortSignal,
): Promise<string | undefined> => {
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    return 'A key contains only letters, digits, and punctuation, and no spaces. Check that you copied only the key.';
  }
  try {
    await request(createEndpoint({ url, apiKey }), ActiveTasksDocument, {}, { signal });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (hasCode(error, 'UNAUTHENTICATED')) {
      return 'The server does not accept this key. Check that you copied all of it.';
    }
    if (hasCode(error, 'FORBIDDEN', 'TOKEN_INVALID', 'TOKEN_EXPIRED')) {
      return 'This is the token of a shared link, not an API key.';
    }
    return error instanceof ApiError
      ? errorMessage(error)
      : 'The key was not saved because the server could not be reached to check it. Try again.';
  }
};
