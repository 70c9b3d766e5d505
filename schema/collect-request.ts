import { z } from 'zod';
import { catalogueRow, type SourceName, sourceNames } from '../contract/catalogue.ts';
import { reviewKindSchema } from '../contract/kinds.ts';
import type { CollectRequest } from './collections-port.ts';
import { badInput } from './errors.ts';
import { optional, parseInput } from './parse-input.ts';
import { assertPagesNamed, requestFields } from './task-request.ts';

/**
 * Validates the input of `collectReviews` and removes repeated kinds, sources and URLs. The upper bounds of `keepFor` and `maxAge` depend
 * on the deployment, so the port checks them.
 *
 * @throws BAD_USER_INPUT for the first invalid field.
 */
export const collectRequest = (input: object): CollectRequest => {
  const request = parseInput(collectSchema, input);
  assertConsistent(request, { kinds: 'kinds', productUrls: 'productUrls' });
  return request;
};

/** @param names what the fields are called. @throws BAD_USER_INPUT if kinds, sources and URLs exclude each other. */
export const assertConsistent = (
  { kinds, sources, productUrls }: Pick<CollectRequest, 'kinds' | 'sources' | 'productUrls'>,
  names: { readonly kinds: string; readonly productUrls: string },
): void => {
  for (const kind of kinds ?? []) {
    if (!sources || sources.some((name) => catalogueRow(name).kind === kind)) continue;
    throw badInput(names.kinds, kinds, `the kinds of the listed sources, without ${kind}`);
  }
  for (const name of kinds && sources ? sources : []) {
    const { kind } = catalogueRow(name);
    if (kinds?.includes(kind)) continue;
    throw badInput(names.kinds, kinds, `omitted, or contain ${kind}, because ${name} is listed`);
  }
  const isStore = kinds?.includes('STORE') ?? sources?.some(isOfStore) ?? true;
  if (productUrls.length > 0 && !isStore) {
    throw badInput(
      names.productUrls,
      productUrls,
      'omitted, because no STORE reviews are requested',
    );
  }
  assertPagesNamed({ sources, productUrls }, names.productUrls);
};

const isOfStore = (name: SourceName): boolean => catalogueRow(name).kind === 'STORE';

const kindList = 'a list of COMMUNITY, STORE, or GOOGLE, or omitted to use every configured kind';

const sourceList = `a list of names, each one of ${sourceNames.join(', ')}, or omitted to use every configured source`;

const { sources: _, ...fields } = requestFields('STORE');

/** How the fields of a request are validated, by their names in GraphQL. */
export const collectFields = {
  ...fields,
  kinds: optional(
    z
      .array(reviewKindSchema, kindList)
      .min(1, kindList)
      .transform((kinds) => [...new Set(kinds)]),
  ),
  sources: optional(
    z
      .array(z.enum(sourceNames, sourceList), sourceList)
      .min(1, sourceList)
      .transform((names): SourceName[] => [...new Set(names)]),
  ),
};

const collectSchema = z.object(collectFields);
