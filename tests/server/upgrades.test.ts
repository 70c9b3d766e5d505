import { once } from 'node:events';
import { expect, test } from 'vitest';
import { openConnection, receivedOn } from '../support/server/raw-connection.ts';
import { requestRaw } from '../support/server/raw-request.ts';
import { serve } from '../support/server/test-server.ts';

const query = JSON.stringify({ query: '{ __typename }' });
const answer = '{"data":{"__typename":"Query"}}';

/** What Java's HttpClient and `curl --http2` add to a request. */
const h2c = ['Connection: Upgrade, HTTP2-Settings', 'HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABk'];

const json = ['Host: localhost', 'Content-Type: application/json', 'Accept: application/json'];

test.each(['h2c', 'H2C', 'TLS/1.0, HTTP/2.0', 'websocketx', 'x-websocket', ''])(
  'a POST that offers an upgrade to "%s" is served as plain HTTP/1.1, with its body',
  async (protocol) => {
    const { url } = await serve();
    const headers = [...json, ...h2c, `Upgrade: ${protocol}`];
    expect(await requestRaw(url, { method: 'POST', headers, body: query })).toMatchObject({
      status: 200,
      body: answer,
    });
  },
);

test('a GET that offers h2c is served on every path', async () => {
  const { url } = await serve();
  const get = (target: string) =>
    requestRaw(url, { target, headers: ['Host: localhost', ...h2c, 'Upgrade: h2c'] });
  expect(await get('/graphql?query={__typename}')).toMatchObject({ status: 200 });
  expect(await get('/healthz')).toMatchObject({ status: 200 });
  expect(await get('/nowhere')).toMatchObject({ status: 404 });
});

test('a client that offers h2c with every request may reuse its connection, and send a body late or in chunks', async () => {
  const { url } = await serve();
  const socket = await openConnection(url);
  const received = receivedOn(socket);
  const answers = () => received().split(answer).length - 1;
  const send = (...lines: string[]) =>
    socket.write(
      ['POST /graphql HTTP/1.1', ...json, ...h2c, 'Upgrade: h2c', ...lines, '', ''].join('\r\n'),
    );
  for (let i = 1; i <= 20; i += 1) {
    send(`Content-Length: ${query.length}`);
    socket.write(query.slice(0, 10));
    await new Promise(setImmediate);
    socket.write(query.slice(10));
    await expect.poll(answers).toBe(i);
  }
  send('Transfer-Encoding: chunked');
  for (const part of [query.slice(0, 5), query.slice(5), '']) {
    socket.write(`${part.length.toString(16)}\r\n${part}\r\n`);
  }
  await expect.poll(answers).toBe(21);
});

test('a request that offers h2c is answered after the earlier requests of its connection', async () => {
  const { url } = await serve();
  const socket = await openConnection(url);
  const received = receivedOn(socket);
  const length = `Content-Length: ${query.length}`;
  socket.write(['POST /graphql HTTP/1.1', ...json, length, '', query].join('\r\n'));
  socket.write(
    ['GET /healthz HTTP/1.1', 'Host: localhost', ...h2c, 'Upgrade: h2c', '', ''].join('\r\n'),
  );
  socket.write('GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await expect.poll(received).toContain('Page not found');
  expect(received().match(/"__typename"|\nok\n|Page not found/g)).toEqual([
    '"__typename"',
    '\nok\n',
    'Page not found',
  ]);
});

test.each(['websocket', 'WebSocket', 'h2c, websocket', 'WEBSOCKET,h2c'])(
  'a client that offers "%s" gets a WebSocket',
  async (protocol) => {
    const { url } = await serve();
    const socket = await openConnection(url);
    const handshake = [
      'GET /graphql HTTP/1.1',
      'Host: localhost',
      'Connection: Upgrade',
      `Upgrade: ${protocol}`,
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Protocol: graphql-transport-ws',
    ];
    socket.write(`${handshake.join('\r\n')}\r\n\r\n`);
    const [response] = await once(socket, 'data');
    expect(String(response)).toMatch(/^HTTP\/1\.1 101 .*\r\nUpgrade: websocket\r\n/);
  },
);

test.each([
  'HTTP://localhost/graphql',
  'http://localhost:4000/graphql',
  'https://localhost/graphql',
])('the absolute-form target %s, which proxies send, is served', async (target) => {
  const { url } = await serve();
  const headers = ['Host: proxy.example', ...json.slice(1)];
  expect(await requestRaw(url, { method: 'POST', target, headers, body: query })).toMatchObject({
    status: 200,
    body: answer,
  });
  const offer = [...headers, ...h2c, 'Upgrade: h2c'];
  expect(
    await requestRaw(url, { method: 'POST', target, headers: offer, body: query }),
  ).toMatchObject({ status: 200, body: answer });
});
