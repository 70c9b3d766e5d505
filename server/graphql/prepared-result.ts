import type { Cursor } from '../../contract/cursor.ts';
import type { StreamFormat } from './stream-format.ts';

/** A result as it is sent, to any number of clients. */
export class PreparedResult {
  /** The result as JSON. */
  readonly json: Buffer;
  /** Where the result stands in the event log. */
  readonly cursor: Cursor | undefined;
  /** Whether the operation ends with it. */
  readonly isLast: boolean;
  readonly #frames = new Map<StreamFormat, Buffer>();
  #bytes: string | undefined;

  constructor(
    result: unknown,
    { cursor, isLast = false }: { cursor?: Cursor | undefined; isLast?: boolean } = {},
  ) {
    this.json = Buffer.from(JSON.stringify(result));
    this.cursor = cursor;
    this.isLast = isLast;
  }

  /** The bytes of the JSON, each as one character (`latin1`). Joining such strings copies nothing until they are written. */
  get bytes(): string {
    this.#bytes ??= this.json.toString('latin1');
    return this.#bytes;
  }

  /** The result as a part of a stream. */
  in(format: StreamFormat): Buffer {
    const known = this.#frames.get(format);
    if (known) return known;
    const [before, after] = format.around(this.cursor);
    const frame = Buffer.concat([Buffer.from(before), this.json, Buffer.from(after)]);
    this.#frames.set(format, frame);
    return frame;
  }
}
