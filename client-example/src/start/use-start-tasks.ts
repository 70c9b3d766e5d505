import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import {
  type ReviewKind,
  StartCommunityTaskDocument,
  StartGoogleTaskDocument,
  StartStoreTaskDocument,
} from '../../generated/graphql.ts';
import { useMutate } from '../api/hooks.ts';
import { useRecovery } from '../api/use-recovery.ts';
import { tasksPath } from '../paths.ts';
import { type StartFormValues, type StartInput, startInputOf } from './start-values.ts';

/** What came of starting the tasks of several kinds if some of them failed. */
export interface PartialStart {
  readonly failed: readonly { readonly kind: ReviewKind; readonly error: Error }[];
  readonly started: readonly { readonly kind: ReviewKind; readonly taskId: string }[];
}

/**
 * Starts one task per kind and opens the page that shows them. If some fail, `problem` has them and those that did start; starting
 * again starts only what is missing.
 */
export const useStartTasks = () => {
  const mutate = useMutate();
  const [, navigate] = useLocation();
  const starts = useRef(new Map<string, Start>());
  const [isStarting, setIsStarting] = useState(false);
  const [problem, setProblem] = useState<PartialStart>();
  const isNothingStarted = problem?.started.length === 0;
  useRecovery(isNothingStarted ? problem.failed[0]?.error : undefined, () => setProblem(undefined));

  const send = async (kind: ReviewKind, values: StartInput, idempotencyKey: string) => {
    const { productUrls = [], ...shared } = values;
    const input = { ...shared, idempotencyKey };
    switch (kind) {
      case 'COMMUNITY':
        return (await mutate(StartCommunityTaskDocument, { input })).started.task.id;
      case 'STORE': {
        const storeInput = { ...input, productUrls: [...productUrls] };
        return (await mutate(StartStoreTaskDocument, { input: storeInput })).started.task.id;
      }
      case 'GOOGLE':
        return (await mutate(StartGoogleTaskDocument, { input })).started.task.id;
    }
  };

  const startOnce = async (kind: ReviewKind, values: StartFormValues) => {
    const input = startInputOf(kind, values);
    const start = startIn(starts.current, kind, input);
    start.taskId ??= await send(kind, input, start.idempotencyKey);
    return { kind, taskId: start.taskId };
  };

  const startTasks = async (values: StartFormValues): Promise<void> => {
    setIsStarting(true);
    setProblem(undefined);
    const { kinds } = values;
    const outcomes = await Promise.allSettled(kinds.map((kind) => startOnce(kind, values)));
    const started = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    );
    if (started.length === kinds.length) {
      navigate(tasksPath(started.map(({ taskId }) => taskId)));
      return;
    }
    const failed = kinds.flatMap((kind, index) => {
      const outcome = outcomes[index];
      return outcome?.status === 'rejected' ? [{ kind, error: asError(outcome.reason) }] : [];
    });
    setProblem({ started, failed });
    setIsStarting(false);
  };

  return { startTasks, isStarting, problem };
};

interface Start {
  /** Finds the task again if the response to an earlier request was lost. */
  readonly idempotencyKey: string;
  taskId?: string;
}

/** The start of this kind with exactly this input: a change of what belongs to other kinds does not start it again. */
const startIn = (starts: Map<string, Start>, kind: ReviewKind, input: StartInput): Start => {
  const key = JSON.stringify([kind, input]);
  const start = starts.get(key) ?? { idempotencyKey: randomKey() };
  starts.set(key, start);
  return start;
};

const asError = (cause: unknown): Error =>
  cause instanceof Error ? cause : new Error(String(cause));

/** `crypto.randomUUID` is unavailable on pages served without HTTPS. */
const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
