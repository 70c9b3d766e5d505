import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Review } from '../../contract/review.ts';
import type { Backlog } from '../backlog.ts';
import { chunkBytes } from '../chunks.ts';
import { acceptedEncoding, compressor } from '../compression.ts';
import { sendBody } from '../send-body.ts';
import { restReviewOf } from './rest-review.ts';
import type { TaskState } from './task-states.ts';

/** Responds with JSON that is never cached: its next version may differ. */
export const sendJson = (
  request: IncomingMessage,
  response: ServerResponse,
  { status, value, headers }: JsonBody,
  backlog: Backlog,
): Promise<void> =>
  sendBody(
    request,
    response,
    { status, headers: { ...jsonHeaders, ...headers }, text: JSON.stringify(value) },
    backlog,
  );

export interface JsonBody {
  readonly status: number;
  readonly value: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const jsonHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
};

/** Responds with a state and the reviews of its result, as fast as the client reads them. */
export const sendResult = async (
  request: IncomingMessage,
  response: ServerResponse,
  state: TaskState,
  reviews: readonly Review[],
  backlog: Backlog,
): Promise<void> => {
  const release = backlog.hold(request.socket, approximateBytes(reviews));
  response.once('close', release);
  const encoding = acceptedEncoding(request);
  response.writeHead(200, {
    ...jsonHeaders,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  const chunks = Readable.from(chunksOfResult(state, reviews));
  // A client that disconnects costs nobody anything.
  await pipeline(encoding ? [chunks, compressor(encoding), response] : [chunks, response]).catch(
    () => {},
  );
};

function* chunksOfResult(state: TaskState, reviews: readonly Review[]): Generator<Buffer> {
  let text = JSON.stringify(state).slice(0, -end.length);
  for (const [i, review] of reviews.entries()) {
    text += `${i === 0 ? '' : ','}${JSON.stringify(restReviewOf(state.task_id, review))}`;
    if (text.length >= chunkBytes / 4) {
      yield Buffer.from(text);
      text = '';
    }
  }
  yield Buffer.from(text + end);
}

/** How the JSON of a state ends after its reviews. */
const end = ']},"error":null}';

const approximateBytes = (reviews: readonly Review[]): number =>
  reviews.reduce((sum, { body, title }) => sum + body.length + (title?.length ?? 0) + 400, 0);
