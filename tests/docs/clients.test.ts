import '../support/client-example/dom.ts';
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { cleanup, render } from '@testing-library/react';
import { type ComponentType, createElement, StrictMode } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { dataPath } from '../../launch/data-path.ts';
import { cutOnce } from '../support/docs/cut-once.ts';
import { patternOf, type Snippet, snippetsOf, tidied } from '../support/docs/snippets.ts';
import { runStack } from '../support/stack/running-stack.ts';

const run = promisify(execFile);
const key = 'key-of-the-documents';
const [start, ...snippets] = snippetsOf('docs/clients.md');

test('every snippet for clients shows a task to its end, though its connection is cut', async () => {
  onTestFinished(cleanup);
  const { url } = await runStack({ API_KEYS: key }, { paceMs: 100 });
  expect(snippets.map(({ language }) => language)).toEqual(
    expect.arrayContaining(['jsx', 'ts', 'js', 'sh']),
  );

  const outcomes = await Promise.allSettled(
    snippets.map(async (snippet) => {
      await using way = await cutOnce(url);
      const host = isFollower(snippet) ? way.host : new URL(url).host;
      const here = { ...snippet, code: snippet.code.replaceAll('127.0.0.1:4000', host) };

      const { task, shown } = await (snippet.language === 'jsx' ? showPage : runScript)(here, () =>
        startTask(url),
      );

      expect(shown, snippet.name).toMatch(patternOf(snippet.printed));
      const named = shown.match(/\bTask[A-Z]\w+|\bReviewsFound/g);
      if (named) expect(named, snippet.name).toEqual(await namesInLog(url, task));
      expect(way.hasCut, snippet.name).toBe(isFollower(snippet));
    }),
  );
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
}, 120_000);

interface StartedTask {
  readonly id: string;
  readonly watchToken: string;
}

/** Whether it holds a connection and makes it again when it is lost. */
const isFollower = ({ name, language }: Snippet): boolean =>
  language !== 'sh' && !name.endsWith('Polling');

/** Starts a task as the document does. */
const startTask = async (url: string): Promise<StartedTask> => {
  if (!start) throw new Error('docs/clients.md holds no blocks of code.');
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

interface Shown {
  readonly task: StartedTask;
  readonly shown: string;
}

/** Runs a script to its end, with what it prints. */
const runScript = async (snippet: Snippet, begin: () => Promise<StartedTask>): Promise<Shown> => {
  const { name, language, code } = snippet;
  const task = await begin();
  const file = await writeSnippet(
    code.includes('EventSource') ? browserPage(task) + code : code,
    language,
  );
  const { stdout } = await run(...commandFor(language, file), {
    env: { ...process.env, TASK_ID: task.id, WATCH_TOKEN: task.watchToken },
    timeout: patienceMs,
  }).catch((cause: unknown) => {
    throw new Error(`This snippet failed: ${name}.`, { cause });
  });
  return { task, shown: tidied(stdout) };
};

const commandFor = (language: string, file: string): [string, string[]] => {
  if (language === 'sh') return ['sh', ['-e', file]];
  return ['node', language === 'ts' ? ['--import', 'tsx', file] : [file]];
};

/** Milliseconds that a snippet has for its task. */
const patienceMs = 45_000;

/** What a browser has and Node 20 has not. An open stream keeps a page from ending, and here the process. */
const browserPage = (task: StartedTask): string => `
  import { EventSource as NodeEventSource } from 'undici';
  globalThis.window = { task: ${JSON.stringify(task)} };
  globalThis.EventSource = class extends NodeEventSource {
    #open = setInterval(() => {}, 1000);
    close() {
      clearInterval(this.#open);
      super.close();
    }
  };
`;

/** Renders the component of a snippet until it shows how its task ended, with each paragraph that it shows on the way. */
const showPage = async (snippet: Snippet, begin: () => Promise<StartedTask>): Promise<Shown> => {
  const { name, code, printed } = snippet;
  const file = await writeSnippet(`/** @jsxRuntime automatic */\n${code}`, 'tsx');
  const { App } = snippetSchema.parse(await import(file));
  const task = await begin();
  const { container, unmount } = render(createElement(StrictMode, null, createElement(App, task)));
  const shown: string[] = [];
  const standing: string[] = [];
  const note = () => {
    for (const [i, { textContent }] of [...container.querySelectorAll('p')].entries()) {
      if (textContent !== standing[i]) shown.push(textContent);
      standing[i] = textContent;
    }
  };
  const observer = new window.MutationObserver(note);
  observer.observe(container, { subtree: true, childList: true, characterData: true });
  note();
  await vi.waitFor(() => expect(tidied(shown.join('\n')), name).toMatch(patternOf(printed)), {
    timeout: patienceMs,
  });
  observer.disconnect();
  unmount();
  return { task, shown: tidied(shown.join('\n')) };
};

const snippetSchema = z.object({
  App: z.custom<ComponentType<StartedTask>>((value) => typeof value === 'function'),
});

/** In a folder as deep as the document's, so that its imports fit; removed when the test is over. */
const writeSnippet = async (code: string, ending: string): Promise<string> => {
  const file = dataPath(`snippet-${crypto.randomUUID()}.${ending}`);
  await mkdir(dataPath('.'), { recursive: true });
  onTestFinished(() => rm(file));
  await writeFile(file, code);
  return file;
};

/** The names of all events of a task that is finished. */
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
