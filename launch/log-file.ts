import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface LogFile {
  writeLine(line: string): void;
  close(): Promise<void>;
}

/** Opens a file for lines, truncates it, and creates its folder if it does not exist. */
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
