import { test } from 'vitest';
import { connections, expectAllToRunOnce } from '../support/stack/expect-all-to-run-once.ts';

test(
  `200 mutations on ${connections} connections return 200 IDs, and every task runs once and finishes`,
  () => expectAllToRunOnce(200),
  120_000,
);
