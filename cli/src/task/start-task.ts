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

/** What to collect. `productUrls` is valid for STORE only. */
export interface StartInput extends FetchStoreReviewsInput {
  readonly kind: ReviewKind;
}

/** Starts a task, or joins an existing one. @throws {ApiError} and {ConnectionLostError} as `request` does. */
export const startTask = async (
  endpoint: Endpoint,
  { kind, ...input }: StartInput,
  signal: AbortSignal,
): Promise<StartedFieldsFragment> => {
  const { started } = await request(endpoint, mutations[kind], { input }, { signal });
  return started;
};

/** All return the same fields. The input of the other two lacks `productUrls`. */
const mutations = {
  COMMUNITY: StartCommunityTaskDocument,
  STORE: StartStoreTaskDocument,
  GOOGLE: StartGoogleTaskDocument,
} as const;
