import { digestOf, type WebFile, webFile } from '../web/web-files.ts';

/** GraphiQL's script, style sheet, icon, and workers. Their names contain a digest of their content. */
export interface GraphiqlFiles {
  /** The paths of what the page loads. */
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  /** Returns undefined for an unknown path. */
  find(path: string): Promise<WebFile> | undefined;
}

/** Loads 9 MB, and compresses each file when it is first requested. All clients share it. */
export const loadGraphiqlFiles = async (): Promise<GraphiqlFiles> => {
  const { css, editorWorkerService, favicon, graphqlWorker, js, jsonWorker } = await import(
    '@graphql-yoga/render-graphiql/graphiql'
  );
  const files = new Map<string, () => Promise<WebFile>>();
  const add = (name: string, extension: string, content: Buffer): string => {
    const path = `/graphiql/${name}-${digestOf(content)}.${extension}`;
    let file: Promise<WebFile> | undefined;
    files.set(path, () => {
      file ??= webFile(path, content);
      return file;
    });
    return path;
  };
  const workers = {
    editorWorkerService: add('editor-worker', 'js', Buffer.from(editorWorkerService)),
    json: add('json-worker', 'js', Buffer.from(jsonWorker)),
    graphql: add('graphql-worker', 'js', Buffer.from(graphqlWorker)),
  };
  return {
    script: add('graphiql', 'js', Buffer.from(scriptOf(js, workers))),
    style: add('graphiql', 'css', Buffer.from(css)),
    icon: add('icon', 'ico', bytesOf(favicon)),
    find: (path) => files.get(path)?.(),
  };
};

/** Tells the editor where its workers are, and renders with the options that the page contains. */
const scriptOf = (js: string, workers: Record<string, string>): string => {
  const names = Object.entries(workers).map(([label, path]) => [label, path.split('/').at(-1)]);
  return `{
  const workers = ${JSON.stringify(Object.fromEntries(names))};
  const here = document.currentScript.src;
  self.MonacoEnvironment = {
    globalAPI: false,
    getWorkerUrl: (moduleId, label) => new URL(workers[label], here).href,
  };
}
${js};
YogaGraphiQL.renderYogaGraphiQL(
  document.querySelector('#root'),
  JSON.parse(document.querySelector('#options').textContent),
);
`;
};

const bytesOf = (dataUrl: string): Buffer =>
  Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
