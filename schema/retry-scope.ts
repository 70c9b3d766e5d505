import { builder } from './builder.ts';
import type { RetryScope } from './context.ts';

export const RetryScopeRef = builder.enumType('RetryScope', {
  values: {
    ALL: { description: 'Ask every source again.' },
    FAILED_SOURCES: {
      description:
        'Ask only the sources that failed, wholly or in part, or did not finish; keep what the others delivered.',
    },
  } satisfies Record<RetryScope, { description: string }>,
});
