import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import {
  type ReviewKind,
  StartCommunityTaskDocument,
  StartGoogleTaskDocument,
  StartStoreTaskDocument,
} from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';
import { tasksPath } from '../page/tasks-path.ts';

export interface StartRequest {
  readonly productName: string;
  readonly kinds: readonly ReviewKind[];
  /** For each kind. */
  readonly maxReviews: number;
  /** For the stores alone. */
  readonly productUrls: readonly string[];
}

/** Starts a task for each kind and goes to where they are shown. */
export const useStart = () => {
  const send = useApi().useSend();
  const [, navigate] = useLocation();
  const keyOf = useIdempotencyKeys();
  const [isStarting, setIsStarting] = useState(false);
  const [error, setError] = useState<Error>();

  const startOne = async (kind: ReviewKind, request: StartRequest): Promise<string> => {
    const { productName, maxReviews, productUrls } = request;
    const input = { productName, maxReviews, idempotencyKey: keyOf(request) };
    switch (kind) {
      case 'COMMUNITY':
        return (await send(StartCommunityTaskDocument, { input })).started.task.id;
      case 'STORE': {
        const storeInput = { ...input, productUrls: [...productUrls] };
        return (await send(StartStoreTaskDocument, { input: storeInput })).started.task.id;
      }
      case 'GOOGLE':
        return (await send(StartGoogleTaskDocument, { input })).started.task.id;
    }
  };

  const start = async (request: StartRequest): Promise<void> => {
    setIsStarting(true);
    setError(undefined);
    try {
      const ids = await Promise.all(request.kinds.map((kind) => startOne(kind, request)));
      navigate(tasksPath(ids));
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
      setIsStarting(false);
    }
  };

  return [(request: StartRequest) => void start(request), { isStarting, error }] as const;
};

/** One key for one request: sent again behind an error, it finds what the first try has started instead of starting twice. */
const useIdempotencyKeys = () => {
  const current = useRef({ request: '', key: '' });
  return ({ productName, maxReviews, productUrls }: StartRequest): string => {
    const request = JSON.stringify({ productName, maxReviews, productUrls });
    if (current.current.request !== request) current.current = { request, key: randomKey() };
    return current.current.key;
  };
};

/** Not `randomUUID`, which a page without https lacks. */
const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
