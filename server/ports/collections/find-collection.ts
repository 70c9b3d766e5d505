import type { Collection } from '../../../contract/collection.ts';
import { ApiError, collectionNotFound } from '../../../schema/errors.ts';
import { readCollectionTasks } from '../../../tasks/collections/collection-end.ts';
import type { CollectionStore } from '../../../tasks/collections/collection-store.ts';
import type { EventLog } from '../../../tasks/event-log/event-log.ts';
import type { Viewer } from '../../access/viewer.ts';
import { CollectionSnapshot } from './collection-snapshot.ts';

export interface FindDependencies {
  readonly eventLog: Pick<EventLog, 'findReadable'>;
  readonly collections: Pick<CollectionStore, 'find' | 'now'>;
}

/** The collection if it exists and the viewer may see it. @throws COLLECTION_NOT_FOUND or TOKEN_EXPIRED, for a watch token only. */
export const findCollection = async (
  dependencies: FindDependencies,
  viewer: Viewer,
  id: string,
): Promise<CollectionSnapshot | undefined> => {
  const collection = await dependencies.collections.find(id);
  if (collection && isVisibleTo(viewer, collection)) return snapshotOf(dependencies, collection);
  if (viewer.kind === 'watcher') throw notFound(viewer, id);
  return undefined;
};

/** The collection. @throws COLLECTION_NOT_FOUND; TOKEN_EXPIRED if it was the collection of the viewer's watch token. */
export const getCollection = async (
  dependencies: FindDependencies,
  viewer: Viewer,
  id: string,
): Promise<CollectionSnapshot> => {
  const found = await findCollection(dependencies, viewer, id);
  if (!found) throw notFound(viewer, id);
  return found;
};

/** The collection with its tasks as they are now. */
export const snapshotOf = async (
  { eventLog, collections }: FindDependencies,
  collection: Collection,
): Promise<CollectionSnapshot> => {
  const now = await collections.now();
  return new CollectionSnapshot(collection, await readCollectionTasks(eventLog, collection, now));
};

const isVisibleTo = (viewer: Viewer, { id, owner, createdAt }: Collection): boolean => {
  switch (viewer.kind) {
    case 'anyone':
    case 'operator':
      return true;
    case 'caller':
      return owner === viewer.owner;
    case 'watcher': {
      const { grant } = viewer;
      return grant.of === 'collection' && grant.id === id && grant.createdAt === createdAt;
    }
  }
};

const notFound = (viewer: Viewer, id: string): ApiError =>
  viewer.kind === 'watcher' && viewer.grant.of === 'collection' && viewer.grant.id === id
    ? new ApiError('TOKEN_EXPIRED', `watchToken has expired: collection ${id} no longer exists.`)
    : collectionNotFound(id);
