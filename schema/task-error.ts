import type { Failure } from '../contract/failure.ts';
import { builder } from './builder.ts';

export const TaskErrorRef = builder.objectRef<Failure>('TaskError').implement({
  fields: (t) => ({
    code: t.exposeString('code', {
      description: `SOURCE_RATE_LIMITED, SOURCE_UNAUTHORIZED, SOURCE_BLOCKED, SOURCE_UNREACHABLE, SOURCE_BAD_RESPONSE, ALL_SOURCES_FAILED,
NO_SOURCE_CONFIGURED, TIME_LIMIT, WORKER_LOST, WORKER_STOPPING, NOT_STARTED, INTERNAL.`,
    }),
    message: t.exposeString('message', {
      description: 'For people to read. Contains no stack trace, secret, or internal address.',
    }),
    source: t.exposeString('source', { nullable: true }),
    retryable: t.exposeBoolean('retryable'),
  }),
});
