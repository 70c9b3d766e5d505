import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { ApiError } from '../../schema/errors.ts';
import { operationCosts } from './documents/operation-cost.ts';

/**
 * Refuses to execute operations that cost more than `maxCost`.
 *
 * @throws TOO_EXPENSIVE
 */
export const costLimit = (
  schema: Parameters<typeof operationCosts>[0],
  maxCost: number,
): Plugin => {
  const costOf = operationCosts(schema);
  const refusalOf = ({ document, operationName, variableValues }: ExecutionArgs) => {
    const operation = getOperationAST(document, operationName);
    const cost = operation ? costOf(document, operation, variableValues ?? {}) : 0;
    return cost > maxCost ? { errors: [tooExpensive(cost, maxCost)] } : undefined;
  };
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const refusal = refusalOf(args);
      if (refusal) setResultAndStopExecution(refusal);
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const refusal = refusalOf(args);
      if (refusal) setResultAndStopExecution(refusal);
    },
  };
};

const tooExpensive = (cost: number, maxCost: number): ApiError =>
  new ApiError(
    'TOO_EXPENSIVE',
    `The operation costs ${cost}; the limit is ${maxCost} (MAX_COST). In a list, result, reviews, summary, and queuePosition cost 50 for each task: request fewer tasks, or read each with taskStatus.`,
  );
