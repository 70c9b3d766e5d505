import { type IncomingMessage, request } from 'node:http';
import type { Connection, ConnectionOptions } from './connection.ts';

/** A subscription as an event stream on a connection of its own. */
export const readEventStream = (options: ConnectionOptions): Connection => {
  const { url, query, variables, onResult, onEnd } = options;
  let completed = false;
  let stream: IncomingMessage | undefined;
  const asking = request(url, {
    method: 'POST',
    agent: false,
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
  });
  asking.on('response', (response) => {
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
  asking.on('error', () => {});
  asking.on('close', () => onEnd(completed));
  asking.end(JSON.stringify({ query, variables }));
  return {
    pause: () => stream?.pause(),
    resume: () => stream?.resume(),
    cut: () => asking.destroy(),
  };
};
