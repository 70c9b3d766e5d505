import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultTiming } from '../../client/src/endpoint/timing.ts';
import { createTransportFallback } from '../../client/src/follow-task/transport-fallback.ts';
import { transportNames } from '../../client/src/follow-task/transports/transport.ts';

const neverStood = { connectedMs: undefined, retryAfterMs: 0 };
const cut = { connectedMs: 10, retryAfterMs: 0 };

test('a transport that cannot connect is left at once, and behind the last all are tried again', () => {
  const ladder = createTransportFallback(transportNames, defaultTiming);

  const steps = [0, 1, 2].map(() => ({
    rung: ladder.transport,
    waits: ladder.disconnected(neverStood) > 0,
  }));

  expect(steps).toEqual([
    { rung: 'websocket', waits: false },
    { rung: 'sse', waits: false },
    { rung: 'polling', waits: true },
  ]);
  expect(ladder.transport).toBe('websocket');
});

test('a connection that is cut is made again in the same way, until it keeps being cut', () => {
  const ladder = createTransportFallback(transportNames, defaultTiming);

  const rungs = [0, 1, 2].map(() => {
    ladder.disconnected(cut);
    return ladder.transport;
  });

  expect(rungs).toEqual(['websocket', 'websocket', 'sse']);
});

test('an event, or a connection that held, makes the next loss the first', () => {
  const ladder = createTransportFallback(transportNames, defaultTiming);
  ladder.disconnected(cut);
  ladder.disconnected(cut);
  ladder.received();
  expect(ladder.attempt).toBe(0);

  ladder.disconnected(cut);
  ladder.disconnected({ connectedMs: defaultTiming.stableMs, retryAfterMs: 0 });

  expect(ladder.attempt).toBe(1);
});

test('pauses double, vary by half, and stay below their bound', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (losses, chance) => {
        const ladder = createTransportFallback(['polling'], defaultTiming, () => chance);
        let wait = 0;
        for (let loss = 0; loss < losses; loss += 1) wait = ladder.disconnected(cut);
        const { backoffMs, maxBackoffMs } = defaultTiming;
        const full = Math.min(maxBackoffMs, backoffMs * 2 ** (losses - 1));
        expect(wait).toBeGreaterThanOrEqual(full / 2);
        expect(wait).toBeLessThanOrEqual(full);
      },
    ),
  );
});

test('what the server asks for is obeyed', () => {
  const ladder = createTransportFallback(transportNames, defaultTiming);

  expect(ladder.disconnected({ connectedMs: 10, retryAfterMs: 90_000 })).toBe(90_000);
});

test('each climb in vain makes the next one later; a climb that succeeds forgets them', () => {
  const ladder = createTransportFallback(transportNames, defaultTiming);
  const fallAndClimb = () => {
    ladder.disconnected(neverStood);
    const wait = ladder.upgradeAfterMs;
    ladder.upgrade();
    return wait;
  };

  expect(ladder.upgradeAfterMs).toBeUndefined();
  expect([fallAndClimb(), fallAndClimb(), fallAndClimb()]).toEqual([30_000, 60_000, 120_000]);
  ladder.connected();
  expect(fallAndClimb()).toBe(30_000);
});
