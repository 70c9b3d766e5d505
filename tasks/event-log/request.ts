import { randomUUID } from 'node:crypto';
import { oldestVersion, version } from '../../contract/event.ts';
import { storedReview } from '../../contract/review.ts';
import { activeTrace } from './active-trace.ts';
import { carriesRecordedProgress, type NewEvent } from './new-event.ts';
import { fieldsOf } from './record.ts';

/** Identifies one write of an attempt. */
export interface Writer {
  /** The number of the attempt. */
  fence: number;
  /** The tag of its claim. It differs if a failover lost the claim and the attempt number was reused. */
  claim?: string;
  /** The number of the write within the attempt, from 1. */
  number: number;
}

/** What is checked before the write; see the guards in event-log.lua. */
export type Guard =
  | CreateGuard
  | { guard: 'claim'; claim: string; attempts: number; earlyMs: number; lost: NewEvent }
  | ({ guard: 'write' } & Writer)
  | { guard: 'close'; seq?: number }
  | { guard: 'forget' }
  | { guard: 'note-retry'; retriedBy: string }
  | { guard: 'keep'; expiresAt?: number };

/** `creation` is a random tag of this creation, the same if it is repeated. */
export interface CreateGuard {
  guard: 'create';
  creation: string;
}

/** Fields of the record to set with the events, and the channel on which to announce the task. */
export interface Extras {
  readonly set?: Record<string, string | number>;
  readonly announce?: string;
}

/** The part of a request that does not depend on what is written. */
export interface RequestContext {
  taskId: string;
  channel: string;
  publish: 'PUBLISH' | 'SPUBLISH';
  /** The channel on which lists of tasks learn of changes. */
  changed: string;
  maxEvents: number;
  /** Milliseconds an unfinished task is kept. */
  safetyMs: number;
}

/** Returns the arguments of the script: the request, then the JSON texts that it passes through unchanged. */
export const requestTexts = (
  context: RequestContext,
  guard: Guard,
  events: readonly NewEvent[],
  extras: Extras = {},
): string[] => {
  const texts: string[] = [];
  const add = (text: string): number => texts.push(text) + 1;
  const trace = activeTrace();
  const traced = trace === undefined ? {} : { trace };
  const eventOf = (event: NewEvent) => {
    const { type, inMs, ...body } = event;
    const recordedProgress = carriesRecordedProgress(event);
    const shared = { type, nonce: newNonce(), stamps: inMs ?? {}, recordedProgress };
    if (event.type === 'ReviewsFound') {
      const data = add(JSON.stringify({ ...traced, source: event.source }));
      const numbers = event.reviews.map((review) => add(JSON.stringify(storedReview(review))));
      // The bounds of a loop. Without reviews the last index is less than the first.
      return { ...shared, data, reviews: [data + 1, data + numbers.length] };
    }
    if (event.type === 'CopiesFound') {
      const { fingerprint, copies } = event;
      const stored = { fingerprint, copies };
      const data = add(JSON.stringify({ ...traced, ...stored }));
      return { ...shared, data, copies: add(JSON.stringify(stored)) };
    }
    const { set, json, first } = fieldsOf(event);
    const fields = Object.entries(json).map(([name, value]) => [name, add(JSON.stringify(value))]);
    return {
      ...shared,
      data: add(JSON.stringify({ ...traced, ...body })),
      set,
      first,
      texts: Object.fromEntries(fields),
    };
  };
  const request = {
    ...context,
    ...guard,
    ...extras,
    version,
    oldestVersion,
    events: events.map(eventOf),
    ...(guard.guard === 'claim' ? { lost: eventOf(guard.lost) } : {}),
  };
  return [JSON.stringify(request), ...texts];
};

/** 48 random bits. Node.js keeps random bytes for UUIDs ahead; asking the system for a few takes as long as for many. */
const newNonce = (): string => {
  const [first = '', second = ''] = randomUUID().split('-', 2);
  return Buffer.from(first + second, 'hex').toString('base64url');
};
