import type { IncomingMessage } from 'node:http';
import type { Refusal } from '../refusal.ts';
import type { ClientAddress } from './client-address.ts';

/** Counts the WebSockets and event streams that each client has open, and refuses more than `max`. */
export class ClientConnections {
  readonly #max: number;
  readonly #addressOf: ClientAddress;
  readonly #open = new Map<string, number>();

  constructor(max: number, addressOf: ClientAddress) {
    this.#max = max;
    this.#addressOf = addressOf;
  }

  /** @returns a function to call when the connection is closed, or why it must not be opened. */
  open(request: IncomingMessage): (() => void) | Refusal {
    const address = this.#addressOf(request);
    const count = this.#open.get(address) ?? 0;
    if (count >= this.#max) return tooMany(this.#max);
    this.#open.set(address, count + 1);
    let isOpen = true;
    return () => {
      if (isOpen) this.#close(address);
      isOpen = false;
    };
  }

  #close(address: string): void {
    const count = (this.#open.get(address) ?? 0) - 1;
    if (count > 0) this.#open.set(address, count);
    else this.#open.delete(address);
  }
}

const tooMany = (max: number): Refusal => ({
  status: 429,
  code: 'TOO_EXPENSIVE',
  message: `This client already has ${max} WebSockets and event streams open, the maximum (MAX_SOCKETS_PER_CLIENT). Close one first.`,
});
