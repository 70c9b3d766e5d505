import type { z } from 'zod';
import { integer } from '../process/value-types.ts';
import { defaultRequestLimits as defaults, type RequestLimits } from './request-limits.ts';

/** The variables that set {@link RequestLimits}. */
export const limitVariables = {
  MAX_MESSAGE_BYTES: integer({ min: 10_000, max: 100_000_000, unit: 'bytes' })
    .default(defaults.maxMessageBytes)
    .describe('The largest request body, and the largest message on a WebSocket.'),
  MAX_DOCUMENT_TOKENS: integer({ min: 200, max: 100_000, unit: 'tokens' })
    .default(defaults.maxDocumentTokens)
    .describe(
      'The largest GraphQL document that is executed. Names, punctuation, and values count as one token each.',
    ),
  MAX_DOCUMENT_DEPTH: integer({ min: 13, max: 1000, unit: 'fields' })
    .default(defaults.maxDocumentDepth)
    .describe('How many fields a document may nest in one another. Introspection nests 13.'),
  MAX_ALIASES: integer({ min: 1, max: 10_000, unit: 'aliases' })
    .default(defaults.maxAliases)
    .describe(
      'How many aliases an operation may have. Those of a fragment count each time it is spread.',
    ),
  MAX_REPEATED_FIELDS: integer({ min: 1, max: 10_000, unit: 'times' })
    .default(defaults.maxRepeatedFields)
    .describe(
      'How often one selection set, with its fragments, may select the same field under the same name.',
    ),
  MAX_DIRECTIVES: integer({ min: 1, max: 10_000, unit: 'directives' })
    .default(defaults.maxDirectives)
    .describe(
      'How many directives an operation may have. Those of a fragment count each time it is spread.',
    ),
  MAX_COST: integer({ min: 50, max: 10_000_000, unit: 'points' })
    .default(defaults.maxCost)
    .describe(
      'What an operation may cost. In a list, `result`, `reviews`, `summary`, and `queuePosition` cost 50 for each task; a list without `first` counts as 20.',
    ),
  MAX_SCANNED_TASKS: integer({ min: 1000, max: 100_000_000, unit: 'tasks' })
    .default(defaults.maxScannedTasks)
    .describe(
      'How many tasks the lists and counts of an operation may look through. Each looks through up to 10,000.',
    ),
  MAX_UPLOAD_SECONDS: integer({ min: 1, max: 3600, unit: 'seconds' })
    .default(defaults.maxUploadMs / 1000)
    .describe(
      'How long a client may take to send a request, with its body, or `KEEP_ALIVE_SECONDS` if that is longer. Then it gets status 408.',
    ),
  MAX_REQUEST_SECONDS: integer({ min: 1, max: 3600, unit: 'seconds' })
    .default(defaults.maxRequestMs / 1000)
    .describe(
      'How long a query, a mutation, or one event of a subscription may take. Then it is stopped, and answered with an error.',
    ),
  MAX_RESULT_BYTES: integer({ min: 100_000, max: 1_000_000_000, unit: 'bytes' })
    .default(defaults.maxResultBytes)
    .describe(
      'The largest result of a query or mutation, and of each event of a subscription. Each field counts as 32 bytes or more.',
    ),
  CONNECTION_INIT_SECONDS: integer({ min: 1, max: 3600, unit: 'seconds' })
    .default(defaults.connectionInitMs / 1000)
    .describe('How long a WebSocket may stay open without `connection_init`.'),
  MAX_SOCKET_OPERATIONS: integer({ min: 1, max: 100_000, unit: 'operations' })
    .default(defaults.maxSocketOperations)
    .describe(
      'How many operations may run at the same time over one WebSocket. Each subscription takes about 20 kB of memory.',
    ),
  MAX_SOCKETS_PER_CLIENT: integer({ min: 1, max: 1_000_000, unit: 'connections' })
    .default(defaults.maxSocketsPerClient)
    .describe(
      'How many WebSockets and event streams each address may have open on one server. The addresses of an IPv6 network (/64) count as one. See `TRUSTED_PROXIES`.',
    ),
} as const;

type Values = {
  readonly [Name in keyof typeof limitVariables]: z.infer<(typeof limitVariables)[Name]>;
};

export const requestLimitsOf = (values: Values): RequestLimits => ({
  maxMessageBytes: values.MAX_MESSAGE_BYTES,
  maxDocumentTokens: values.MAX_DOCUMENT_TOKENS,
  maxDocumentDepth: values.MAX_DOCUMENT_DEPTH,
  maxAliases: values.MAX_ALIASES,
  maxRepeatedFields: values.MAX_REPEATED_FIELDS,
  maxDirectives: values.MAX_DIRECTIVES,
  maxCost: values.MAX_COST,
  maxScannedTasks: values.MAX_SCANNED_TASKS,
  maxUploadMs: values.MAX_UPLOAD_SECONDS * 1000,
  maxRequestMs: values.MAX_REQUEST_SECONDS * 1000,
  maxResultBytes: values.MAX_RESULT_BYTES,
  connectionInitMs: values.CONNECTION_INIT_SECONDS * 1000,
  maxSocketOperations: values.MAX_SOCKET_OPERATIONS,
  maxSocketsPerClient: values.MAX_SOCKETS_PER_CLIENT,
});
