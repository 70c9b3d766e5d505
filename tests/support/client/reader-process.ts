import { followTask } from '../../../client/src/follow-task/follow-task.ts';
import { transportNames } from '../../../client/src/follow-task/transports/transport.ts';
import { endpointOf } from './follow.ts';

/** Follows task t1, prints its first event, and stops a moment later: `reader-process.ts <url> <transport>`. */
const [, , url = '', name] = process.argv;

const following = followTask({
  endpoint: endpointOf(url),
  taskId: 't1',
  transports: transportNames.filter((transport) => transport === name),
});
for await (const event of following) {
  process.stdout.write(`${event.cursor}\n`);
  setTimeout(() => following.close(), 50);
}
