import { z } from 'zod';
import type { ReviewKind } from '../../contract/kinds.ts';
import { limits } from '../../contract/limits.ts';
import type { TaskRequest } from '../../schema/context.ts';
import { badInput } from '../../schema/errors.ts';
import { parseInput } from '../../schema/parse-input.ts';
import { assertPagesNamed, requestFields } from '../../schema/task-request.ts';

/**
 * Validates the body of a request that starts a task. Fields that the API does not know are ignored.
 *
 * @param headerKey the `Idempotency-Key` header, an alternative to the field `idempotency_key`.
 * @throws BAD_USER_INPUT for the first invalid field.
 */
export const taskRequestOf = (
  kind: ReviewKind,
  body: object,
  headerKey: string | undefined,
): TaskRequest => {
  const parsed = parseInput(startBodies[kind], body);
  const header = parseInput(keyHeader, { [keyName]: headerKey })[keyName];
  const { idempotency_key: key, product_urls: productUrls = [], sources } = parsed;
  if (key !== undefined && header !== undefined && key !== header) {
    throw badInput('idempotency_key', key, `the same as the ${keyName} header, or omitted`);
  }
  assertPagesNamed({ sources, productUrls }, 'product_urls');
  return {
    kind,
    productName: parsed.product_name,
    maxReviews: parsed.max_reviews,
    sources,
    productUrls,
    idempotencyKey: key ?? header,
    maxAge: undefined,
    keepFor: parsed.keep_for,
  };
};

const keyName = 'Idempotency-Key';

const keyHeader = z.object({ [keyName]: requestFields('STORE').idempotencyKey });

const startBody = (kind: ReviewKind) => {
  const { productName, maxReviews, sources, idempotencyKey, keepFor } = requestFields(kind);
  return z.object({
    product_name: productName.meta({
      minLength: limits.productName.min,
      maxLength: limits.productName.max,
      description: 'What to collect reviews of. Spaces around it are ignored.',
    }),
    max_reviews: maxReviews
      .default(limits.maxReviews.default)
      .describe('Stop once this many reviews have been collected.'),
    sources: sources.describe('Names of sources. Default: every configured source of this kind.'),
    product_urls: noPages,
    keep_for: keepFor.describe(
      'Seconds to keep the finished task, up to MAX_KEEP_SECONDS of the server. Default: TASK_TTL_SECONDS, one hour.',
    ),
    idempotency_key: idempotencyKey.describe(
      'While the task exists, the same key from the same caller for the same kind returns the same task. May be sent as the Idempotency-Key header instead.',
    ),
  });
};

/** Only stores have product pages. */
const noPages = z
  .never('omitted, because only store reviews are read from product pages')
  .nullish()
  .transform((): string[] => [])
  .describe('For store reviews only.');

/** The bodies that start tasks. */
export const startBodies = {
  COMMUNITY: startBody('COMMUNITY'),
  STORE: startBody('STORE').extend({
    product_urls: requestFields('STORE').productUrls.describe(
      'Product pages to read in addition to what the configured stores find. http or https, public hosts only.',
    ),
  }),
  GOOGLE: startBody('GOOGLE'),
};
