/** One complete value of the Redis protocol, version 2. */
export interface RespValue {
  /** The offset of the next value. */
  readonly end: number;
  /** The bulk strings in it, in order. In a request: the command's name and arguments. */
  readonly texts: readonly string[];
}

/** Parses the value at `start`. Returns undefined while it is incomplete. */
export const readValue = (bytes: Buffer, start: number): RespValue | undefined => {
  const lineEnd = bytes.indexOf('\r\n', start);
  if (lineEnd < 0) return undefined;
  const type = bytes.toString('latin1', start, start + 1);
  const size = Number(bytes.toString('latin1', start + 1, lineEnd));
  const next = lineEnd + lineBreak;
  if (type === '$' && size >= 0) return readBulk(bytes, next, size);
  if (type === '*') return readItems(bytes, next, size);
  return { end: next, texts: [] };
};

const lineBreak = 2;

const readBulk = (bytes: Buffer, start: number, size: number): RespValue | undefined => {
  const end = start + size + lineBreak;
  if (end > bytes.length) return undefined;
  return { end, texts: [bytes.toString('utf8', start, start + size)] };
};

const readItems = (bytes: Buffer, start: number, count: number): RespValue | undefined => {
  const texts: string[] = [];
  let end = start;
  for (let left = count; left > 0; left -= 1) {
    const item = readValue(bytes, end);
    if (!item) return undefined;
    end = item.end;
    texts.push(...item.texts);
  }
  return { end, texts };
};
