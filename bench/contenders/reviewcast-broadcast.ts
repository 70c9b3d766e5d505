import { FollowTaskDocument } from '../../client/src/generated/graphql.ts';
import { claimedTask } from '../../tests/support/server/fake-worker.ts';
import type { Stage } from '../harness/stage.ts';
import type { Broadcast } from './broadcast.ts';
import { apiKey, openWriter, owner, startReviewcastServer } from './reviewcast.ts';
import { progressAt } from './sample-event.ts';

/** One task of Reviewcast, whose events are written as by a worker. */
export const startReviewcastBroadcast = async (
  stage: Stage,
  protocol: 'graphql-ws' | 'sse',
): Promise<Broadcast> => {
  const server = await startReviewcastServer(stage);
  const writer = openWriter(stage);
  const task = await claimedTask(writer.log, { owner });
  let published = 0;
  return {
    server,
    load: {
      url: server.address,
      protocol,
      authorization: `Bearer ${apiKey}`,
      operations: [{ query: FollowTaskDocument.toString(), variables: { id: task.taskId } }],
    },
    // TaskQueued and TaskStarted.
    initial: 2,
    publish: () => task.write({ type: 'TaskProgressed', progress: progressAt(++published) }),
    async [Symbol.asyncDispose]() {
      await writer.close();
      await server[Symbol.asyncDispose]();
    },
  };
};
