import { type ConnectionOptions, requestOn, targetOf } from './connection.ts';

/** Subscribes over server-sent events. Resolves when the stream has begun. */
export const openEventStream = async (options: ConnectionOptions): Promise<void> => {
  const { load, index, onDelivery } = options;
  const { operation } = targetOf(load, index);
  const body = operation ? JSON.stringify(operation) : '';
  const authorization = load.authorization ? [`Authorization: ${load.authorization}`] : [];
  /** The end of the previous chunk, where a marker may have begun. */
  let tail = '';
  let unread = 0;
  await requestOn(
    options,
    200,
    ({ pathname, host }) =>
      [
        `${operation ? 'POST' : 'GET'} ${pathname} HTTP/1.1`,
        `Host: ${host}`,
        'Accept: text/event-stream',
        ...authorization,
        ...(operation ? ['Content-Type: application/json'] : []),
        ...(operation ? [`Content-Length: ${Buffer.byteLength(body)}`] : []),
        '',
        body,
      ].join('\r\n'),
    (_socket, chunk) => {
      unread += chunk.length;
      const text = tail + chunk.toString('latin1');
      for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + 1)) {
        onDelivery(unread);
        unread = 0;
      }
      tail = text.slice(1 - marker.length);
    },
  );
};

/** Begins the line of an event that has the data. JSON contains no line breaks. */
const marker = '\ndata: {';
