import { randomBytes } from 'node:crypto';
import { version } from '../../contract/event.ts';
import { carriesRecordedProgress, type NewEvent } from './new-event.ts';
import { fieldsOf } from './record.ts';

/** The attempt that writes. */
export interface Writer {
  /** Its number. */
  fence: number;
  /** What it was claimed with: a failover can take the claim back and give its number to another. */
  claim?: string;
  /** Counts its writes from 1. */
  number: number;
}

/** Who may write, and what is refused; see the guards of event-log.lua. */
export type Guard =
  | { guard: 'create'; creation: string }
  | { guard: 'claim'; claim: string; attempts: number; earlyMs: number; lost: NewEvent }
  | ({ guard: 'write' } & Writer)
  | { guard: 'close'; seq?: number }
  | { guard: 'forget' };

/** What goes along with every request to the script. */
export interface Surroundings {
  taskId: string;
  channel: string;
  publish: 'PUBLISH' | 'SPUBLISH';
  maxEvents: number;
  /** How long an unfinished task is kept at the most. */
  safetyMs: number;
}

/** The texts for the script: the request, then the JSON that it passes through untouched. */
export const requestTexts = (
  surroundings: Surroundings,
  guard: Guard,
  events: readonly NewEvent[],
  extras: { set?: Record<string, string | number>; announce?: string } = {},
): string[] => {
  const texts: string[] = [];
  const add = (text: string): number => texts.push(text) + 1;
  const eventOf = (event: NewEvent) => {
    const { type, inMs, ...body } = event;
    const recordedProgress = carriesRecordedProgress(event);
    const shared = { type, nonce: newNonce(), stamps: inMs ?? {}, recordedProgress };
    if (event.type === 'ReviewsFound') {
      const data = add(JSON.stringify({ source: event.source }));
      const numbers = event.reviews.map((review) => add(JSON.stringify(review)));
      // The first and the last, as of a loop: of no reviews the last is before the first.
      return { ...shared, data, reviews: [data + 1, data + numbers.length] };
    }
    const { set, json, first } = fieldsOf(event);
    const fields = Object.entries(json).map(([name, value]) => [name, add(JSON.stringify(value))]);
    return {
      ...shared,
      data: add(JSON.stringify(body)),
      set,
      first,
      texts: Object.fromEntries(fields),
    };
  };
  const request = {
    ...surroundings,
    ...guard,
    ...extras,
    version,
    events: events.map(eventOf),
    ...(guard.guard === 'claim' ? { lost: eventOf(guard.lost) } : {}),
  };
  return [JSON.stringify(request), ...texts];
};

const newNonce = (): string => randomBytes(6).toString('base64url');
