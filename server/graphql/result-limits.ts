import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { introspectionLimit } from './introspection-limit.ts';
import type { ResultSize, ResultSizes } from './result-size.ts';

/** Replaces a result that is too large with an error, and ends a subscription with it. */
export const resultLimits = (sizes: ResultSizes): Plugin => ({
  onValidate({ addValidationRule }) {
    addValidationRule(introspectionLimit);
  },
  async onExecute({ args }) {
    const size = sizes.of(args.contextValue);
    await size.begin();
    return {
      onExecuteDone({ setResult }) {
        if (size.isExceeded) setResult(tooLarge(size));
      },
    };
  },
  onSubscribe({ args }) {
    const size = sizes.of(args.contextValue);
    return {
      onSubscribeResult({ result, setResult }) {
        if (isAsyncIterable(result)) setResult(endingWhenTooLarge(result, size));
        else if (size.isExceeded) setResult(tooLarge(size));
      },
    };
  },
});

const tooLarge = (size: ResultSize): ExecutionResult => ({ data: null, errors: [size.error] });

const endingWhenTooLarge = (
  results: AsyncIterable<ExecutionResult>,
  size: ResultSize,
): AsyncIterableIterator<ExecutionResult> => {
  const iterator = results[Symbol.asyncIterator]();
  const end = async () => (await iterator.return?.()) ?? { value: undefined, done: true as const };
  return {
    async next() {
      if (size.isExceeded) return end();
      const result = await iterator.next();
      return result.done || !size.isExceeded ? result : { value: tooLarge(size), done: false };
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
