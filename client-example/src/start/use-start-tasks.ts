import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import {
  type ReviewKind,
  StartCommunityTaskDocument,
  StartGoogleTaskDocument,
  StartStoreTaskDocument,
} from '../../generated/graphql.ts';
import { useMutate } from '../api/hooks.ts';
import { tasksPath } from '../paths.ts';

export interface StartFormValues {
  readonly productName: string;
  readonly kinds: readonly ReviewKind[];
  /** Per kind. */
  readonly maxReviews: number;
  /** For stores only. */
  readonly productUrls: readonly string[];
}

/** Starts one task per kind and opens the page that shows them. */
export const useStartTasks = () => {
  const mutate = useMutate();
  const [, navigate] = useLocation();
  const idempotencyKeyFor = useIdempotencyKey();
  const [isStarting, setIsStarting] = useState(false);
  const [error, setError] = useState<Error>();

  const startTask = async (kind: ReviewKind, values: StartFormValues): Promise<string> => {
    const { productName, maxReviews, productUrls } = values;
    const input = { productName, maxReviews, idempotencyKey: idempotencyKeyFor(values) };
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

  const startTasks = async (values: StartFormValues): Promise<void> => {
    setIsStarting(true);
    setError(undefined);
    try {
      const ids = await Promise.all(values.kinds.map((kind) => startTask(kind, values)));
      navigate(tasksPath(ids));
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
      setIsStarting(false);
    }
  };

  return { startTasks, isStarting, error };
};

/** One key per set of values: submitting them again after an error finds the tasks that did start instead of starting duplicates. */
const useIdempotencyKey = () => {
  const latest = useRef({ values: '', key: '' });
  return ({ productName, maxReviews, productUrls }: StartFormValues): string => {
    const values = JSON.stringify({ productName, maxReviews, productUrls });
    if (latest.current.values !== values) latest.current = { values, key: randomKey() };
    return latest.current.key;
  };
};

/** `crypto.randomUUID` is unavailable on pages served without HTTPS. */
const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
