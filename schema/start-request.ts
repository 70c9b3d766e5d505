import { z } from 'zod';
import {
  catalogueRow,
  isSourceName,
  type SourceName,
  sourcesOfKind,
} from '../contract/catalogue.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import { limits } from '../contract/limits.ts';
import type { StartRequest } from './context.ts';
import { badInput } from './errors.ts';
import { parseInput } from './parse-input.ts';
import { productNameSchema } from './product-name.ts';
import { productUrlSchema } from './product-url.ts';

/**
 * What a caller asks for, checked and with its defaults; duplicates among sources and addresses are folded. An explicit
 * null means the default.
 *
 * @throws BAD_USER_INPUT for the first field that holds what it may not. How old a joined task may be at most is the port's
 *   to say: it depends on the deployment.
 */
export const startRequest = (kind: ReviewKind, input: FetchInput): StartRequest => {
  const request = { kind, ...parseInput(requestSchemas[kind], input) };
  const reader = request.sources?.find((name) => catalogueRow(name).needsProductUrls);
  if (reader && request.productUrls.length === 0) {
    throw badInput(
      'productUrls',
      request.productUrls,
      `1 to ${limits.productUrls.max} addresses, as sources names ${reader}, which reads nothing else`,
    );
  }
  return request;
};

/** The fields that the inputs share, and those of only some of them. */
export interface FetchInput {
  readonly productName: string;
  readonly maxReviews?: number | null | undefined;
  readonly sources?: readonly string[] | null | undefined;
  readonly productUrls?: readonly string[] | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  readonly maxAge?: number | null | undefined;
}

const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((held) => held ?? undefined);

const { maxReviews, productUrls, idempotencyKey } = limits;

const requestSchema = (kind: ReviewKind) =>
  z.object({
    productName: productNameSchema,
    maxReviews: optional(between(maxReviews)).transform((held) => held ?? maxReviews.default),
    sources: optional(sourcesSchema(kind)),
    productUrls: optional(
      z.array(productUrlSchema).max(productUrls.max, `a list of ${productUrls.max} at most`),
    ).transform((held) => [...new Set(held)]),
    idempotencyKey: optional(
      z
        .string()
        .refine(
          (key) => key.length >= idempotencyKey.min && [...key].length <= idempotencyKey.max,
          `${idempotencyKey.min} to ${idempotencyKey.max} characters`,
        ),
    ),
    maxAge: optional(z.number().min(0, '0 or more seconds')),
  });

const between = ({ min, max }: { min: number; max: number }) =>
  z.number().min(min, `${min} to ${max}`).max(max, `${min} to ${max}`);

const sourcesSchema = (kind: ReviewKind) => {
  const names = sourcesOfKind(kind);
  const allowed = `${names.length > 1 ? 'one of ' : ''}${names.join(', ')} for ${kind} reviews`;
  return z
    .array(z.enum(names, { error: ({ input }) => `${allowed}${elsewhere(input)}` }))
    .min(1, `a list of names, each ${allowed}, or left out for all that are configured`)
    .transform((held): SourceName[] => [...new Set(held)]);
};

/** Says of a source of another kind where it belongs. */
const elsewhere = (name: unknown): string =>
  typeof name === 'string' && isSourceName(name)
    ? `; ${name} is a source of ${catalogueRow(name).kind} reviews`
    : '';

const requestSchemas = {
  COMMUNITY: requestSchema('COMMUNITY'),
  STORE: requestSchema('STORE'),
  GOOGLE: requestSchema('GOOGLE'),
} satisfies Record<ReviewKind, z.ZodType>;
