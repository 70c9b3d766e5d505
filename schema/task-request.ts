import { z } from 'zod';
import {
  catalogueRow,
  isSourceName,
  type SourceName,
  sourcesOfKind,
} from '../contract/catalogue.ts';
import type { ReviewKind } from '../contract/kinds.ts';
import { limits } from '../contract/limits.ts';
import type { TaskRequest } from './context.ts';
import { badInput } from './errors.ts';
import { parseInput } from './parse-input.ts';
import { productNameSchema } from './product-name.ts';
import { productUrlSchema } from './product-url.ts';

/**
 * Validates the input of a mutation that starts a task and removes duplicate sources and URLs.
 *
 * The upper bound of `maxAge` depends on the deployment, so the port checks it.
 *
 * @throws BAD_USER_INPUT for the first invalid field.
 */
export const taskRequest = (kind: ReviewKind, input: FetchInput): TaskRequest => {
  const request = { kind, ...parseInput(inputSchemas[kind], input) };
  const pageReader = request.sources?.find((name) => catalogueRow(name).needsProductUrls);
  if (pageReader && request.productUrls.length === 0) {
    throw badInput(
      'productUrls',
      request.productUrls,
      `1 to ${limits.productUrls.max} URLs, because ${pageReader} in sources reads only the pages listed there`,
    );
  }
  return request;
};

/** The fields that the input types share, and those that only some of them have. */
export interface FetchInput {
  readonly productName: string;
  readonly maxReviews: number;
  readonly sources?: readonly string[] | null | undefined;
  readonly productUrls?: readonly string[] | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  readonly maxAge?: number | null | undefined;
}

const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

const { maxReviews, productUrls, idempotencyKey } = limits;

const inputSchema = (kind: ReviewKind) =>
  z.object({
    productName: productNameSchema,
    maxReviews: between(maxReviews),
    sources: optional(sourcesSchema(kind)),
    productUrls: optional(
      z.array(productUrlSchema).max(productUrls.max, `a list of at most ${productUrls.max}`),
    ).transform((urls) => [...new Set(urls)]),
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
    .array(z.enum(names, { error: ({ input }) => `${allowed}${kindHint(input)}` }))
    .min(1, `a list of names, each ${allowed}, or omitted to use every configured source`)
    .transform((list): SourceName[] => [...new Set(list)]);
};

/** Names the kind of a source that belongs to another kind. */
const kindHint = (name: unknown): string =>
  typeof name === 'string' && isSourceName(name)
    ? `; ${name} is a source of ${catalogueRow(name).kind} reviews`
    : '';

const inputSchemas = {
  COMMUNITY: inputSchema('COMMUNITY'),
  STORE: inputSchema('STORE'),
  GOOGLE: inputSchema('GOOGLE'),
} satisfies Record<ReviewKind, z.ZodType>;
