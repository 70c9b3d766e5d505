/** A connection that carries one subscription, of which nothing is read while it is paused: what is sent stays with the system. */
export interface Connection {
  pause(): void;
  resume(): void;
  /** Ends it without a word. */
  cut(): void;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly onResult: (result: unknown) => void;
  /** @param completed whether the server said that nothing follows. */
  readonly onEnd: (completed: boolean) => void;
}
