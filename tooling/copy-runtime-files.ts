import { cp } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'tsdown';

/**
 * Copies each file and folder that the code locates by `new URL('…', import.meta.url)` to the same path below the output folder,
 * and rewrites the URL, which the bundler would leave relative to the source file. TypeScript, which runs in threads, is built
 * instead. All chunks must be at the top of that folder.
 *
 * @throws when one does not exist.
 */
export const copyRuntimeFiles = (): Rolldown.Plugin => {
  const paths = new Set<string>();
  return {
    name: 'copy-runtime-files',
    transform(code, id) {
      if (!id.startsWith(root) || id.includes('node_modules')) return null;
      return code.replaceAll(locatedFile, (_, path: string) => {
        const file = resolve(dirname(id), path);
        if (file.endsWith('.ts')) {
          const fileName = `${basename(file, '.ts')}.js`;
          this.emitFile({ type: 'chunk', id: file, fileName });
          return `new URL(${JSON.stringify(`./${fileName}`)}, import.meta.url)`;
        }
        const inRoot = relative(root, file).replaceAll(sep, '/');
        paths.add(inRoot);
        return `new URL(${JSON.stringify(`./${inRoot}`)}, import.meta.url)`;
      });
    },
    writeBundle: async ({ dir = '' }) => {
      for (const path of paths) await cp(join(root, path), join(dir, path), { recursive: true });
    },
  };
};

const locatedFile = /new URL\('([^']+)', import\.meta\.url\)/g;

const root = fileURLToPath(new URL('..', import.meta.url));
