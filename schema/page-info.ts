import { builder } from './builder.ts';

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

export const pageInfoOf = (
  edges: readonly { readonly cursor: string }[],
  hasNextPage: boolean,
): PageInfo => ({ hasNextPage, endCursor: edges.at(-1)?.cursor ?? null });

export const PageInfoRef = builder.objectRef<PageInfo>('PageInfo').implement({
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage'),
    endCursor: t.exposeString('endCursor', { nullable: true }),
  }),
});
