import type { Subscriber } from '../../redis/subscriber.ts';

/** A change of a task or collection, as it was published. */
export interface Change {
  readonly id: string;
  /** Undefined: published by an earlier release, which does not say. */
  readonly owner: string | undefined;
}

/** @param change undefined: changes were missed. */
type Listener = (change: Change | undefined) => void;

/** The channel on which changes of tasks and collections are published: `<ID> <owner>`. It is subscribed while anyone listens. */
export class Changes {
  readonly #subscriber: Pick<Subscriber, 'subscribe' | 'unsubscribe' | 'on'>;
  readonly #channel: string;
  readonly #listeners = new Set<Listener>();

  constructor(subscriber: Pick<Subscriber, 'subscribe' | 'unsubscribe' | 'on'>, channel: string) {
    this.#subscriber = subscriber;
    this.#channel = channel;
    subscriber.on('message', (from, text) => {
      if (from !== channel) return;
      const [id = '', owner] = text.split(' ');
      this.#tell({ id, owner });
    });
    subscriber.on('resumed', () => this.#tell(undefined));
  }

  /** Resolves once no change is missed any more. */
  async listen(listener: Listener): Promise<void> {
    this.#listeners.add(listener);
    await this.#subscriber.subscribe(this.#channel, 'everywhere');
  }

  stop(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.#subscriber.unsubscribe(this.#channel);
  }

  #tell(change: Change | undefined): void {
    for (const listener of this.#listeners) listener(change);
  }
}
