import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Context } from '../../schema/context.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { Delivery } from '../ports/follow-task.ts';
import { operationContext } from './operation-context.ts';
import { operationParams } from './operation-params.ts';
import type { OperationLookup } from './persisted-operations.ts';

/** Identifies the callers of HTTP requests before anything they sent is parsed as GraphQL. */
export class RequestContexts {
  readonly #dependencies: Dependencies;
  readonly #lookup: OperationLookup;
  readonly #operations = new WeakMap<Request, { context: Context; delivery: Delivery }>();

  constructor(dependencies: Dependencies, lookup: OperationLookup) {
    this.#dependencies = dependencies;
    this.#lookup = lookup;
  }

  /** @throws UNAUTHENTICATED, TOKEN_INVALID */
  readonly plugin: Plugin = {
    onParams: ({ request, params, setParams }) => {
      const delivery: Delivery = { cursor: undefined };
      const context = operationContext(this.#dependencies, {
        authorization: request.headers.get('authorization') ?? undefined,
        extensions: params.extensions,
        delivery,
        lastEventId: request.headers.get('last-event-id') ?? undefined,
      });
      this.#operations.set(request, { context, delivery });
      setParams(this.#lookup(operationParams(params)));
    },
  };

  readonly contextOf = ({ request }: Pick<YogaInitialContext, 'request'>): Context => {
    const operation = this.#operations.get(request);
    if (operation) return operation.context;
    throw new Error('A request reached execution before its caller was identified.');
  };

  /** What the request's operation delivered last. */
  deliveryOf(request: Request): Delivery {
    return this.#operations.get(request)?.delivery ?? { cursor: undefined };
  }
}
