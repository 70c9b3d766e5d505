import type { CollectionState } from '../../../schema/collections-port.ts';
import { collectionNotFound } from '../../../schema/errors.ts';
import { assertNotWatcher, type Viewer } from '../../access/viewer.ts';
import { revokeTask } from '../cancel-task.ts';
import type { Dependencies } from '../dependencies.ts';
import { getCollection, snapshotOf } from './find-collection.ts';

/** Cancels the unfinished tasks of a collection and returns its state afterwards. */
export const cancelCollection = async (
  dependencies: Dependencies,
  viewer: Viewer,
  id: string,
): Promise<CollectionState> => {
  const { tasks } = await getCollection(dependencies, viewer, id);
  assertNotWatcher(viewer);
  await Promise.all(tasks.map((task) => revokeTask(dependencies, task.id)));
  const collection = await dependencies.collections.find(id);
  if (!collection) throw collectionNotFound(id);
  return snapshotOf(dependencies, collection);
};
