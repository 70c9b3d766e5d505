/** A connection with one subscription. Nothing is read while it is paused, so data stays in the buffers of the kernel. */
export interface SubscriptionConnection {
  pause(): void;
  resume(): void;
  /** Closes it without a closing handshake. */
  cut(): void;
}

export interface SubscriptionOptions {
  readonly url: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly onResult: (result: unknown) => void;
  /** @param completed whether the server sent `complete`. */
  readonly onEnd: (completed: boolean) => void;
}
