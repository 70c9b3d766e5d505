import type { Plugin } from 'graphql-yoga';
import { introspectionLimit } from './introspection-limit.ts';
import type { ResultBudget, ResultBudgets } from './result-budget.ts';

/** Replaces a result that is too large, or takes too long, with an error. Subscriptions do so themselves. */
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
});

/** What a client gets in place of a result that exceeds its budget. */
export const tooLarge = (budget: ResultBudget) => ({
  data: null,
  errors: [budget.error],
});
