import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Queue } from 'bullmq';
import { respondText } from '../respond-text.ts';
import type { Route } from '../route.ts';
import { dashboardHeaders, dashboardPage } from './dashboard-page.ts';

/** Where bull-board is served. */
export const dashboardRoot = '/dashboard/';

/**
 * Serves bull-board, which shows the jobs of all queues. It is read-only: jobs only point to tasks, and changing them here would
 * bypass the event log. It is loaded at the first request.
 */
export const dashboard = (queues: () => readonly Queue[]): Route['respond'] => {
  let loading: Promise<{ fetch(request: Request): Response | Promise<Response> }> | undefined;
  const load = () => {
    loading ??= import('./board.ts').then(({ openBoard }) => openBoard(queues(), dashboardRoot));
    return loading;
  };
  return async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return respondText(response, 405, 'The dashboard is read-only. Use the API or Operations.');
    }
    const board = await load();
    const answer = await board.fetch(new Request(new URL(request.url ?? '/', 'http://dashboard')));
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    const isPage = type.startsWith('text/html');
    const body = isPage ? dashboardPage(await answer.text()) : await answer.bytes();
    response.writeHead(answer.status, { 'content-type': type, ...dashboardHeaders });
    response.end(body);
  };
};
