import { useSyncExternalStore } from 'react';
import type { Followed, FollowStore } from './follow-store.ts';

/** The store's current value; undefined without a store. */
export const useFollowStore = <State>(
  store: FollowStore<State> | undefined,
): Followed<State> | undefined =>
  useSyncExternalStore(
    store?.subscribe ?? subscribeToNothing,
    store?.getSnapshot ?? emptySnapshot,
    store?.getSnapshot ?? emptySnapshot,
  );

const subscribeToNothing = () => () => {};

const emptySnapshot = () => undefined;
