import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { AccessOptions } from '../access/viewer.ts';
import { sendFile } from '../web/send-file.ts';
import type { WebApplication } from '../web/web-application.ts';
import { graphiqlHeaders, immutableHeaders } from '../web/web-headers.ts';
import { exampleOperations } from './example-operations.ts';
import { type GraphiqlFiles, loadGraphiqlFiles } from './graphiql-files.ts';
import { graphiqlPage } from './graphiql-page.ts';

/**
 * Serves GraphiQL to browsers that open `/graphql`, and its files below `/graphiql/`. Nothing is loaded from other hosts, or from the
 * disk before the first request.
 */
export const graphiql = ({
  access,
  logger,
}: {
  access: Pick<AccessOptions, 'tokenSecret'>;
  logger: Logger;
}): WebApplication => {
  let loading: Promise<GraphiqlFiles> | undefined;
  const load = (): Promise<GraphiqlFiles> => {
    loading ??= loadGraphiqlFiles();
    return loading;
  };
  const respond = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const files = await load();
    if (path === '/graphql') {
      response.writeHead(200, graphiqlHeaders);
      response.end(graphiqlPage(files, exampleOperations(access.tokenSecret)));
      return;
    }
    const file = await files.find(path);
    if (file) sendFile(file, request, response, immutableHeaders);
    else response.writeHead(404).end();
  };
  return (request, response, path) => {
    const isPage = path === '/graphql' && isOpenedByBrowser(request);
    if (!isPage && !path.startsWith('/graphiql/')) return false;
    respond(request, response, path).catch((error: unknown) => {
      logger.error({ err: error }, 'failed to serve GraphiQL');
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
    return true;
  };
};

const isOpenedByBrowser = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && /\btext\/html\b/i.test(headers.accept ?? '');
