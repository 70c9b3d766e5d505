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
import { hasLength, optional, parseInput } from './parse-input.ts';
import { productNameSchema } from './product-name.ts';
import { productUrlSchema } from './product-url.ts';

/**
 * Validates the input of a mutation that starts a task and removes duplicate sources and URLs.
 *
 * The upper bounds of `maxAge` and `keepFor` depend on the deployment, so the port checks them.
 *
 * @throws BAD_USER_INPUT for the first invalid field.
 */
export const taskRequest = (kind: ReviewKind, input: FetchInput): TaskRequest => {
  const request = { kind, ...parseInput(inputSchemas[kind], input) };
  assertPagesNamed(request, 'productUrls');
  return request;
};

/** @throws BAD_USER_INPUT naming `field` if a source is requested that reads named pages, and none is named. */
export const assertPagesNamed = (
  {
    sources,
    productUrls,
  }: Pick<TaskRequest, 'productUrls'> & { readonly sources?: readonly SourceName[] | undefined },
  field: string,
): void => {
  const pageReader = sources?.find((name) => catalogueRow(name).needsProductUrls);
  if (pageReader === undefined || productUrls.length > 0) return;
  throw badInput(
    field,
    productUrls,
    `1 to ${limits.productUrls.max} URLs, because ${pageReader} in sources reads only the pages listed there`,
  );
};

/** The fields that the input types share, and those that only some of them have. */
export interface FetchInput {
  readonly productName: string;
  readonly maxReviews: number;
  readonly sources?: readonly string[] | null | undefined;
  readonly productUrls?: readonly string[] | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  readonly maxAge?: number | null | undefined;
  readonly keepFor?: number | null | undefined;
}

const { maxReviews, productUrls, idempotencyKey } = limits;

/** How the fields of a request are validated, by their names in GraphQL. Messages say what a field must be. */
export const requestFields = (kind: ReviewKind) => ({
  productName: productNameSchema,
  maxReviews: wholeNumber(maxReviews),
  sources: optional(sourcesSchema(kind)),
  productUrls: optional(
    z.array(productUrlSchema, productUrlList).max(productUrls.max, productUrlList),
  ).transform((urls) => [...new Set(urls)]),
  idempotencyKey: optional(
    z.string(keyLength).refine((key) => hasLength(key, idempotencyKey), keyLength),
  ),
  maxAge: optional(z.number().min(0, '0 or more seconds')),
  keepFor: optional(z.number(oneOrMore).int(oneOrMore).min(1, oneOrMore)),
});

const oneOrMore = '1 or more seconds';

const productUrlList = `a list of at most ${productUrls.max}`;

const keyLength = `${idempotencyKey.min} to ${idempotencyKey.max} characters`;

const wholeNumber = ({ min, max }: { min: number; max: number }) => {
  const allowed = `${min} to ${max}`;
  return z.number(allowed).int(allowed).min(min, allowed).max(max, allowed);
};

const sourcesSchema = (kind: ReviewKind) => {
  const names = sourcesOfKind(kind);
  const allowed = `${names.length > 1 ? 'one of ' : ''}${names.join(', ')} for ${kind} reviews`;
  const list = `a list of names, each ${allowed}, or omitted to use every configured source`;
  return z
    .array(z.enum(names, { error: ({ input }) => `${allowed}${kindHint(input)}` }), list)
    .min(1, list)
    .transform((list): SourceName[] => [...new Set(list)]);
};

/** Names the kind of a source that belongs to another kind. */
const kindHint = (name: unknown): string =>
  typeof name === 'string' && isSourceName(name)
    ? `; ${name} is a source of ${catalogueRow(name).kind} reviews`
    : '';

const inputSchemas = {
  COMMUNITY: z.object(requestFields('COMMUNITY')),
  STORE: z.object(requestFields('STORE')),
  GOOGLE: z.object(requestFields('GOOGLE')),
} satisfies Record<ReviewKind, z.ZodType>;
