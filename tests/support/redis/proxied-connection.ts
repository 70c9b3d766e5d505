import type { Socket } from 'node:net';
import { readValue } from './resp.ts';

/** A command as a client sent it. */
export interface Command {
  /** In lowercase. */
  readonly name: string;
  readonly args: readonly string[];
  /**
   * The number of sequential round trips up to and including its own: one more than the greatest depth of a reply received by any
   * client before the command was sent.
   */
  readonly depth: number;
}

interface ConnectionEvents {
  delayMs(): number;
  onCommand(name: string, args: readonly string[]): Command;
  /** Called when Redis has replied. Returns true to discard the reply and cut the connection. */
  swallows(command: Command): boolean;
  /** Called when a reply is passed on. */
  onReply(command: Command): void;
  onClose(): void;
}

/** A client's connection through the proxy. Matches replies with commands until the client subscribes. */
export class ProxiedConnection {
  readonly #client: Socket;
  readonly #redis: Socket;
  readonly #events: ConnectionEvents;
  readonly #pending: Command[] = [];
  #requests = Buffer.alloc(0);
  #replies = Buffer.alloc(0);
  /** A client that subscribes receives more than replies. */
  #isSubscribed = false;
  #isCut = false;

  constructor(client: Socket, redis: Socket, events: ConnectionEvents) {
    this.#client = client;
    this.#redis = redis;
    this.#events = events;
    client.on('data', (bytes: Buffer) => this.#fromClient(bytes));
    redis.on('data', (bytes: Buffer) => this.#fromRedis(bytes));
    client.on('end', () => redis.end());
    redis.on('end', () => this.cut());
    for (const end of [client, redis]) {
      end.on('error', () => this.cut());
      end.on('close', () => this.cut());
    }
  }

  cut(): void {
    if (this.#isCut) return;
    this.#isCut = true;
    this.#client.destroy();
    this.#redis.destroy();
    this.#events.onClose();
  }

  halfClose(): void {
    this.#client.end();
  }

  stall(): void {
    this.#client.pause();
    this.#redis.pause();
  }

  flow(): void {
    this.#client.resume();
    this.#redis.resume();
  }

  #fromClient(bytes: Buffer): void {
    this.#requests = Buffer.concat([this.#requests, bytes]);
    let start = 0;
    for (;;) {
      const request = readValue(this.#requests, start);
      if (!request) break;
      const [name = '', ...args] = request.texts;
      const command = this.#events.onCommand(name.toLowerCase(), args);
      if (subscribing.test(command.name)) this.#isSubscribed = true;
      this.#pending.push(command);
      this.#redis.write(this.#requests.subarray(start, request.end));
      start = request.end;
    }
    this.#requests = this.#requests.subarray(start);
  }

  #fromRedis(bytes: Buffer): void {
    if (this.#isSubscribed) {
      this.#pass(bytes, undefined);
      return;
    }
    this.#replies = Buffer.concat([this.#replies, bytes]);
    let start = 0;
    for (;;) {
      const reply = readValue(this.#replies, start);
      if (!reply) break;
      const command = this.#pending.shift();
      if (command && this.#events.swallows(command)) {
        this.cut();
        return;
      }
      this.#pass(this.#replies.subarray(start, reply.end), command);
      start = reply.end;
    }
    this.#replies = this.#replies.subarray(start);
  }

  #pass(bytes: Buffer, command: Command | undefined): void {
    const pass = () => {
      if (this.#isCut || this.#client.writableEnded) return;
      if (command) this.#events.onReply(command);
      this.#client.write(bytes);
    };
    const delayMs = this.#events.delayMs();
    if (delayMs > 0) setTimeout(pass, delayMs);
    else pass();
  }
}

const subscribing = /^([ps]?subscribe|monitor)$/;
