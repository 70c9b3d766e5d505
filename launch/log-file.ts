import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface LogFile {
  writeLine(line: string): void;
  close(): Promise<void>;
}

/** A file of lines, emptied first; its folder is made when missing. */
export const openLogFile = async (file: string): Promise<LogFile> => {
  await mkdir(dirname(file), { recursive: true });
  const stream = createWriteStream(file);
  await once(stream, 'open');
  return {
    writeLine: (line) => void stream.write(`${line}\n`),
    close: async () => {
      stream.end();
      await once(stream, 'close');
    },
  };
};
