/** The server ended a stream in good order, though no final event has come: polling tells whether the task is over. */
export class StreamCompletedError extends Error {
  override name = 'StreamCompletedError';
  constructor() {
    super('The stream was completed before the final event.');
  }
}
