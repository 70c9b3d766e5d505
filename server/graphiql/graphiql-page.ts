import type { GraphiqlFiles } from './graphiql-files.ts';

/**
 * The page that runs GraphiQL. Its links are relative, so it works below any path of a proxy.
 *
 * @param operations the content of its tabs.
 */
export const graphiqlPage = (
  { script, style, icon }: GraphiqlFiles,
  operations: readonly string[],
): string => {
  const options = {
    title: 'Reviewcast GraphiQL',
    subscriptionsProtocol: 'WS',
    defaultTabs: operations.map((query) => ({ query })),
  };
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${options.title}</title>
    <link rel="icon" href=".${icon}" />
    <link rel="stylesheet" href=".${style}" />
    <script type="application/json" id="options">${jsonInHtml(options)}</script>
    <script defer src=".${script}"></script>
  </head>
  <body class="no-focus-outline">
    <noscript>GraphiQL needs JavaScript.</noscript>
    <div id="root"></div>
  </body>
</html>
`;
};

const jsonInHtml = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
