import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultTiming } from '../../client/src/endpoint/timing.ts';
import { createTransportFallback } from '../../client/src/follow-task/transport-fallback.ts';
import { transportNames } from '../../client/src/follow-task/transports/transport.ts';

const neverConnected = { connectedMs: undefined, retryAfterMs: 0 };
const lost = { connectedMs: 10, retryAfterMs: 0 };

test('if a transport cannot connect, the next one is tried at once, and after the last one all again', () => {
  const fallback = createTransportFallback(transportNames, defaultTiming);

  const steps = [0, 1, 2].map(() => ({
    transport: fallback.transport,
    waits: fallback.disconnected(neverConnected) > 0,
  }));

  expect(steps).toEqual([
    { transport: 'websocket', waits: false },
    { transport: 'sse', waits: false },
    { transport: 'polling', waits: true },
  ]);
  expect(fallback.transport).toBe('websocket');
});

test('a lost connection reopens on the same transport, unless it keeps being cut', () => {
  const fallback = createTransportFallback(transportNames, defaultTiming);

  const used = [0, 1, 2].map(() => {
    fallback.disconnected(lost);
    return fallback.transport;
  });

  expect(used).toEqual(['websocket', 'websocket', 'sse']);
});

test('an event or a stable connection resets the count of losses', () => {
  const fallback = createTransportFallback(transportNames, defaultTiming);
  fallback.disconnected(lost);
  fallback.disconnected(lost);
  fallback.received();
  expect(fallback.attempt).toBe(0);

  fallback.disconnected(lost);
  fallback.disconnected({ connectedMs: defaultTiming.stableMs, retryAfterMs: 0 });

  expect(fallback.attempt).toBe(1);
});

test('delays double, with up to 50 % jitter, up to the maximum', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (losses, chance) => {
        const fallback = createTransportFallback(['polling'], defaultTiming, () => chance);
        let wait = 0;
        for (let loss = 0; loss < losses; loss += 1) wait = fallback.disconnected(lost);
        const { backoffMs, maxBackoffMs } = defaultTiming;
        const full = Math.min(maxBackoffMs, backoffMs * 2 ** (losses - 1));
        expect(wait).toBeGreaterThanOrEqual(full / 2);
        expect(wait).toBeLessThanOrEqual(full);
      },
    ),
  );
});

test('a delay that the server asks for is respected', () => {
  const fallback = createTransportFallback(transportNames, defaultTiming);

  expect(fallback.disconnected({ connectedMs: 10, retryAfterMs: 90_000 })).toBe(90_000);
});

test('each failed upgrade doubles the wait for the next; a successful one resets it', () => {
  const fallback = createTransportFallback(transportNames, defaultTiming);
  const fallBackAndUpgrade = () => {
    fallback.disconnected(neverConnected);
    const wait = fallback.upgradeAfterMs;
    fallback.upgrade();
    return wait;
  };

  expect(fallback.upgradeAfterMs).toBeUndefined();
  expect([fallBackAndUpgrade(), fallBackAndUpgrade(), fallBackAndUpgrade()]).toEqual([
    30_000, 60_000, 120_000,
  ]);
  fallback.connected();
  expect(fallBackAndUpgrade()).toBe(30_000);
});
