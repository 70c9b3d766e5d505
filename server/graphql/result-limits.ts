import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { closed, iteratingOver } from '../iterating-over.ts';
import { introspectionLimit } from './introspection-limit.ts';
import type { ResultBudget, ResultBudgets } from './result-budget.ts';

/** Replaces a result that is too large, or takes too long, with an error, and ends a subscription with it. */
export const resultLimits = (budgets: ResultBudgets): Plugin => ({
  onValidate({ addValidationRule }) {
    addValidationRule(introspectionLimit);
  },
  async onExecute({ args, executeFn, setExecuteFn }) {
    const budget = budgets.of(args.contextValue);
    await budget.begin();
    setExecuteFn(async (args) => (await budget.within(executeFn(args))) ?? tooLarge(budget));
    return {
      onExecuteDone({ setResult }) {
        if (budget.isExceeded) setResult(tooLarge(budget));
      },
    };
  },
  onSubscribe({ args }) {
    const budget = budgets.of(args.contextValue);
    return {
      onSubscribeResult({ result, setResult }) {
        if (isAsyncIterable(result)) setResult(endingWhenTooLarge(result, budget));
        else if (budget.isExceeded) setResult(tooLarge(budget));
      },
    };
  },
});

const tooLarge = (budget: ResultBudget): ExecutionResult => ({
  data: null,
  errors: [budget.error],
});

const endingWhenTooLarge = (
  results: AsyncIterable<ExecutionResult>,
  budget: ResultBudget,
): AsyncIterableIterator<ExecutionResult> => {
  const iterator = results[Symbol.asyncIterator]();
  let isTooLarge = false;
  return iteratingOver(iterator, async () => {
    if (isTooLarge) return closed(iterator);
    const result = await iterator.next();
    isTooLarge = !result.done && budget.isExceeded;
    return isTooLarge ? { value: tooLarge(budget), done: false } : result;
  });
};
