import { useEffect, useState } from 'react';
import {
  CancelTaskDocument,
  CancelTasksDocument,
  DeleteTaskDocument,
  DeleteTasksDocument,
  RetryOneTaskDocument,
  type RetryScope,
  RetryTasksDocument,
  type TaskFilter,
  type TaskRowFragment,
} from '../../../generated/graphql.ts';
import type { Mutate } from '../../api/graphql-client.ts';
import { useMutate } from '../../api/hooks.ts';
import { type BulkAction, type BulkOutcome, isApplicable } from './bulk-action.ts';

/** The tasks that an action is about: those that match a filter, or those that the user selected. */
export type BulkTarget =
  | { readonly where: TaskFilter }
  | { readonly selected: readonly TaskRowFragment[] };

export interface BulkCount {
  readonly count: number;
  readonly hasMore: boolean;
}

/** Counts what an action would change, before it happens, and carries it out. */
export const useBulkAction = (action: BulkAction, target: BulkTarget, scope: RetryScope) => {
  const mutate = useMutate();
  const [counted, setCounted] = useState<BulkCount>();
  const [error, setError] = useState<Error>();
  const [isBusy, setIsBusy] = useState(false);
  const key = JSON.stringify([action, scope, 'where' in target ? target.where : null]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the filter, which is a new object in each render.
  useEffect(() => {
    if (!('where' in target)) return;
    let isCurrent = true;
    setCounted(undefined);
    setError(undefined);
    runOnFilter(mutate, action, target.where, scope, true).then(
      ({ matched, hasMore }) => isCurrent && setCounted({ count: matched, hasMore }),
      (cause: Error) => isCurrent && setError(cause),
    );
    return () => {
      isCurrent = false;
    };
  }, [key]);

  const applicable = 'selected' in target ? applicableOf(action, target.selected) : [];
  const run = async (): Promise<BulkOutcome | undefined> => {
    setIsBusy(true);
    setError(undefined);
    try {
      if ('selected' in target) return await runOnEach(mutate, action, applicable, scope);
      const { matched, changed, hasMore } = await runOnFilter(
        mutate,
        action,
        target.where,
        scope,
        false,
      );
      return { action, changed, failed: Math.max(matched - changed, 0), hasMore };
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
      return undefined;
    } finally {
      setIsBusy(false);
    }
  };
  return {
    counted: 'selected' in target ? { count: applicable.length, hasMore: false } : counted,
    error,
    isBusy,
    run,
  };
};

const applicableOf = (action: BulkAction, tasks: readonly TaskRowFragment[]) =>
  tasks.filter((task) => isApplicable(action, task));

const runOnFilter = async (
  mutate: Mutate,
  action: BulkAction,
  where: TaskFilter,
  scope: RetryScope,
  dryRun: boolean,
) => {
  switch (action) {
    case 'cancel':
      return (await mutate(CancelTasksDocument, { where, dryRun })).bulk;
    case 'retry':
      return (await mutate(RetryTasksDocument, { where, scope, dryRun })).bulk;
    case 'delete':
      return (await mutate(DeleteTasksDocument, { where, dryRun })).bulk;
  }
};

const runOnOne = (mutate: Mutate, action: BulkAction, id: string, scope: RetryScope) => {
  switch (action) {
    case 'cancel':
      return mutate(CancelTaskDocument, { id });
    case 'retry':
      return mutate(RetryOneTaskDocument, { id, scope });
    case 'delete':
      return mutate(DeleteTaskDocument, { id });
  }
};

/** One request after the other: a selection is at most a few pages, and the server limits what one caller may ask at once. */
const runOnEach = async (
  mutate: Mutate,
  action: BulkAction,
  tasks: readonly TaskRowFragment[],
  scope: RetryScope,
): Promise<BulkOutcome> => {
  const errors: Error[] = [];
  for (const { id } of tasks) {
    try {
      await runOnOne(mutate, action, id, scope);
    } catch (cause) {
      errors.push(cause instanceof Error ? cause : new Error(String(cause)));
    }
  }
  const [error] = errors;
  return {
    action,
    changed: tasks.length - errors.length,
    failed: errors.length,
    hasMore: false,
    ...(error && { error }),
  };
};
