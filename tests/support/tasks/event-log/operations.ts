import fc from 'fast-check';
import type { NewEvent } from '../../../../tasks/event-log/new-event.ts';
import * as any from '../../contract/arbitraries.ts';

/** Something that a server or one of two workers does to a task. `by` names the worker. */
export type Operation =
  | { do: 'create' | 'revoke' | 'forget' }
  | { do: 'claim' | 'claim again' | 'write again'; by: 0 | 1 }
  | { do: 'write'; by: 0 | 1; events: NewEvent[] }
  | { do: 'fail'; staleBy: number };

const by = fc.constantFrom<0 | 1>(0, 1);
const expiring = { inMs: { expiresAt: 60_000 } };

/** So few that some belong to earlier reviews. */
const fingerprint = fc.constantFrom('r1', 'r2', 'r3');

const collecting: fc.Arbitrary<NewEvent> = fc.oneof(
  fc.record({ type: fc.constant('TaskProgressed' as const), progress: any.progress }),
  fc.record({
    type: fc.constant('ReviewsFound' as const),
    source: any.text,
    reviews: fc.array(
      fc.record({ one: any.review, fingerprint }).map(({ one, ...id }) => ({ ...one, ...id })),
      { maxLength: 3 },
    ),
  }),
  fc.record({
    type: fc.constant('CopiesFound' as const),
    fingerprint,
    copies: fc.array(any.copy, { minLength: 1, maxLength: 2 }),
  }),
);

const ending: fc.Arbitrary<NewEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('TaskRetrying' as const),
      error: any.failure,
      inMs: fc.record({ retryAt: fc.constantFrom(0, 60_000) }),
    }),
  },
  fc.record({
    type: fc.constant('TaskSucceeded' as const),
    result: any.result,
    progress: any.progress,
    inMs: fc.constant(expiring.inMs),
  }),
  fc.record({
    type: fc.constant('TaskFailed' as const),
    error: any.failure,
    inMs: fc.constant(expiring.inMs),
  }),
);

const events: fc.Arbitrary<NewEvent[]> = fc.oneof(
  { weight: 5, arbitrary: fc.array(collecting, { minLength: 1, maxLength: 3 }) },
  fc.tuple(fc.array(collecting, { maxLength: 2 }), ending).map(([some, end]) => [...some, end]),
);

/** Anything that can happen to one task, with two workers interleaved. Usually begins with its creation. */
export const operations: fc.Arbitrary<Operation[]> = fc
  .tuple(
    fc.option(fc.constant<Operation>({ do: 'create' }), { freq: 20 }),
    fc.array(
      fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom<Operation>({ do: 'create' }, { do: 'forget' }) },
        { weight: 1, arbitrary: fc.constant<Operation>({ do: 'revoke' }) },
        {
          weight: 1,
          arbitrary: fc.record({
            do: fc.constant('fail' as const),
            staleBy: fc.nat({ max: 2 }),
          }),
        },
        { weight: 5, arbitrary: fc.record({ do: fc.constant('claim' as const), by }) },
        { weight: 2, arbitrary: fc.record({ do: fc.constant('claim again' as const), by }) },
        { weight: 12, arbitrary: fc.record({ do: fc.constant('write' as const), by, events }) },
        { weight: 3, arbitrary: fc.record({ do: fc.constant('write again' as const), by }) },
      ),
      { maxLength: 30 },
    ),
  )
  .map(([first, rest]) => (first ? [first, ...rest] : rest));
