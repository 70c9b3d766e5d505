import { execFile, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { type CuttingProxy, cutOnce } from '../support/docs/cut-once.ts';
import { createFreshProject, type FreshProject } from '../support/docs/fresh-project.ts';
import { patternOf, type Snippet, snippetsOf, tidied } from '../support/docs/snippets.ts';
import { runStack } from '../support/stack/running-stack.ts';

const run = promisify(execFile);
const key = 'key-of-the-documents';
/** Where show-page.ts opens its pages. */
const pageOrigin = 'http://127.0.0.1';
const [start, ...snippets] = snippetsOf('docs/clients.md');

let project: FreshProject;
beforeAll(async () => {
  project = await createFreshProject();
}, 400_000);
afterAll(() => project.remove());

test('every snippet type-checks in a fresh project, builds, and shows a task to its end though its connection is cut', async () => {
  const { url } = await runStack({ API_KEYS: key, ALLOWED_ORIGINS: pageOrigin }, { paceMs: 100 });
  expect(snippets.map(({ language }) => language)).toEqual(
    expect.arrayContaining(['jsx', 'tsx', 'ts', 'js', 'sh']),
  );
  const connected = await Promise.all(
    snippets.map(async (snippet, i): Promise<ConnectedSnippet> => {
      const proxy = await cutOnce(url);
      onTestFinished(() => proxy[Symbol.asyncDispose]());
      const host = isFollower(snippet) ? proxy.host : new URL(url).host;
      const code = snippet.code.replaceAll('127.0.0.1:4000', host);
      const file = fileFor(snippet, i);
      await project.write(file, code.includes('EventSource') ? browserGlobals + code : code);
      return { ...snippet, code, file, proxy };
    }),
  );
  await project.build();

  const outcomes = await Promise.allSettled(
    connected.map(async (snippet) => {
      const task = await startTask(url);

      const shown = tidied(await outputOf(snippet, task));

      expect(shown, snippet.name).toMatch(patternOf(snippet.printed));
      const named = shown.match(/\bTask[A-Z]\w+|\bReviewsFound/g);
      if (named) expect(named, snippet.name).toEqual(await namesInLog(url, task));
      expect(snippet.proxy.hasCut, snippet.name).toBe(isFollower(snippet));
    }),
  );
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
}, 400_000);

interface StartedTask {
  readonly id: string;
  readonly watchToken: string;
}

interface ConnectedSnippet extends Snippet {
  /** Relative to the project. */
  readonly file: string;
  readonly proxy: CuttingProxy;
}

/** Whether the snippet holds a connection and reopens it after a loss. */
const isFollower = ({ name, language }: Snippet): boolean =>
  language !== 'sh' && !name.endsWith('Polling');

const isPage = ({ language }: Snippet): boolean => language.endsWith('x');

const fileFor = (snippet: Snippet, i: number): string =>
  `${isPage(snippet) ? 'src/pages' : 'scripts'}/snippet-${i}.${snippet.language}`;

/** Starts a task the way the document does. */
const startTask = async (url: string): Promise<StartedTask> => {
  if (!start) throw new Error('docs/clients.md contains no blocks of code.');
  const code = start.code.replaceAll('http://127.0.0.1:4000/graphql', url);
  const { stdout } = await run('sh', ['-ec', code], { env: { ...process.env, API_KEY: key } });
  expect(tidied(stdout)).toMatch(patternOf(start.printed));
  const { taskId, watchToken } = startedSchema.parse(JSON.parse(stdout)).data.fetchGoogleReviews;
  return { id: taskId, watchToken };
};

const startedSchema = z.object({
  data: z.object({
    fetchGoogleReviews: z.object({ taskId: z.string(), watchToken: z.string() }),
  }),
});

const outputOf = (snippet: ConnectedSnippet, task: StartedTask): Promise<string> =>
  isPage(snippet) ? outputOfPage(snippet, task) : outputOfScript(snippet, task);

/** What a script prints until it exits. */
const outputOfScript = async (
  { name, language, file }: ConnectedSnippet,
  { id, watchToken }: StartedTask,
): Promise<string> => {
  const [command, path] =
    language === 'sh' ? ['sh', file] : ['node', file.replace(/^scripts(.*)\.ts$/, 'build$1.js')];
  const { stdout } = await run(command, [path], {
    cwd: project.folder,
    env: { ...process.env, TASK_ID: id, WATCH_TOKEN: watchToken },
    timeout: patienceMs,
  }).catch((cause: unknown) => {
    throw new Error(`This snippet failed: ${name}.`, { cause });
  });
  return stdout;
};

/** The paragraphs that a page shows until they match the documented output. */
const outputOfPage = async (
  { name, file, printed }: ConnectedSnippet,
  { id, watchToken }: StartedTask,
): Promise<string> => {
  const page = file.replace('src/pages/', '');
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', resolve('tests/support/docs/show-page.ts')],
      ...[project.folder, page, id, watchToken],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
  });
  try {
    await vi.waitFor(() => expect(tidied(shown), name).toMatch(patternOf(printed)), {
      timeout: patienceMs,
    });
  } finally {
    child.kill();
  }
  return shown;
};

/** Milliseconds that a snippet has for its task. */
const patienceMs = 180_000;

/** What a browser has and Node 20 lacks. An open stream keeps a page from closing, and here the process. */
const browserGlobals = `
  import { EventSource as NodeEventSource } from '${import.meta.resolve('undici')}';
  globalThis.window = { task: { id: process.env.TASK_ID, watchToken: process.env.WATCH_TOKEN } };
  globalThis.EventSource = class extends NodeEventSource {
    #open = setInterval(() => {}, 1000);
    close() {
      clearInterval(this.#open);
      super.close();
    }
  };
`;

/** The names of all events of a finished task. */
const namesInLog = async (url: string, { id, watchToken }: StartedTask) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${watchToken}` },
    body: JSON.stringify({
      query: 'query ($id: ID!) { taskEvents(id: $id, first: 1000) { events { __typename } } }',
      variables: { id },
    }),
  });
  const { events } = logSchema.parse(await response.json()).data.taskEvents;
  return events.map((event) => event.__typename);
};

const logSchema = z.object({
  data: z.object({
    taskEvents: z.object({ events: z.array(z.object({ __typename: z.string() })) }),
  }),
});
