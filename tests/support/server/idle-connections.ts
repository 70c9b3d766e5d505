import { expect } from 'vitest';
import { openStream } from './event-stream.ts';
import { claimedTask } from './fake-worker.ts';
import { openMultipart } from './multipart.ts';
import type { TestServer } from './test-server.ts';
import { eventOf, eventsOf, numbersOf, watchEvents } from './watching.ts';
import { webSocket } from './web-socket.ts';

export interface IdleConnections {
  /** How a client reaches the server. */
  readonly url: string;
  /** Whether to open a WebSocket too, besides an event stream and a multipart response. */
  readonly webSocket: boolean;
  /** How long nothing happens. */
  readonly seconds: number;
  /** Of the server. */
  readonly heartbeatMs: number;
}

/** Keeps subscriptions open without an event, by each kind of connection, then ends the task, which all of them must receive. */
export const expectIdleConnectionsToStay = async (
  { deployment }: TestServer,
  { url, webSocket: hasWebSocket, seconds, heartbeatMs }: IdleConnections,
): Promise<void> => {
  const task = await claimedTask(deployment.log);
  const graphql = `${url}/graphql`;
  const operation = watchEvents(task.taskId);
  const { messages } = await openStream(graphql, operation);
  const socket = webSocket.results(graphql, operation);
  if (hasWebSocket) await socket.next();
  const multipart = (await openMultipart(graphql, operation)).response;
  expect(multipart.headers.get('content-type')).toContain('multipart/mixed');
  const names: string[] = [];
  let heartbeats = 0;
  const enough = Math.ceil((seconds * 1000) / heartbeatMs) + 1;
  for await (const { event, data, comment } of messages) {
    if (event === 'next') names.push(eventOf(JSON.parse(data)).__typename);
    if (comment !== undefined) heartbeats += 1;
    if (comment !== undefined && heartbeats === enough) await task.succeed();
    if (event === 'complete') break;
  }
  expect(names).toEqual(['TaskQueued', 'TaskStarted', 'TaskSucceeded']);
  if (hasWebSocket) expect(numbersOf(await eventsOf(socket))).toEqual([2, 3]);
  expect(await multipart.text()).toMatch(/TaskSucceeded[\s\S]*--graphql--/);
};
