import { z } from 'zod';
import { type ReviewKind, reviewKinds } from '../../contract/kinds.ts';
import { limits } from '../../contract/limits.ts';
import { exportedReviewSchema } from '../export/exported-review.ts';
import { formats, isFormatName } from '../export/formats.ts';
import { examples } from './examples.ts';
import { exportOperation } from './export-operation.ts';
import type { OpenApiDocument, OpenApiOperation } from './openapi-document.ts';
import { content, errorsOf, taskIdParameter } from './openapi-responses.ts';
import { errorSchema } from './rest-error.ts';
import { startBodies } from './task-requests.ts';
import { startedSchema, taskStateSchema } from './task-states.ts';

/** The OpenAPI document of the REST API. Its server is relative, so it is right below any path of a proxy. */
export const openApiDocument = (): OpenApiDocument => ({
  openapi: '3.1.1',
  info: {
    title: 'Reviewcast REST API',
    version: '1',
    description:
      'Starts tasks that collect product reviews, polls their state, and exports their reviews. GraphQL at /graphql pushes every step instead and does more.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '.' }],
  security: [{ key: [] }, {}],
  paths: Object.fromEntries([
    ...reviewKinds.map((kind) => [`/reviews/${kind.toLowerCase()}`, { post: startOf(kind) }]),
    ...reviewKinds.map((kind) => [
      `/reviews/${kind.toLowerCase()}/status/{task_id}`,
      { get: stateOf(kind) },
    ]),
    ['/reviews/status/{task_id}', { get: stateOf(undefined) }],
    ...formatNames.map((format) => [
      `/tasks/{task_id}/reviews.${format}`,
      { get: exportOperation(format) },
    ]),
  ]),
  components: {
    securitySchemes: {
      key: {
        type: 'http',
        scheme: 'bearer',
        description:
          'One of the API_KEYS or OPERATOR_KEYS. A watch token may read the state and the reviews of its own task. Servers without keys need none.',
      },
    },
    schemas: {
      ...Object.fromEntries(
        reviewKinds.map((kind) => [`Start${capitalized(kind)}`, jsonSchema(startBodies[kind])]),
      ),
      Started: jsonSchema(startedSchema),
      TaskState: jsonSchema(taskStateSchema),
      Review: jsonSchema(exportedReviewSchema),
      Error: jsonSchema(errorSchema),
    },
  },
});

const startOf = (kind: ReviewKind): OpenApiOperation => ({
  operationId: `start${capitalized(kind)}`,
  summary: `Start collecting ${kind.toLowerCase()} reviews`,
  description:
    'Returns the ID of the task at once. Fields of the body that are not listed here are ignored.',
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'An alternative to the field idempotency_key.',
      schema: {
        type: 'string',
        minLength: limits.idempotencyKey.min,
        maxLength: limits.idempotencyKey.max,
      },
    },
  ],
  requestBody: {
    required: true,
    content: content(`Start${capitalized(kind)}`, { request: examples.start }),
  },
  responses: {
    200: { description: 'Started', content: content('Started', { started: examples.started }) },
    ...errorsOf({
      400: 'A field is invalid; the error names it',
      401: 'The key is missing or unknown',
      403: 'A watch token cannot start tasks, or the request comes from a page whose origin is not allowed',
      413: 'The body is too large',
      415: 'The body is not JSON, or it is compressed',
      422: 'The idempotency key belongs to a task with different input',
      429: 'Too many starts; Retry-After says when the next one is allowed',
      503: 'Redis is unavailable; the task may or may not have been accepted',
    }),
  },
});

const stateOf = (kind: ReviewKind | undefined): OpenApiOperation => ({
  operationId: `get${kind ? capitalized(kind) : ''}State`,
  summary: kind
    ? `Get the state of a task that collects ${kind.toLowerCase()} reviews`
    : 'Get the state of a task of any kind',
  description:
    'Poll every 2 seconds until the status is SUCCESS, FAILURE, or REVOKED. The result has every review.',
  parameters: [taskIdParameter],
  responses: {
    200: {
      description: 'The state',
      content: content('TaskState', {
        pending: examples.pending,
        success: examples.success,
        failure: examples.failure,
      }),
    },
    ...errorsOf({
      401: 'The key is missing or unknown',
      403: 'The request comes from a page whose origin is not allowed',
      404: 'The task does not exist, has expired, or is of another kind',
      503: 'Redis is unavailable; try again',
    }),
  },
});

const jsonSchema = (schema: z.ZodType): z.core.JSONSchema.BaseSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
};

const formatNames = Object.keys(formats).filter(isFormatName);

const capitalized = (kind: ReviewKind): string => kind.charAt(0) + kind.slice(1).toLowerCase();
