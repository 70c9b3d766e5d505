/** The text and control frames that arrive on one WebSocket. Servers send them unmasked and, here, unfragmented. */
export class Frames {
  readonly #onFrame: (opcode: number, payload: Buffer) => void;
  #rest: Buffer | undefined;

  constructor(onFrame: (opcode: number, payload: Buffer) => void) {
    this.#onFrame = onFrame;
  }

  push(chunk: Buffer): void {
    const data = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
    this.#rest = undefined;
    let at = 0;
    while (at + 2 <= data.length) {
      const short = (data[at + 1] ?? 0) & 0x7f;
      const header = short === 127 ? 10 : short === 126 ? 4 : 2;
      if (at + header > data.length) break;
      const length =
        short === 127
          ? Number(data.readBigUInt64BE(at + 2))
          : short === 126
            ? data.readUInt16BE(at + 2)
            : short;
      const end = at + header + length;
      if (end > data.length) break;
      this.#onFrame((data[at] ?? 0) & 0x0f, data.subarray(at + header, end));
      at = end;
    }
    if (at < data.length) this.#rest = data.subarray(at);
  }
}

/** A frame as a client sends it: masked, with a mask of zeros. */
export const clientFrame = (text: string, opcode: number = opcodes.text): Buffer => {
  const payload = Buffer.from(text);
  const { length } = payload;
  if (length > 0xffff) throw new RangeError('The message is longer than 65,535 bytes.');
  const isShort = length < 126;
  const header = Buffer.alloc(isShort ? 6 : 8);
  header[0] = 0x80 | opcode;
  header[1] = 0x80 | (isShort ? length : 126);
  if (!isShort) header.writeUInt16BE(length, 2);
  return Buffer.concat([header, payload]);
};

export const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;
