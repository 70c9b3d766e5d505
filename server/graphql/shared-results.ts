import { type DocumentNode, type GraphQLSchema, print } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ItemExecutor, ItemResult, SubscribedOperation } from './item-executor.ts';
import { variablesKey, variablesOfResults } from './operation-key.ts';
import type { PreparedResult } from './prepared-result.ts';

/**
 * The results of subscriptions. Clients whose subscriptions have the same document, operation, variables, and rights share one
 * execution for each item, and the bytes that are sent. Results are shared while they are being produced, and for a moment after.
 */
export class SharedResults {
  readonly #schema: GraphQLSchema;
  readonly #executor: ItemExecutor;
  readonly #kept: KeptResults;
  readonly #documents = new Map<string, SharedDocument>();

  /** @param maxBytes the most memory that results take that are kept to be shared. */
  constructor(schema: GraphQLSchema, executor: ItemExecutor, maxBytes: number) {
    this.#schema = schema;
    this.#executor = executor;
    this.#kept = new LRUCache({
      maxSize: maxBytes,
      // As it is, and in the form in which it is sent.
      sizeCalculation: ({ json }) => keptOverhead + 3 * json.length,
      ttl: keptMs,
      ttlAutopurge: true,
      dispose: (_result, { results, item }) => results.delete(item),
    });
  }

  /**
   * Adds a client to those with the same subscription.
   *
   * @param rights the same for clients for whom all ports return the same.
   */
  join(operation: SubscribedOperation, rights: string): SharedOperation {
    const { document, operationName, variableValues = {} } = operation.args;
    const text = document.loc?.source.body ?? print(document);
    const shared = this.#documents.get(text) ?? {
      document,
      variables: variablesOfResults(this.#schema, document),
      operations: new Map<string, SharedOperation>(),
    };
    this.#documents.set(text, shared);
    const { variables, operations } = shared;
    const key = JSON.stringify([
      operationName,
      rights,
      variablesKey(variables, variableValues ?? {}),
    ]);
    const forget = () => {
      operations.delete(key);
      if (operations.size === 0) this.#documents.delete(text);
    };
    const joined =
      operations.get(key) ?? new SharedOperation(operation, this.#executor, this.#kept, forget);
    operations.set(key, joined);
    joined.join();
    return joined;
  }
}

interface SharedDocument {
  /** Parsed once, also if it is too large for the cache of documents. */
  readonly document: DocumentNode;
  readonly variables: readonly string[];
  /** By operation, variables, and rights. */
  readonly operations: Map<string, SharedOperation>;
}

/** A subscription that any number of clients have. */
export class SharedOperation {
  readonly #operation: SubscribedOperation;
  readonly #executor: ItemExecutor;
  readonly #kept: KeptResults;
  readonly #forget: () => void;
  readonly #results = new Map<unknown, PreparedResult | Promise<PreparedResult>>();
  #clients = 0;

  constructor(
    operation: SubscribedOperation,
    executor: ItemExecutor,
    kept: KeptResults,
    forget: () => void,
  ) {
    this.#operation = operation;
    this.#executor = executor;
    this.#kept = kept;
    this.#forget = forget;
  }

  join(): void {
    this.#clients += 1;
  }

  leave(): void {
    this.#clients -= 1;
    if (this.#clients === 0) this.#forget();
  }

  /** The result for an item. Returns a promise only while a resolver waits for something. */
  resultOf(item: unknown): PreparedResult | Promise<PreparedResult> {
    const known = this.#results.get(item);
    if (known) return known;
    const executed = this.#executor.execute(this.#operation, item);
    if (!(executed instanceof Promise)) return this.#keep(item, executed);
    const pending = executed.then(
      (result) => this.#keep(item, result),
      (error: unknown) => {
        this.#results.delete(item);
        throw error;
      },
    );
    this.#results.set(item, pending);
    return pending;
  }

  #keep(item: unknown, { result, isLasting }: ItemResult): PreparedResult {
    this.#results.delete(item);
    if (!isLasting || this.#clients < 2) return result;
    const kept = { results: this.#results, item };
    this.#kept.set(kept, result);
    // A result that is too large is not kept.
    if (this.#kept.has(kept)) this.#results.set(item, result);
    return result;
  }
}

type KeptResults = LRUCache<KeptResult, PreparedResult>;

interface KeptResult {
  readonly results: Map<unknown, unknown>;
  readonly item: unknown;
}

/** Milliseconds for which a result is kept after it was produced: as long as prompt clients need to take it. */
const keptMs = 200;

/** Bytes that a kept result takes besides its content. */
const keptOverhead = 500;
