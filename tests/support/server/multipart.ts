import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { resultSchema, type Transport } from './transport.ts';

const partSchema = z.object({ payload: resultSchema.optional() });

/** Apollo's multipart protocol for subscriptions. */
export const multipart: Transport = {
  name: 'multipart',
  async *results(graphql, { authorization, ...operation }) {
    const closing = new AbortController();
    onTestFinished(() => closing.abort());
    const { body } = await fetch(graphql, {
      method: 'POST',
      headers: {
        accept: 'multipart/mixed;subscriptionSpec=1.0',
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: JSON.stringify(operation),
      signal: closing.signal,
    });
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
      closing.abort();
    }
  },
};
