import { ApiError } from '../errors/api-error.ts';
import { type FollowedItems, type FollowingOptions, follow } from '../follow-task/follow.ts';
import { type Polling, type Subject, subscriptionTo } from '../follow-task/subject.ts';
import { delay } from '../follow-task/transports/delay.ts';
import {
  CollectionDocument,
  type CollectionFieldsFragment,
  FollowCollectionDocument,
} from '../generated/graphql.ts';
import { request } from '../request/request.ts';

export interface FollowCollectionOptions extends FollowingOptions {
  readonly collectionId: string;
}

/** A collection as it was at one moment. */
export type CollectionState = CollectionFieldsFragment;

/**
 * Follows a collection. Yields its state now, then the newest state after each change, at most once a second, and ends after the one in
 * which it is finished. Can be iterated once. Falls back from WebSocket to SSE to polling as `followTask` does.
 *
 * ```ts
 * for await (const { found, isFinished } of followCollection({ endpoint, collectionId })) console.log(found, isFinished);
 * ```
 *
 * The iteration throws an `ApiError` that is not worth a retry (such as COLLECTION_NOT_FOUND or TOKEN_EXPIRED), and a
 * `ConnectionLostError` once `giveUpAfterMs` has passed. An aborted `signal` and `close()` end it without an error.
 */
export const followCollection = ({
  collectionId,
  ...options
}: FollowCollectionOptions): FollowedItems<CollectionState> =>
  follow(collectionStates(collectionId), options);

const collectionStates = (id: string): Subject<CollectionState> => ({
  subscription: () => subscriptionTo(FollowCollectionDocument, { id }, (data) => data.collection),
  poll: (polling) => pollStates(id, polling),
  accepts: () => true,
  isLast: ({ isFinished }) => isFinished,
});

async function* pollStates(
  id: string,
  { endpoint, watchToken, signal, onLive }: Polling,
): AsyncGenerator<CollectionState, void, undefined> {
  for (;;) {
    const options = { signal, watchToken };
    const { collection } = await request(endpoint, CollectionDocument, { id }, options);
    if (!collection) throw notFound(id);
    onLive();
    yield collection;
    if (collection.isFinished) return;
    await delay(endpoint.timing.pollMs, signal);
  }
}

const notFound = (id: string): ApiError =>
  new ApiError(`No collection has the ID ${JSON.stringify(id)}, or it has expired.`, {
    code: 'COLLECTION_NOT_FOUND',
  });
