import { test } from 'vitest';
import { connections, expectAllToRunOnce } from '../support/stack/expect-all-to-run-once.ts';

test(
  `1,000 mutations on ${connections} connections return 1,000 IDs, and every task runs once and finishes`,
  () => expectAllToRunOnce(1000),
  300_000,
);
