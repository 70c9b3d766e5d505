import { z } from 'zod';
import { type OpenResponse, postOperation } from './open-response.ts';
import { type Operation, resultSchema, type Transport } from './transport.ts';

const partSchema = z.object({ payload: resultSchema.optional() });

/** Apollo's multipart protocol for subscriptions. */
export const multipart: Transport = {
  name: 'multipart',
  async *results(graphql, operation) {
    const { response, close } = await openMultipart(graphql, operation);
    const { body } = response;
    if (!body) throw new Error('The response has no body.');
    let text = '';
    try {
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        const parts = `${text}${chunk}`.split('\r\n--graphql');
        text = parts.pop() ?? '';
        for (const part of parts) {
          const json = part.split('\r\n\r\n')[1];
          const payload =
            json === undefined ? undefined : partSchema.parse(JSON.parse(json)).payload;
          if (payload) yield payload;
        }
      }
      if (text !== '--\r\n') throw new Error(`The response ended in the middle of a part: ${text}`);
    } finally {
      close();
    }
  },
};

/** Opens a multipart response; it closes when the test ends. */
export const openMultipart = (graphql: string, operation: Operation): Promise<OpenResponse> =>
  postOperation(graphql, operation, { accept: 'multipart/mixed;subscriptionSpec=1.0' });
