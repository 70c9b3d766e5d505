import { createSourceEventStream, type ExecutionArgs, type GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { KeyRing } from '../access/key-ring.ts';
import { Reader } from '../feed/reader.ts';
import { type OperationContext, portsOf } from './operation-context.ts';
import type { SharedResults } from './shared-results.ts';
import { Subscription } from './subscription.ts';

export interface SubscriptionsOptions {
  readonly results: SharedResults;
  readonly access: Pick<KeyRing, 'whileAccepted'>;
  /** Decides what clients see of an error. */
  readonly mask: (error: unknown) => GraphQLError;
}

/** Subscribes, and returns a {@link Subscription} in place of an iterator over results. */
export const subscriptions = ({
  results,
  access,
  mask,
}: SubscriptionsOptions): Plugin<OperationContext> => ({
  onSubscribe({ context, setSubscribeFn }) {
    if (!hasCaller(context)) throw new Error('A subscription has no caller.');
    const { caller } = context;
    setSubscribeFn(async ({ contextValue, ...args }: ExecutionArgs) => {
      const stream = await createSourceEventStream({ ...args, contextValue });
      if (!isAsyncIterable(stream)) return stream;
      const items: AsyncIterator<unknown> = stream[Symbol.asyncIterator]();
      const cursorOf = (item: unknown) =>
        items instanceof Reader ? items.cursorOf(item) : undefined;
      const rights = JSON.stringify(caller.viewer);
      return new Subscription({
        items,
        results: results.join({ args, context: portsOf(context), cursorOf }, rights),
        whileAccepted: (refuse) => access.whileAccepted(caller.identify, refuse),
        mask,
      });
    });
  },
});

const hasCaller = (context: object): context is OperationContext => 'caller' in context;
