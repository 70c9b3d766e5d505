import { examples } from './examples.ts';
import type { OpenApiContent, OpenApiParameter } from './openapi-document.ts';

/** The responses with errors, by their status. */
export const errorsOf = (descriptions: Readonly<Record<number, string>>) =>
  Object.fromEntries(
    Object.entries(descriptions).map(([status, description]) => [
      status,
      {
        description,
        ...(status === '429' ? { headers: { 'Retry-After': retryAfter } } : {}),
        content: content('Error', status === '404' ? { unknown: examples.unknown } : undefined),
      },
    ]),
  );

const retryAfter = { description: 'In seconds.', schema: { type: 'integer', minimum: 0 } };

/** A JSON body of a schema of the document. */
export const content = (
  schema: string,
  values?: Readonly<Record<string, unknown>>,
): OpenApiContent => ({
  'application/json': {
    schema: { $ref: `#/components/schemas/${schema}` },
    ...(values && {
      examples: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, { value }]),
      ),
    }),
  },
});

/** The parameter of a path that names a task. */
export const taskIdParameter: OpenApiParameter = {
  name: 'task_id',
  in: 'path',
  required: true,
  description: 'As returned when the task was started.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' },
};
