import { taskNotFinished, taskNotFound } from '../../../schema/errors.ts';
import {
  expiresAt,
  failure,
  progress,
  review,
  revoked,
  source,
  summary,
  task,
} from './sample-events.ts';
import { scriptedSchema } from './scripted-schema.ts';
import { startScriptedServer } from './scripted-server.ts';
import { createTaskLog } from './task-log.ts';

interface Ending {
  readonly status: string;
  readonly event: { readonly __typename: string; readonly [field: string]: unknown };
}

/** The progress of every task that reached a final state. @param fraction 1 only after SUCCESS. */
const finalProgress = (fraction: number) => ({
  ...progress(3, [
    source('woocommerce', { status: 'DONE', found: 3 }),
    source('productpage', { status: 'FAILED', error: failure }),
  ]),
  fraction,
});

const succeeded = (complete: boolean): Ending => ({
  status: 'SUCCESS',
  event: {
    __typename: 'TaskSucceeded',
    expiresAt,
    progress: finalProgress(1),
    result: { complete, summary },
  },
});

/** How tasks end, by product name. */
const endings: Readonly<Record<string, Ending>> = {
  kettle: succeeded(true),
  toaster: succeeded(false),
  brick: {
    status: 'FAILURE',
    event: {
      __typename: 'TaskFailed',
      expiresAt,
      progress: finalProgress(0.03),
      error: { ...failure, message: 'All sources failed.' },
    },
  },
  ghost: {
    status: 'REVOKED',
    event: { __typename: 'TaskRevoked', expiresAt, progress: finalProgress(0.03) },
  },
};

/**
 * A server whose tasks run when started: those in `endings` to their end, any other until canceled. A task's ID is the product name
 * and a number.
 */
export const serveTasks = async () => {
  const log = createTaskLog();
  const tasks = new Map<string, ReturnType<typeof task>>();
  const inputs: unknown[] = [];

  const find = (id: string) => {
    const found = tasks.get(id);
    if (!found) throw taskNotFound(id);
    return found;
  };

  const start = (kind: string, productName: string) => {
    const id = `${productName}-${tasks.size + 1}`;
    const ending = endings[productName];
    log.append(id, { __typename: 'TaskQueued', attempt: 0 });
    log.append(id, { __typename: 'TaskStarted', worker: 'w1' });
    log.append(id, { __typename: 'ReviewsFound', source: 'woocommerce', reviews: [review('r1')] });
    const found = [source('woocommerce', { found: 1 }), source('productpage')];
    let last = log.append(id, { __typename: 'TaskProgressed', progress: progress(1, found) });
    if (ending) {
      log.append(id, { __typename: 'TaskProgressed', progress: finalProgress(0.9) });
      last = log.append(id, ending.event);
    }
    const started = task(id, {
      kind,
      productName,
      status: ending?.status ?? 'STARTED',
      progress: progress(1, found),
      ...ending?.event,
      __typename: 'Task',
      finishedAt: ending ? last.at : null,
      cursor: last.cursor,
      seq: last.seq,
    });
    tasks.set(id, started);
    return { taskId: id, task: started, joined: false, watchToken: 'w-token' };
  };

  const starting =
    (kind: string) =>
    (_root: unknown, { input }: { input: { productName: string } }) => {
      inputs.push({ kind, ...input });
      return start(kind, input.productName);
    };

  const server = await startScriptedServer(
    scriptedSchema({
      query: {
        taskStatus: (_root, { id }) => tasks.get(id) ?? null,
        taskEvents: (_root, { id, after, first }) => log.page(id, after ?? undefined, first),
      },
      mutation: {
        fetchCommunityReviews: starting('COMMUNITY'),
        fetchStoreReviews: starting('STORE'),
        fetchGoogleReviews: starting('GOOGLE'),
        cancelTask: (_root, { id }) => {
          const { cursor } = find(id);
          if (log.page(id, cursor, 100).isFinal) return find(id);
          log.append(id, { ...revoked, progress: find(id).progress });
          tasks.set(id, { ...find(id), status: 'REVOKED' });
          return find(id);
        },
        retryTask: (_root, { id }) => {
          const { kind, productName, status } = find(id);
          if (status === 'STARTED') throw taskNotFinished(id, status);
          return start(kind, productName);
        },
      },
      subscription: { taskEvents: (_root, { id, after }) => log.follow(id, after ?? undefined) },
    }),
  );
  return Object.assign(server, { inputs, run: start });
};
