import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLError } from 'graphql';
import type { Cursor } from '../../contract/cursor.ts';
import { PreparedResult } from './prepared-result.ts';
import type { ResultBudget, ResultBudgets } from './result-budget.ts';
import { tooLarge } from './result-limits.ts';

/** A subscription, without what only one client sent with it. */
export interface SubscribedOperation {
  readonly args: Omit<ExecutionArgs, 'contextValue' | 'rootValue'>;
  readonly context: object;
  /** Where an item stands in the event log. */
  readonly cursorOf: (item: unknown) => Cursor | undefined;
}

export interface ItemResult {
  readonly result: PreparedResult;
  /** Whether a later execution for the same item has the same result. */
  readonly isLasting: boolean;
}

/** Executes subscriptions for what they deliver. */
export class ItemExecutor {
  /** The number of executions so far. */
  executions = 0;
  readonly #budgets: ResultBudgets;
  readonly #mask: (error: unknown) => GraphQLError;

  /** @param mask decides what clients see of an error. */
  constructor(budgets: ResultBudgets, mask: (error: unknown) => GraphQLError) {
    this.#budgets = budgets;
    this.#mask = mask;
  }

  /** Returns a promise only if a resolver does. */
  execute(operation: SubscribedOperation, item: unknown): ItemResult | Promise<ItemResult> {
    this.executions += 1;
    // Each result has a budget of its own.
    const contextValue = { ...operation.context };
    const budget = this.#budgets.of(contextValue);
    budget.start();
    const cursor = operation.cursorOf(item);
    const executed = execute({ ...operation.args, contextValue, rootValue: item });
    return executed instanceof Promise
      ? executed.then((result) => this.#prepare(result, budget, cursor, !result.errors))
      : this.#prepare(executed, budget, cursor, true);
  }

  #prepare(
    executed: ExecutionResult,
    budget: ResultBudget,
    cursor: Cursor | undefined,
    isLasting: boolean,
  ): ItemResult {
    const isLast = budget.isExceeded;
    const { errors, ...data } = isLast ? tooLarge(budget) : executed;
    const result = errors ? { errors: errors.map(this.#mask), ...data } : data;
    return {
      result: new PreparedResult(result, { cursor, isLast }),
      isLasting: isLasting && !budget.hasReadTheMoment,
    };
  }
}
