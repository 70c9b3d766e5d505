/** The server completed a stream before the final event. Polling tells whether the task has finished. */
export class StreamCompletedError extends Error {
  override name = 'StreamCompletedError';
  constructor() {
    super('The server completed the stream before the final event.');
  }
}
