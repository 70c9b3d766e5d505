import { onTestFinished } from 'vitest';
import { type Operation, resultSchema, type Transport } from './transport.ts';

/** Server-sent events over POST. */
export const eventStream: Transport = {
  name: 'SSE',
  async *results(graphql, operation) {
    const { messages } = await openStream(graphql, operation);
    let completed = false;
    for await (const { event, data } of messages) {
      if (event === 'next') yield resultSchema.parse(JSON.parse(data));
      completed ||= event === 'complete';
    }
    if (!completed) throw new Error('The event stream ended without a `complete`.');
  },
};

/** The fields of one event stream message, unparsed. */
export interface Message {
  id: string | undefined;
  event: string | undefined;
  data: string;
  retry: string | undefined;
  /** A message with only a comment is a heartbeat. */
  comment: string | undefined;
}

/** Opens an event stream; it closes when the test ends. */
export const openStream = async (
  graphql: string,
  { authorization, ...operation }: Operation,
  lastEventId?: string,
): Promise<{ response: Response; messages: AsyncGenerator<Message, void>; close: () => void }> =>
  receive(graphql, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    body: JSON.stringify(operation),
  });

/** Opens an event stream as an EventSource does: GET, the operation in the URL, no custom headers. */
export const openEventSource = (graphql: string, operation: Operation, lastEventId?: string) => {
  const url = new URL(graphql);
  url.searchParams.set('query', operation.query);
  url.searchParams.set('variables', JSON.stringify(operation.variables ?? {}));
  url.searchParams.set('extensions', JSON.stringify(operation.extensions ?? {}));
  return receive(url.href, {
    headers: {
      accept: 'text/event-stream',
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  });
};

const receive = async (url: string, init: RequestInit) => {
  const closing = new AbortController();
  const close = () => closing.abort();
  onTestFinished(close);
  const response = await fetch(url, { ...init, signal: closing.signal });
  return { response, messages: messagesOf(response), close };
};

async function* messagesOf({ body }: Response): AsyncGenerator<Message, void> {
  if (!body) throw new Error('The response has no body.');
  let text = '';
  for await (const part of body.pipeThrough(new TextDecoderStream())) {
    const messages = `${text}${part}`.split('\n\n');
    text = messages.pop() ?? '';
    yield* messages.map(readMessage);
  }
  if (text !== '') throw new Error(`The event stream ended in the middle of a message: ${text}`);
}

const readMessage = (text: string): Message => {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    fields.set(line.slice(0, colon), line.slice(colon + 1).replace(/^ /, ''));
  }
  return {
    id: fields.get('id'),
    event: fields.get('event'),
    data: fields.get('data') ?? '',
    retry: fields.get('retry'),
    comment: fields.get(''),
  };
};
