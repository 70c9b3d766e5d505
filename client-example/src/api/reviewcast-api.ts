import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type {
  FollowedEventsOptions,
  LiveEvents,
} from '@reviewcast/react';
import type { LiveTask } from '@reviewcast/react';

/**
 * All that the page asks of a GraphQL client: hooks, called below the client's provider. Errors are `ApiError` where the server
 * answered with one, `ConnectionLost` where no answer came.
 */
export interface ReviewcastApi {
  /** One task, kept up to date over the page's one socket. */
  useTask(id: string, options?: WatchOptions): LiveTask;
  /** The events of one task, from the first, over the same socket. */
  useTaskEvents(id: string, options?: FollowedEventsOptions): LiveEvents;
  /** A query's answer. Asked again by itself when the network comes back. */
  useAnswer<Result, Variables extends NoVariables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    options?: AnswerOptions,
  ): Answer<Result>;
  /** The pages of a connection, one behind the other; nothing is asked while `variables` is undefined. */
  usePages<Result, Variables extends PageVariables, Node>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables | undefined,
    connectionOf: (result: Result) => Connection<Node> | undefined,
  ): Pages<Node>;
  /** The newest result of a subscription. */
  useLatest<Result>(
    document: TypedDocumentNode<Result, Record<string, never>>,
    isWanted: boolean,
  ): Result | undefined;
  /** Sends a mutation. @throws {ApiError} and {ConnectionLostError} in the answer's stead. */
  useSend(): Send;
}

export type Send = <Result, Variables extends NoVariables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
) => Promise<Result>;

export interface WatchOptions {
  /** Lets its bearer watch this one task without an API key. */
  readonly watchToken?: string | undefined;
}

export interface AnswerOptions {
  /** False: nothing is asked yet. */
  readonly isWanted?: boolean;
  /** Asks again so often, in milliseconds; once when left out. */
  readonly everyMs?: number;
}

/** What a query has answered. The last data stays while it is asked again, and beside an error. */
export interface Answer<Result> {
  readonly data: Result | undefined;
  readonly error: Error | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

/** What is shown of a connection so far. */
export interface Pages<Node> {
  readonly nodes: readonly Node[];
  /** Undefined before the first page, and where the API does not say. */
  readonly totalCount: number | undefined;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly error: Error | undefined;
  /** Reads the next page; does nothing while one is read, and behind the last. */
  readonly more: () => void;
  readonly reload: () => void;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number;
}

export type NoVariables = Record<string, unknown>;

export type PageVariables = NoVariables & { after?: string | null | undefined };
