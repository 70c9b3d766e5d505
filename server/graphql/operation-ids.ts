import { z } from 'zod';

/**
 * Keeps the operations of one WebSocket apart whose IDs a client has reused. A client may reuse an ID as soon as it has completed
 * the operation, but graphql-ws may still be ending it, and would end the new operation with it. Such an operation runs under
 * another ID, which clients never see.
 */
export class OperationIds {
  /** The internal ID of each operation that its client has not completed, by the client's ID. */
  readonly #active = new Map<string, string>();
  /** The client's ID of each operation that has not ended, by internal ID. */
  readonly #running = new Map<string, string>();
  #reused = 0;

  /**
   * Translates a message from the client.
   *
   * @returns the message for graphql-ws, and a function to call when that has processed it.
   */
  receive(text: string): { text: string; done: () => void } {
    const message = readMessage(text);
    if (message?.type === 'subscribe' && !this.#active.has(message.id)) {
      const { id } = message;
      const internal = this.#running.has(id) ? this.#freeId(id) : id;
      this.#active.set(id, internal);
      this.#running.set(internal, id);
      return { text: withId(message, internal, text), done: () => this.#end(internal) };
    }
    const internal = message && this.#active.get(message.id);
    if (message?.type === 'complete') this.#active.delete(message.id);
    return { text: message && internal ? withId(message, internal, text) : text, done: () => {} };
  }

  /** Translates a message for the client. @returns undefined if the client has completed the operation. */
  send(text: string): string | undefined {
    const [head, quoted = '', type] = outgoing.exec(text) ?? [];
    if (head === undefined) return text;
    const internal = z.string().parse(JSON.parse(quoted));
    const id = this.#running.get(internal);
    if (id === undefined) return text;
    if (this.#active.get(id) !== internal) return undefined;
    if (type !== 'next') this.#active.delete(id);
    return id === internal
      ? text
      : `{"id":${JSON.stringify(id)}${text.slice(idKey + quoted.length)}`;
  }

  /** The client's ID of an operation. Undefined if the client has completed it. */
  clientIdOf(internal: string): string | undefined {
    const id = this.#running.get(internal);
    return id !== undefined && this.#active.get(id) === internal ? id : undefined;
  }

  #freeId(id: string): string {
    do this.#reused += 1;
    while (this.#running.has(`${id}#${this.#reused}`));
    return `${id}#${this.#reused}`;
  }

  #end(internal: string): void {
    const id = this.#running.get(internal);
    this.#running.delete(internal);
    if (id !== undefined && this.#active.get(id) === internal) this.#active.delete(id);
  }
}

/** Messages of graphql-ws begin with the ID of their operation. */
const outgoing = /^\{"id":("(?:[^"\\]|\\.)*"),"type":"(next|error|complete)"/;
const idKey = '{"id":'.length;

const messageSchema = z.looseObject({ id: z.string(), type: z.string() });
type Message = z.infer<typeof messageSchema>;

/** Returns undefined for messages without an ID. graphql-ws rejects the invalid ones. */
const readMessage = (text: string): Message | undefined => {
  try {
    return messageSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

const withId = (message: Message, id: string, text: string): string =>
  id === message.id ? text : JSON.stringify({ ...message, id });
