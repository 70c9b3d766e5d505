import { ConnectionLostError } from '../../errors/connection-lost-error.ts';

/** A message of an event stream. `id` is omitted because each event contains its cursor. */
export interface StreamMessage {
  readonly event: string;
  readonly data: string;
  /** The reconnection delay that the server asked for. */
  readonly retryMs: number | undefined;
}

/**
 * Reads `text/event-stream` (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 *
 * @param onBytes called whenever data arrives, including heartbeats.
 * @throws {ConnectionLostError} if the stream breaks. @throws the signal's reason when it aborts.
 */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onBytes: () => void,
): AsyncGenerator<StreamMessage, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes();
      text += decoder.decode(value, { stream: true });
      const blocks = text.split(/(?:\r\n|\r(?!\n)|\n){2}/);
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const message = parseBlock(block);
        if (message) yield message;
      }
    }
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new ConnectionLostError('The event stream was interrupted.', { cause });
  } finally {
    reader.cancel().catch(() => {});
  }
}

const parseBlock = (block: string): StreamMessage | undefined => {
  let event = 'message';
  let retryMs: number | undefined;
  const data: string[] = [];
  let empty = true;
  for (const line of block.split(/\r\n|\r|\n/)) {
    const [, field, value = ''] = /^([^:]+)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    else if (field === 'retry' && /^\d+$/.test(value)) retryMs = Number(value);
    else continue;
    empty = false;
  }
  return empty ? undefined : { event, data: data.join('\n'), retryMs };
};
