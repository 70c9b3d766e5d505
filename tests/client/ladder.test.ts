import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLadder } from '../../client/src/follow-task/ladder.ts';
import { defaultTiming } from '../../client/src/follow-task/timing.ts';
import { transportNames } from '../../client/src/follow-task/transport.ts';

const neverStood = { stoodMs: undefined, retryAfterMs: 0 };
const cut = { stoodMs: 10, retryAfterMs: 0 };

test('a transport that cannot connect is left at once, and behind the last all are tried again', () => {
  const ladder = createLadder(transportNames, defaultTiming);

  const steps = [0, 1, 2].map(() => ({ rung: ladder.rung, waits: ladder.lost(neverStood) > 0 }));

  expect(steps).toEqual([
    { rung: 'websocket', waits: false },
    { rung: 'sse', waits: false },
    { rung: 'polling', waits: true },
  ]);
  expect(ladder.rung).toBe('websocket');
});

test('a connection that is cut is made again in the same way, until it keeps being cut', () => {
  const ladder = createLadder(transportNames, defaultTiming);

  const rungs = [0, 1, 2].map(() => {
    ladder.lost(cut);
    return ladder.rung;
  });

  expect(rungs).toEqual(['websocket', 'websocket', 'sse']);
});

test('an event, or a connection that held, makes the next loss the first', () => {
  const ladder = createLadder(transportNames, defaultTiming);
  ladder.lost(cut);
  ladder.lost(cut);
  ladder.progressed();
  expect(ladder.attempt).toBe(0);

  ladder.lost(cut);
  ladder.lost({ stoodMs: defaultTiming.soundMs, retryAfterMs: 0 });

  expect(ladder.attempt).toBe(1);
});

test('pauses double, vary by half, and stay below their bound', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (losses, chance) => {
        const ladder = createLadder(['polling'], defaultTiming, () => chance);
        let wait = 0;
        for (let loss = 0; loss < losses; loss += 1) wait = ladder.lost(cut);
        const { backoffMs, maxBackoffMs } = defaultTiming;
        const full = Math.min(maxBackoffMs, backoffMs * 2 ** (losses - 1));
        expect(wait).toBeGreaterThanOrEqual(full / 2);
        expect(wait).toBeLessThanOrEqual(full);
      },
    ),
  );
});

test('what the server asks for is obeyed', () => {
  const ladder = createLadder(transportNames, defaultTiming);

  expect(ladder.lost({ stoodMs: 10, retryAfterMs: 90_000 })).toBe(90_000);
});

test('each climb in vain makes the next one later; a climb that succeeds forgets them', () => {
  const ladder = createLadder(transportNames, defaultTiming);
  const fallAndClimb = () => {
    ladder.lost(neverStood);
    const wait = ladder.climbAfterMs;
    ladder.climb();
    return wait;
  };

  expect(ladder.climbAfterMs).toBeUndefined();
  expect([fallAndClimb(), fallAndClimb(), fallAndClimb()]).toEqual([30_000, 60_000, 120_000]);
  ladder.live();
  expect(fallAndClimb()).toBe(30_000);
});
