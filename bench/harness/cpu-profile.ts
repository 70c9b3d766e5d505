import { readdir, readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A moment of a thread: what ran, innermost first, and for how long. */
export interface Moment {
  /** In microseconds, by the clock of `process.hrtime`. */
  readonly at: number;
  readonly us: number;
  readonly stack: readonly Frame[];
}

export interface Frame {
  readonly name: string;
  /** The source file, also of code that was built with a source map. Empty for code of V8, such as its garbage collector. */
  readonly file: string;
}

/** Reads what all threads of a process did, which ran with `--cpu-prof` and has ended, without the time in which they waited. */
export const readCpuProfiles = async (folder: string): Promise<Moment[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  const sourceOf = sourceReader();
  const moments: Moment[] = [];
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    moments.push(...(await momentsOf(profileSchema.parse(JSON.parse(text)), sourceOf)));
  }
  return moments;
};

const profileSchema = z.object({
  startTime: z.number(),
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({
        functionName: z.string(),
        url: z.string(),
        lineNumber: z.number(),
        columnNumber: z.number(),
      }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

type Profile = z.infer<typeof profileSchema>;

const momentsOf = async (
  { startTime, nodes, samples, timeDeltas }: Profile,
  sourceOf: (url: string, line: number, column: number) => Promise<string>,
): Promise<Moment[]> => {
  const parents = new Map<number, number>();
  for (const { id, children = [] } of nodes) {
    for (const child of children) parents.set(child, id);
  }
  const frames = new Map<number, Frame>();
  for (const { id, callFrame } of nodes) {
    const { functionName, url, lineNumber, columnNumber } = callFrame;
    frames.set(id, { name: functionName, file: await sourceOf(url, lineNumber, columnNumber) });
  }
  const stackOf = (leaf: number): Frame[] => {
    const stack: Frame[] = [];
    for (let id: number | undefined = leaf; id !== undefined; id = parents.get(id)) {
      const frame = frames.get(id);
      if (frame) stack.push(frame);
    }
    return stack;
  };
  let at = startTime;
  return samples.flatMap((leaf, i) => {
    at += timeDeltas[i] ?? 0;
    // What a sample shows lasts until the next one.
    const us = timeDeltas[i + 1] ?? 0;
    const stack = stackOf(leaf);
    return isWaiting(stack) ? [] : [{ at, us, stack }];
  });
};

/** For the event loop, or in a thread for its next task. */
const isWaiting = ([leaf, caller]: readonly Frame[]): boolean =>
  leaf === undefined ||
  leaf.name === '(idle)' ||
  [leaf, caller].some((frame) => frame?.name === 'atomicsWaitLoop');

/** Returns the source file of a position in a file. */
const sourceReader = () => {
  const maps = new Map<string, Promise<SourceMap | undefined>>();
  const mapOf = async (file: string): Promise<SourceMap | undefined> => {
    const text = await readFile(`${file}.map`, 'utf8').catch(() => undefined);
    return text === undefined ? undefined : new SourceMap(JSON.parse(text));
  };
  return async (url: string, line: number, column: number): Promise<string> => {
    if (!url.startsWith('file:')) return url;
    const file = fileURLToPath(url);
    const reading = maps.get(file) ?? mapOf(file);
    maps.set(file, reading);
    const entry = (await reading)?.findEntry(line, column);
    return entry && 'originalSource' in entry ? entry.originalSource : file;
  };
};
