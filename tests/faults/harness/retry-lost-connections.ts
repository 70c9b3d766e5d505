import { ConnectionLostError } from '../../../client/src/errors/connection-lost-error.ts';

/** Repeats the request if a busy machine did not answer in time. Sending it twice must do no harm. */
export const retryLostConnections = async <Answer>(
  send: () => Promise<Answer>,
): Promise<Answer> => {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ConnectionLostError)) throw error;
    }
  }
};
