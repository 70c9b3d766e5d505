import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Dependencies } from '../ports/dependencies.ts';
import { type OperationContext, operationContext } from './operation-context.ts';
import { operationParams } from './operation-params.ts';
import type { OperationLookup } from './persisted-operations.ts';

/** Identifies the callers of HTTP requests before anything they sent is parsed as GraphQL. */
export class RequestContexts {
  readonly #dependencies: Dependencies;
  readonly #lookup: OperationLookup;
  readonly #contexts = new WeakMap<Request, OperationContext>();

  constructor(dependencies: Dependencies, lookup: OperationLookup) {
    this.#dependencies = dependencies;
    this.#lookup = lookup;
  }

  /** @throws UNAUTHENTICATED, TOKEN_INVALID */
  readonly plugin: Plugin = {
    onParams: ({ request, params, setParams }) => {
      const context = operationContext(this.#dependencies, {
        authorization: request.headers.get('authorization') ?? undefined,
        extensions: params.extensions,
        lastEventId: request.headers.get('last-event-id') ?? undefined,
      });
      this.#contexts.set(request, context);
      setParams(this.#lookup(operationParams(params)));
    },
  };

  readonly contextOf = ({ request }: Pick<YogaInitialContext, 'request'>): OperationContext => {
    const context = this.#contexts.get(request);
    if (context) return context;
    throw new Error('A request reached execution before its caller was identified.');
  };
}
