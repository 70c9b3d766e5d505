import type { Endpoint } from '../../client/src/follow-task/endpoint.ts';
import { request } from '../../client/src/follow-task/http-request.ts';
import {
  type FetchStoreReviewsInput,
  type ReviewKind,
  StartCommunityTaskDocument,
  type StartedFieldsFragment,
  StartGoogleTaskDocument,
  StartStoreTaskDocument,
} from '../../client/src/generated/graphql.ts';

/** What to collect. `productUrls` is for STORE alone. */
export interface Start extends FetchStoreReviewsInput {
  readonly kind: ReviewKind;
}

/** Starts a task, or joins one. @throws {ApiError} and {ConnectionLostError} as `request` does. */
export const startTask = async (
  endpoint: Endpoint,
  { kind, ...input }: Start,
  signal: AbortSignal,
): Promise<StartedFieldsFragment> => {
  const { started } = await request(endpoint, mutations[kind], { input }, { signal });
  return started;
};

/** They answer alike; the input of the two others is that of the store's without `productUrls`. */
const mutations = {
  COMMUNITY: StartCommunityTaskDocument,
  STORE: StartStoreTaskDocument,
  GOOGLE: StartGoogleTaskDocument,
} as const;
