import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  getOperationAST,
  type OperationTypeNode,
} from 'graphql';
import type { YogaServerInstance } from 'graphql-yoga';
import type { Dependencies } from '../ports/dependencies.ts';
import {
  type IncomingOperation,
  type OperationContext,
  operationContext,
} from './operation-context.ts';
import { operationParams, type ReceivedParams, unknownName } from './operation-params.ts';
import type { OperationLookup } from './persisted-operations.ts';

type Yoga = Pick<YogaServerInstance<object, OperationContext>, 'getEnveloped'>;
type Enveloped = ReturnType<Yoga['getEnveloped']>;

/** An operation that is valid, with what its transport needs to execute it. */
export interface PreparedOperation extends Pick<Enveloped, 'execute' | 'subscribe'> {
  readonly type: `${OperationTypeNode}`;
  readonly args: ExecutionArgs & { readonly contextValue: OperationContext };
}

/** Prepares the operations of all transports, with Yoga's parser, validation, cache, and plugins. */
export class Operations {
  readonly #yoga: Yoga;
  readonly #dependencies: Dependencies;
  readonly #lookup: OperationLookup;

  /** @param lookup finds the operation that a request runs. */
  constructor(yoga: Yoga, dependencies: Dependencies, lookup: OperationLookup) {
    this.#yoga = yoga;
    this.#dependencies = dependencies;
    this.#lookup = lookup;
  }

  /**
   * Identifies the caller before anything that it sent is parsed as GraphQL, then parses and validates the document.
   *
   * @throws UNAUTHENTICATED, TOKEN_INVALID
   * @throws {RequestError} if a parameter has the wrong type.
   * @throws {DocumentError} if there is no document, or if it is invalid.
   */
  prepare(
    incoming: Omit<IncomingOperation, 'extensions'>,
    received: ReceivedParams,
  ): PreparedOperation {
    const { extensions } = received;
    const contextValue = operationContext(this.#dependencies, { ...incoming, extensions });
    const params = this.#lookup(operationParams(received));
    const { query, operationName, variables: variableValues } = params;
    if (query === undefined)
      throw new DocumentError([new GraphQLError('Must provide query string.')]);
    const { schema, parse, validate, execute, subscribe } = this.#yoga.getEnveloped({ params });
    const document = parsed(parse, query);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new DocumentError([unknownOperation(operationName)]);
    const errors = validate(schema, document);
    if (errors.length > 0) throw new DocumentError(errors);
    return {
      type: operation.operation,
      args: { schema, document, operationName, variableValues, contextValue },
      execute,
      subscribe,
    };
  }
}

/** Why a document cannot be executed. */
export class DocumentError extends Error {
  override name = 'DocumentError';
  /** Not masked yet. */
  readonly errors: readonly unknown[];

  constructor(errors: readonly unknown[]) {
    super('The document cannot be executed.');
    this.errors = errors;
  }
}

const parsed = (parse: Enveloped['parse'], query: string): DocumentNode => {
  try {
    return parse(query);
  } catch (error) {
    throw new DocumentError([error]);
  }
};

const unknownOperation = (operationName: string | undefined): GraphQLError =>
  new GraphQLError(
    operationName === undefined
      ? 'operationName is not set; it must be the name of one of the operations in the document.'
      : unknownName(operationName),
  );
