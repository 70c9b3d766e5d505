import { type CollectionState, type ConnectionState, followCollection } from '@reviewcast/client';
import { useCallback, useMemo, useState } from 'react';
import { createFollowStore } from './follow-store.ts';
import { useEndpoint } from './reviewcast-provider.ts';
import { useFollowStore } from './use-follow-store.ts';

/** A collection, kept up to date. */
export interface LiveCollection {
  /** The newest known state. Undefined while loading. */
  readonly collection: CollectionState | undefined;
  /** Undefined until the first connection attempt. */
  readonly connection: ConnectionState | undefined;
  /** Why the collection cannot be followed. `COLLECTION_NOT_FOUND` if it does not exist or has expired. */
  readonly error: Error | undefined;
  /** Follows it anew, for example after one of its finished tasks was retried. */
  readonly reload: () => void;
}

export interface CollectionOptions {
  /** Grants access to this one collection without an API key. */
  readonly watchToken?: string | undefined;
}

/**
 * Follows a collection while the component is mounted, until it is finished. Needs only a `ReviewcastProvider`.
 *
 * ```tsx
 * const { collection, connection, error } = useCollection(id, { watchToken });
 * ```
 */
export const useCollection = (
  id: string,
  { watchToken }: CollectionOptions = {},
): LiveCollection => {
  const endpoint = useEndpoint();
  const [generation, setGeneration] = useState(0);
  const store = useMemo(
    () =>
      // Another generation follows anew.
      generation >= 0
        ? createFollowStore<CollectionState | undefined, CollectionState>({
            open: () => followCollection({ endpoint, collectionId: id, watchToken }),
            initial: undefined,
            fold: (_, state) => state,
          })
        : undefined,
    [endpoint, id, watchToken, generation],
  );
  const followed = useFollowStore(store);
  const reload = useCallback(() => setGeneration((current) => current + 1), []);
  return {
    collection: followed?.state,
    connection: followed?.connection,
    error: followed?.error,
    reload,
  };
};
