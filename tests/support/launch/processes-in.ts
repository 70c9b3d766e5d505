import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface ProcessInFolder {
  readonly pid: number;
  /** The command line, its arguments separated by spaces. */
  readonly command: string;
}

/** The processes whose working directory is `folder` or below it, wherever they are in the tree of processes. Linux only. */
export const processesIn = (folder: string): ProcessInFolder[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        if (!readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)) return [];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [{ pid: Number(pid), command }];
      } catch {
        // It has ended, or belongs to another user.
        return [];
      }
    });
