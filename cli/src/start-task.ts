import type { Endpoint } from '@reviewcast/client';
import { request } from '@reviewcast/client';
import {
  type FetchStoreReviewsInput,
  type ReviewKind,
  StartCommunityTaskDocument,
  type StartedFieldsFragment,
  StartGoogleTaskDocument,
  StartStoreTaskDocument,
} from '@reviewcast/client/documents';

/** What to collect. `productUrls` is for STORE alone. */
export interface StartInput extends FetchStoreReviewsInput {
  readonly kind: ReviewKind;
}

/** Starts a task, or joins one. @throws {ApiError} and {ConnectionLostError} as `request` does. */
export const startTask = async (
  endpoint: Endpoint,
  { kind, ...input }: StartInput,
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
