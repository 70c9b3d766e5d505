import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { FollowedEventsOptions, LiveEvents, LiveTask, WatchOptions } from '@reviewcast/react';

/**
 * The hooks that the pages use, implemented on each GraphQL client. Call them below that client's provider. Errors are `ApiError`
 * if the server returned one and `ConnectionLostError` if no response arrived.
 */
export interface GraphqlClient {
  /** One task, updated live over the socket that all tasks of the page share. */
  useTask(id: string, options?: WatchOptions): LiveTask;
  /** The events of one task, from the first, over the shared socket. */
  useTaskEvents(id: string, options?: FollowedEventsOptions): LiveEvents;
  /** The result of a query. Refetched when the network comes back. */
  useQuery<Result, Variables extends AnyVariables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    options?: QueryOptions,
  ): QueryResult<Result>;
  /** The pages of a connection, loaded one after the other. Sends no request while `variables` is undefined. */
  usePaginatedQuery<Result, Variables extends PageVariables, Node>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables | undefined,
    connectionOf: (result: Result) => Connection<Node> | undefined,
  ): PaginatedResult<Node>;
  /** The latest result of a subscription. Subscribes anew when the variables change. */
  useSubscription<Result, Variables extends AnyVariables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ): SubscriptionResult<Result>;
  /** Returns a function that sends a mutation. It throws `ApiError` or `ConnectionLostError`. */
  useMutate(): Mutate;
}

export type Mutate = <Result, Variables extends AnyVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
) => Promise<Result>;

export interface QueryOptions {
  /** Sends no request while false. Default: true. */
  readonly isEnabled?: boolean;
  /** Refetches at this interval, in milliseconds. Default: never. */
  readonly pollIntervalMs?: number;
}

/** `data` keeps its last value while the query is refetched and after an error. */
export interface QueryResult<Result> {
  readonly data: Result | undefined;
  readonly error: Error | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

export interface SubscriptionResult<Result> {
  /** Undefined before the first result. */
  readonly data: Result | undefined;
  /** Why the subscription ended. It stays ended until `restart`. */
  readonly error: Error | undefined;
  readonly restart: () => void;
}

export interface PaginatedResult<Node> {
  /** The nodes of all pages loaded so far. */
  readonly nodes: readonly Node[];
  /** Undefined before the first page, or if the connection has no count. */
  readonly totalCount: number | undefined;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly error: Error | undefined;
  /** Loads the next page. Does nothing while a page is loading and after the last page. */
  readonly loadMore: () => void;
  /** Loads the first page again, or the next one if that failed. */
  readonly reload: () => void;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number | null;
}

export type AnyVariables = Record<string, unknown>;

export type PageVariables = AnyVariables & { after?: string | null | undefined };
