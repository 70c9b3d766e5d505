import { type IncomingMessage, request } from 'node:http';
import type { SubscriptionConnection, SubscriptionOptions } from './subscription-connection.ts';

/** Subscribes over server-sent events on a connection of its own. */
export const openEventStream = (options: SubscriptionOptions): SubscriptionConnection => {
  const { url, query, variables, onResult, onEnd } = options;
  let completed = false;
  let stream: IncomingMessage | undefined;
  const outgoing = request(url, {
    method: 'POST',
    agent: false,
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
  });
  outgoing.on('response', (response) => {
    stream = response;
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => {
      const messages = `${text}${part}`.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        completed ||= message.startsWith('event: complete');
        const data = /^data: (.+)$/m.exec(message)?.[1];
        if (data !== undefined) onResult(JSON.parse(data));
      }
    });
    response.on('error', () => {});
  });
  outgoing.on('error', () => {});
  outgoing.on('close', () => onEnd(completed));
  outgoing.end(JSON.stringify({ query, variables }));
  return {
    pause: () => stream?.pause(),
    resume: () => stream?.resume(),
    cut: () => outgoing.destroy(),
  };
};
