import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { packPackages } from './pack-packages.ts';

/**
 * A Vite and TypeScript application outside the repository, with the packed packages installed. It uses graphql 17 where Node supports
 * it; the repository itself uses graphql 16.
 */
export interface FreshProject {
  readonly folder: string;
  write(path: string, content: string): Promise<void>;
  /** Type-checks everything, compiles `scripts/` into `build/`, and bundles `src/`. @throws {Error} with the output. */
  build(): Promise<void>;
  remove(): Promise<void>;
}

export const createFreshProject = async (): Promise<FreshProject> => {
  const folder = await mkdtemp(join(tmpdir(), 'reviewcast-project-'));
  const write = async (path: string, content: string) => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  const run = async (command: string, ...words: string[]) => {
    try {
      await promisify(execFile)(command, words, { cwd: folder, env: cleanEnvironment() });
    } catch (error) {
      const { stdout, stderr } = outputSchema.parse(error);
      throw new Error(`${command} ${words.join(' ')} failed:\n${stdout}\n${stderr}`);
    }
  };

  const tarballs = await packPackages(folder);
  const others = await Promise.all(
    registryPackages.map(async (name) => [name, await installedVersion(name)]),
  );
  const dependencies = {
    ...tarballs,
    ...Object.fromEntries(others),
    graphql: nodeMajor < 22 ? await installedVersion('graphql') : '^17.0.0',
  };
  const manifest = { name: 'fresh-project', private: true, type: 'module', dependencies };
  await write('package.json', JSON.stringify(manifest));
  for (const [path, content] of Object.entries(projectFiles)) await write(path, content);
  await run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund');

  return {
    folder,
    write,
    async build() {
      await run('npx', 'tsc');
      await run('npx', 'tsc', '-p', 'tsconfig.scripts.json');
      await run('npx', 'vite', 'build');
    },
    remove: () => rm(folder, { recursive: true }),
  };
};

const nodeMajor = Number(process.versions.node.split('.')[0]);

const outputSchema = z.object({ stdout: z.string(), stderr: z.string() });

/** Vitest's own variables would change how Vite builds. */
const cleanEnvironment = () => {
  const { PATH, HOME } = process.env;
  return { PATH, HOME };
};

/** What docs/clients.md tells people to install, and what Vite's template installs. */
const registryPackages = [
  '@apollo/client',
  '@tanstack/react-query',
  '@types/node',
  '@types/react',
  '@types/react-dom',
  '@urql/core',
  'graphql-ws',
  'react',
  'react-dom',
  'rxjs',
  'typescript',
  'urql',
  'vite',
  'ws',
];

/** The version installed in the repository, which is in npm's cache. */
const installedVersion = async (name: string): Promise<string> => {
  const manifest = await readFile(resolve('node_modules', name, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
};

const strict = {
  target: 'es2023',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
};

const projectFiles = {
  'index.html': '<div id="root"></div><script type="module" src="/src/main.tsx"></script>',
  'vite.config.js': `export default {
  build: { target: 'es2023', modulePreload: false, rolldownOptions: { output: { entryFileNames: 'main.js' } } },
};`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      ...strict,
      lib: ['es2023', 'dom', 'dom.iterable'],
      module: 'esnext',
      moduleResolution: 'bundler',
      jsx: 'react-jsx',
      types: ['vite/client'],
      allowJs: true,
      noEmit: true,
      skipLibCheck: true,
    },
    include: ['src'],
  }),
  'tsconfig.scripts.json': JSON.stringify({
    compilerOptions: {
      ...strict,
      lib: ['es2023', 'dom'],
      module: 'nodenext',
      types: ['node'],
      outDir: 'build',
      rootDir: 'scripts',
    },
    include: ['scripts'],
  }),
  'src/main.tsx': `import { type ComponentType, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

interface Page {
  readonly App: ComponentType<{ id: string; watchToken: string }>;
}

const pages = import.meta.glob<Page>('./pages/*');
const { page, id, watchToken } = Object.fromEntries(new URLSearchParams(location.search));
const container = document.querySelector('#root');
const load = pages[\`./pages/\${page}\`];
if (!load || !container || !id || !watchToken) throw new Error('The address must name a page and a task.');
const { App } = await load();
createRoot(container).render(
  <StrictMode>
    <App id={id} watchToken={watchToken} />
  </StrictMode>,
);
`,
};
