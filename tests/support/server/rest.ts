import { z } from 'zod';

const bodySchema = z.record(z.string(), z.unknown());

export interface RestResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: z.infer<typeof bodySchema>;
}

/** Sends a request to the REST API. An object is sent as JSON. */
export const requestRest = async (
  url: string,
  path: string,
  { body, ...init }: Omit<RequestInit, 'body'> & { body?: object | string } = {},
): Promise<RestResponse> => {
  const sent = typeof body === 'object' ? JSON.stringify(body) : body;
  const response = await fetch(`${url}/api/v1${path}`, {
    ...init,
    ...(sent === undefined ? {} : { method: init.method ?? 'POST', body: sent }),
    headers: {
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...Object.fromEntries(new Headers(init.headers)),
    },
  });
  const text = await response.text();
  const parsed = bodySchema.parse(text === '' ? {} : JSON.parse(text));
  return { status: response.status, headers: response.headers, body: parsed };
};

/** The ID of the task that a response is about. */
export const taskIdOf = ({ body }: RestResponse): string =>
  z.object({ task_id: z.string() }).parse(body).task_id;
