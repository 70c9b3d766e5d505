import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';

/** A stream that records what is written to it. With `columns` it is a terminal of that width. */
export class Written extends Writable {
  readonly isTTY: boolean;
  readonly columns: number;
  raw = '';

  constructor(columns?: number) {
    super();
    this.isTTY = columns !== undefined;
    this.columns = columns ?? 80;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.raw += chunk.toString();
    this.emit('written');
    done();
  }

  /** The written text without escape sequences. */
  get text(): string {
    return stripVTControlCharacters(this.raw);
  }

  /** Resolves once `part` has been written. */
  async has(part: string): Promise<void> {
    while (!this.text.includes(part)) {
      await new Promise<void>((resolve) => {
        this.once('written', resolve);
      });
    }
  }
}
