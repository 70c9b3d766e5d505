import { useSyncExternalStore } from 'react';
import type { Followed, FollowStore } from './follow-store.ts';

/** What the store knows, as long as the component lives; undefined where there is no store. */
export const useFollow = <State>(
  store: FollowStore<State> | undefined,
): Followed<State> | undefined =>
  useSyncExternalStore(store?.subscribe ?? nothingToHear, store?.getSnapshot ?? nothingKnown);

const nothingToHear = () => () => {};

const nothingKnown = () => undefined;
