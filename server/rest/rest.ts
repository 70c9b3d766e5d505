import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ReviewKind, reviewKinds } from '../../contract/kinds.ts';
import type { Task } from '../../contract/task.ts';
import { taskIdSchema } from '../../contract/task-id.ts';
import type { Context } from '../../schema/context.ts';
import { taskNotFound } from '../../schema/errors.ts';
import type { Backlog } from '../backlog.ts';
import { exportQueryOf, watchTokenIn } from '../export/export-query.ts';
import { type FormatName, isFormatName } from '../export/formats.ts';
import { reviewBatches } from '../export/review-batches.ts';
import { sendExport } from '../export/send-export.ts';
import { maskError } from '../graphql/mask-error.ts';
import { operationContext } from '../graphql/operation-context.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { Route } from '../route.ts';
import { sendFile } from '../web/send-file.ts';
import { readJsonBody } from './json-body.ts';
import { referenceFiles } from './reference-files.ts';
import { type ErrorBody, RestError, restErrorOf } from './rest-error.ts';
import { restSpan } from './rest-span.ts';
import { sendJson, sendResult } from './send-json.ts';
import { taskRequestOf } from './task-requests.ts';
import { taskStateOf } from './task-states.ts';

/** Everything below this path is the REST API. */
export const restRoot = '/api/v1/';

export interface RestOptions {
  /** The largest request body, in bytes. */
  readonly maxBodyBytes: number;
}

/**
 * Serves the REST API, for clients that poll: what GraphQL serves, for the same callers, under the same limits. Its reference is at
 * `/api/v1/`, its OpenAPI document at `/api/v1/openapi.json`.
 */
export const rest = (
  dependencies: Dependencies,
  backlog: Backlog,
  { maxBodyBytes }: RestOptions,
): Route['respond'] => {
  const mask = maskError(dependencies.logger);
  const files = referenceFiles();
  const contextOf = ({ headers }: IncomingMessage, watchToken?: string): Context =>
    operationContext(dependencies, {
      authorization: headers.authorization,
      extensions: watchToken === undefined ? undefined : { watchToken },
      lastEventId: undefined,
    });
  const find = async (tasks: Context['tasks'], taskId: string): Promise<Task> => {
    const task = taskIdSchema.safeParse(taskId).success ? await tasks.find(taskId) : undefined;
    if (!task) throw taskNotFound(taskId);
    return task;
  };
  const start = async (request: IncomingMessage, response: ServerResponse, kind: ReviewKind) => {
    const { tasks } = contextOf(request);
    const body = await readJsonBody(request, maxBodyBytes);
    const key = request.headers['idempotency-key'];
    const { task } = await tasks.start(taskRequestOf(kind, body, key?.toString()));
    const value = { task_id: task.id, status: task.status };
    await sendJson(request, response, { status: 200, value }, backlog);
  };
  const showState = async (
    request: IncomingMessage,
    response: ServerResponse,
    { kind, taskId }: StatePath,
  ) => {
    const { tasks } = contextOf(request);
    const task = await find(tasks, taskId);
    if (kind !== undefined && task.kind !== kind) throw wrongKind(taskId, kind, task.kind);
    const state = taskStateOf(task);
    if (state.result === null)
      return sendJson(request, response, { status: 200, value: state }, backlog);
    const reviews = request.method === 'HEAD' ? [] : await tasks.reviews(task);
    await sendResult(request, response, state, reviews, backlog);
  };
  const exportReviews = async (
    request: IncomingMessage,
    response: ServerResponse,
    { taskId, format }: ExportPath,
  ) => {
    const parameters = new URLSearchParams(request.url?.split('?').slice(1).join('?'));
    const { tasks } = contextOf(request, watchTokenIn(parameters));
    const task = await find(tasks, taskId);
    const { filter, bom } = exportQueryOf(parameters, format);
    const { id, position, productName } = task;
    const version = [id, position.seq, position.nonce, filter];
    const read = () => reviewBatches(dependencies.eventLog, task, filter);
    await sendExport(request, response, { format, bom, productName, version, read }, backlog);
  };
  const respond = async (request: IncomingMessage, response: ServerResponse, target: Target) => {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { allow: target.methods.join(', ') }).end();
    } else if (!target.methods.includes(request.method ?? '')) {
      throw wrongMethod(request.method, target.methods);
    } else if (target.type === 'start') {
      await start(request, response, target.kind);
    } else if (target.type === 'state') {
      await showState(request, response, target);
    } else if (target.type === 'export') {
      await exportReviews(request, response, target);
    } else {
      const { file, headers } = await files(target.name);
      sendFile(file, request, response, headers);
    }
  };
  return (request, response, path) => {
    const target = targetOf(path);
    const answer = async () => {
      try {
        if (!target) throw notFound(path);
        await respond(request, response, target);
      } catch (error) {
        if (response.headersSent) throw error;
        const { status, code, message, headers } = restErrorOf(error, mask);
        const value: ErrorBody = { ...endOfPolling(target, status), error: message, code };
        await sendJson(request, response, { status, value, headers }, backlog);
      }
    };
    const route = routeOf(target);
    return route === undefined ? answer() : restSpan(request, response, route, answer);
  };
};

/** What a path names. */
type Target = { readonly methods: readonly string[] } & (
  | { readonly type: 'start'; readonly kind: ReviewKind }
  | ({ readonly type: 'state' } & StatePath)
  | ({ readonly type: 'export' } & ExportPath)
  | { readonly type: 'file'; readonly name: 'openapi.json' | 'page' }
);

interface StatePath {
  readonly taskId: string;
  /** Undefined: of any kind. */
  readonly kind: ReviewKind | undefined;
}

interface ExportPath {
  readonly taskId: string;
  readonly format: FormatName;
}

const targetOf = (path: string): Target | undefined => {
  const rest = path.slice(restRoot.length);
  if (rest === '') return { type: 'file', name: 'page', methods: reading };
  if (rest === 'openapi.json') return { type: 'file', name: 'openapi.json', methods: reading };
  const started = kindOf(/^reviews\/([a-z]+)\/?$/.exec(rest)?.[1]);
  if (started) return { type: 'start', kind: started, methods: ['POST', 'OPTIONS'] };
  const [, exported, format = ''] = /^tasks\/([^/]+)\/reviews\.([a-z]+)$/.exec(rest) ?? [];
  if (exported !== undefined && isFormatName(format)) {
    return { type: 'export', taskId: exported, format, methods: reading };
  }
  const [, named, id] = /^reviews\/(?:([a-z]+)\/)?status\/([^/]+)\/?$/.exec(rest) ?? [];
  const kind = kindOf(named);
  if (id === undefined || (named !== undefined && kind === undefined)) return undefined;
  return { type: 'state', taskId: id, kind, methods: reading };
};

/** The path of a target, with a name in place of an ID. Undefined for files and other paths. */
const routeOf = (target: Target | undefined): string | undefined => {
  if (target === undefined || target.type === 'file') return undefined;
  if (target.type === 'export') return `${restRoot}tasks/{task_id}/reviews.${target.format}`;
  const kind = target.kind?.toLowerCase();
  if (target.type === 'start') return `${restRoot}reviews/${kind}`;
  return `${restRoot}reviews/${kind === undefined ? '' : `${kind}/`}status/{task_id}`;
};

const reading = ['GET', 'HEAD', 'OPTIONS'];

const kindOf = (name: string | undefined): ReviewKind | undefined =>
  reviewKinds.find((kind) => kind.toLowerCase() === name);

/**
 * Clients poll until the status is SUCCESS or FAILURE, and not all look at the HTTP status. So a permanent error ends their loop, and
 * a temporary one, such as an unavailable Redis, lets them continue.
 */
const endOfPolling = (target: Target | undefined, status: number): Partial<ErrorBody> => {
  if (target?.type !== 'state' || status === 405 || status === 429 || status >= 500) return {};
  return { task_id: target.taskId, status: 'FAILURE', result: null };
};

const wrongKind = (taskId: string, kind: ReviewKind, actual: ReviewKind): RestError =>
  new RestError(
    404,
    `Task ${taskId} collects ${actual} reviews, not ${kind} reviews. Its status is at ${restRoot}reviews/${actual.toLowerCase()}/status/${taskId}.`,
    { code: 'TASK_NOT_FOUND' },
  );

const wrongMethod = (method: string | undefined, methods: readonly string[]): RestError =>
  new RestError(405, `The method is ${method}; it must be ${methods.join(', ')}.`, {
    headers: { allow: methods.join(', ') },
  });

const notFound = (path: string): RestError =>
  new RestError(404, `Path not found: ${path}. The reference of the REST API is at ${restRoot}.`);
