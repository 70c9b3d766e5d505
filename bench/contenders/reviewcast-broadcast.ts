import { FollowTaskDocument } from '../../client/src/generated/graphql.ts';
import { claimedTask } from '../../tests/support/server/fake-worker.ts';
import type { Stage } from '../harness/stage.ts';
import type { Broadcast, BroadcastOptions, Selection } from './broadcast.ts';
import { apiKey, openWriter, owner, startReviewcastServer } from './reviewcast.ts';
import { progressAt } from './sample-event.ts';

/** Tasks of Reviewcast, whose events are written as by a worker. */
export const startReviewcastBroadcast = async (
  stage: Stage,
  { transport, tasks: count = 1, selections = [followTask], environment }: BroadcastOptions,
): Promise<Broadcast> => {
  const server = await startReviewcastServer(stage, environment);
  const writer = openWriter(stage);
  const tasks = await Promise.all(
    Array.from({ length: count }, () => claimedTask(writer.log, { owner })),
  );
  const operations = tasks.flatMap(({ taskId }) =>
    selections.map(({ query, field }) => ({ field, query, variables: { id: taskId } })),
  );
  let published = 0;
  return {
    server,
    tasks: count,
    load: {
      url: server.address,
      protocol: transport === 'SSE' ? 'sse' : 'graphql-ws',
      authorization: `Bearer ${apiKey}`,
      targets: operations.map(({ query, variables }) => ({ operation: { query, variables } })),
    },
    initial: (connections) =>
      Array.from({ length: connections }, (_, i) => operations[i % operations.length]).reduce(
        (total, operation) =>
          total + (operation?.field === 'taskStatus' ? 1 : earlierEvents + published / count),
        0,
      ),
    publish: async (index, message) => {
      published += 1;
      await tasks[index]?.write({
        type: 'TaskProgressed',
        progress: progressAt(published, message),
      });
    },
    async [Symbol.asyncDispose]() {
      await writer.close();
      await server[Symbol.asyncDispose]();
    },
  };
};

/** What `@reviewcast/client` sends. */
export const followTask: Selection = { query: FollowTaskDocument.toString(), field: 'taskEvents' };

/** TaskQueued and TaskStarted. */
const earlierEvents = 2;
