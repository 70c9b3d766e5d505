import { type OpenResponse, openResponse, postOperation } from './open-response.ts';
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

interface OpenStream extends OpenResponse {
  readonly messages: AsyncGenerator<Message, void>;
}

/** Opens an event stream; it closes when the test ends. */
export const openStream = async (
  graphql: string,
  operation: Operation,
  lastEventId?: string,
): Promise<OpenStream> =>
  withMessages(await postOperation(graphql, operation, headersOf(lastEventId)));

/** Opens an event stream as an EventSource does: GET, the operation in the URL, no custom headers. */
export const openEventSource = async (
  graphql: string,
  operation: Operation,
  lastEventId?: string,
): Promise<OpenStream> => {
  const url = new URL(graphql);
  url.searchParams.set('query', operation.query);
  url.searchParams.set('variables', JSON.stringify(operation.variables ?? {}));
  url.searchParams.set('extensions', JSON.stringify(operation.extensions ?? {}));
  return withMessages(await openResponse(url.href, { headers: headersOf(lastEventId) }));
};

const headersOf = (lastEventId: string | undefined) => ({
  accept: 'text/event-stream',
  ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
});

const withMessages = (opened: OpenResponse): OpenStream => ({
  ...opened,
  messages: messagesOf(opened.response),
});

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
