import type { CollectionState } from '../../../schema/collections-port.ts';
import type { Viewer } from '../../access/viewer.ts';
import { closableIterator, ended } from '../../closable-iterator.ts';
import type { Dependencies } from '../dependencies.ts';
import type { CollectionSnapshot } from './collection-snapshot.ts';
import { type FindDependencies, getCollection } from './find-collection.ts';

/** The collection now, then whenever one of its tasks has changed, until it is finished. @throws COLLECTION_NOT_FOUND */
export const followCollection = async (
  dependencies: FindDependencies & Pick<Dependencies, 'liveCollections'>,
  viewer: Viewer,
  id: string,
): Promise<AsyncIterable<CollectionState>> => {
  const { createdAt } = await getCollection(dependencies, viewer, id);
  const states = await dependencies.liveCollections.open({
    // Everyone who may see the collection sees the same.
    key: `${id} ${createdAt}`,
    concerns: (change, shown) =>
      change.id === id || !shown || shown.tasks.length === 0 || isPart(shown, change.id),
    read: () => getCollection(dependencies, everything, id),
  });
  return untilFinished(states);
};

const everything: Viewer = { kind: 'anyone' };

/** A task that was missing has an ID that is not known. */
const isPart = ({ tasks, changesAt }: CollectionSnapshot, taskId: string): boolean =>
  changesAt < Number.POSITIVE_INFINITY || tasks.some(({ id }) => id === taskId);

const untilFinished = (
  states: AsyncIterableIterator<CollectionSnapshot>,
): AsyncIterableIterator<CollectionState> => {
  let isFinished = false;
  const close = () => states.return?.();
  return closableIterator<CollectionState>(async () => {
    if (isFinished) {
      await close();
      return ended;
    }
    const next = await states.next();
    if (next.done) return ended;
    isFinished = next.value.isFinished;
    return { value: next.value, done: false };
  }, close);
};
