import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';

/** Builds the workspace packages and packs them into `folder`. Returns the tarballs by package name. */
export const packPackages = async (folder: string): Promise<Record<string, string>> => {
  await run('npm', ['run', 'build:packages']);
  const packages = ['client', 'cli', 'react'].flatMap((name) => ['--workspace', name]);
  const { stdout } = await run('npm', [
    'pack',
    '--json',
    '--pack-destination',
    folder,
    ...packages,
  ]);
  const packed = packedSchema.parse(JSON.parse(stdout));
  return Object.fromEntries(packed.map(({ name, filename }) => [name, `file:${filename}`]));
};

const run = promisify(execFile);

const packedSchema = z.array(z.object({ name: z.string(), filename: z.string() }));
