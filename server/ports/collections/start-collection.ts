import { catalogueRow, type SourceName } from '../../../contract/catalogue.ts';
import type { CollectionPart } from '../../../contract/collection.ts';
import { type ReviewKind, reviewKinds } from '../../../contract/kinds.ts';
import type { WorkerReport } from '../../../contract/worker.ts';
import { withinDeadline } from '../../../redis/deadline.ts';
import type { CollectRequest, StartedCollection } from '../../../schema/collections-port.ts';
import { ApiError, badInput } from '../../../schema/errors.ts';
import {
  CollectionMismatchError,
  type CollectionRequest,
} from '../../../tasks/collections/collection-starter.ts';
import { idempotentCollectionId } from '../../../tasks/task-id.ts';
import { usableSources } from '../../../tasks/usable-sources.ts';
import { ownerOf, type Viewer } from '../../access/viewer.ts';
import { issueWatchToken } from '../../access/watch-token.ts';
import type { Dependencies } from '../dependencies.ts';
import { keyedId } from '../keyed-id.ts';
import { visibleRefusal } from '../start-permit.ts';
import { assertKeepable } from '../start-task.ts';
import { snapshotOf } from './find-collection.ts';

/** Starts the tasks of a collection, or joins an existing one if the request allows it. */
export const startCollection = async (
  dependencies: Dependencies,
  viewer: Viewer,
  request: CollectRequest,
): Promise<StartedCollection> => {
  const { sourceStates, ttlSeconds, startLimiter, access } = dependencies;
  const owner = ownerOf(viewer);
  const { productName, maxReviews, productUrls, kinds, sources, maxAge } = request;
  const { keepFor = ttlSeconds } = request;
  assertKeepable(dependencies, keepFor);
  if (maxAge !== undefined && maxAge > keepFor) {
    throw badInput('maxAge', maxAge, `0 to ${keepFor} seconds, as long as the collection is kept`);
  }
  if (sources) await sourceStates.assertConfigured(sources);
  const parts = partsOf(request, await sourceStates.reports());
  const collecting: CollectionRequest = {
    plan: { owner, productName, maxReviews, productUrls: [...productUrls], keepFor, parts },
    named: { kinds, sources, keepFor: request.keepFor },
    maxAgeMs: maxAge === undefined ? undefined : maxAge * 1000,
    permit: startLimiter && { limiter: startLimiter, caller: owner },
  };
  const start = async () => {
    const { idempotencyKey: key } = request;
    const id =
      key === undefined
        ? undefined
        : await keyedId(
            dependencies,
            (secret) => idempotentCollectionId(secret, { owner, key }),
            (former) => dependencies.collections.find(former),
          );
    const { collection, joined } = await dependencies.collectionStarter.start({
      ...collecting,
      id,
    });
    return { state: await snapshotOf(dependencies, collection), joined };
  };
  const { state, joined } = await withinDeadline(start()).catch((error: unknown) => {
    throw visibleError(error, request.idempotencyKey);
  });
  const taskIds = state.tasks.map(({ id }) => id);
  dependencies.logger.info({ collectionId: state.id, taskIds, joined }, 'collection accepted');
  return {
    state,
    joined,
    watchToken: () => issueWatchToken(access.tokenSecret, { of: 'collection', ...state }),
  };
};

/** The kinds to collect, and the sources of each: those that are named, or those that are configured. */
const partsOf = (
  { kinds, sources, productUrls }: CollectRequest,
  reports: readonly WorkerReport[],
): CollectionPart[] => {
  const sourcesOf = (kind: ReviewKind): SourceName[] =>
    sources?.filter((name) => catalogueRow(name).kind === kind) ??
    usableSources({ kind, productUrls }, reports);
  const isConfigured = (kind: ReviewKind): boolean =>
    sources
      ? sourcesOf(kind).length > 0
      : sourcesOf(kind).some((name) =>
          reports.some((report) =>
            report.sources.some((source) => source.name === name && source.configured),
          ),
        );
  const configured = reviewKinds.filter(isConfigured);
  // Without any worker nothing is known.
  const asked = kinds ?? (configured.length > 0 ? configured : reviewKinds);
  return reviewKinds
    .filter((kind) => asked.includes(kind))
    .map((kind) => ({ kind, sources: sourcesOf(kind) }));
};

const visibleError = (error: unknown, key: string | undefined): unknown =>
  error instanceof CollectionMismatchError
    ? new ApiError(
        'IDEMPOTENCY_MISMATCH',
        `idempotencyKey ${JSON.stringify(key)} belongs to a collection that was started with different input. Use another key, or send the original input.`,
      )
    : visibleRefusal(error);
