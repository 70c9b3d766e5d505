import { createEndpoint } from '../../../client/src/endpoint/endpoint.ts';
import type { Timing } from '../../../client/src/endpoint/timing.ts';
import type { ConnectionState } from '../../../client/src/follow-task/connection-state.ts';
import {
  type FollowedTask,
  type FollowOptions,
  followTask,
} from '../../../client/src/follow-task/follow-task.ts';
import { NodeWebSocket } from '../../../client/src/node/node-web-socket.ts';
import { scriptedSchema } from './scripted-schema.ts';
import { startScriptedServer } from './scripted-server.ts';
import { createTaskLog, type TaskLog } from './task-log.ts';

/**
 * Short delays keep tests fast. Long timeouts keep a busy machine from looking like a dead connection.
 */
export const testTiming: Timing = {
  backoffMs: 4,
  maxBackoffMs: 40,
  connectMs: 10_000,
  pingMs: 10_000,
  pongMs: 10_000,
  silenceMs: 20_000,
  pollMs: 10,
  upgradeMs: 60,
  maxUpgradeMs: 1_000,
  stableMs: 200,
};

export const endpointOf = (url: string, timing: Partial<Timing> = {}) =>
  createEndpoint({ url, webSocket: NodeWebSocket, timing: { ...testTiming, ...timing } });

/** Follows a task to its end and returns the cursors of its events. */
export const cursorsOf = (options: FollowOptions): Promise<string[]> =>
  collect(followTask(options));

/** The cursors of all events of `following`. */
export const collect = async (following: FollowedTask): Promise<string[]> => {
  const given: string[] = [];
  for await (const event of following) given.push(event.cursor);
  return given;
};

/** Resolves once the connection has the state `wanted`. */
export const reach = (following: FollowedTask, wanted: Partial<ConnectionState>): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      const { transport, phase } = following.state;
      if ((wanted.transport ?? transport) !== transport || wanted.phase !== phase) return;
      stop();
      resolve();
    };
    const stop = following.onState(look);
    look();
  });

/** The cursors `taskId.from` to `taskId.to`. */
export const cursors = (taskId: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${taskId}.${from + index}`);

/** A server that serves `log`. `asked` contains the `after` of each subscription. */
export const serveLog = async (log: TaskLog = createTaskLog()) => {
  const asked: unknown[] = [];
  const server = await startScriptedServer(
    scriptedSchema({
      query: {
        taskEvents: (_root, { id, after, first }) => log.page(id, after ?? undefined, first),
      },
      mutation: {},
      subscription: {
        taskEvents: (_root, { id, after }) => {
          asked.push(after);
          return log.follow(id, after ?? undefined);
        },
      },
    }),
  );
  return Object.assign(server, { log, asked });
};
