import type { Keys } from '../contract/keys.ts';
import { queueName } from '../contract/keys.ts';
import { reviewKinds } from '../contract/kinds.ts';

/** Keys and channels of every form that a deployment uses, to check that its Redis user has access to them. */
export const usedNames = (keys: Keys) => ({
  keys: [
    keys.record('check'),
    keys.index(undefined),
    ...reviewKinds.map((kind) => `${keys.queuePrefix(kind)}:${queueName(kind)}:meta`),
    `${keys.schedulesPrefix}:check`,
  ],
  channels: [
    keys.canceled,
    keys.drainRequests,
    keys.schedulesChanged,
    keys.changed,
    keys.events('check'),
  ],
});
