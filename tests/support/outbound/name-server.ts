import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** What a name server says of a name: its IPv4 addresses, that there is no such name, or nothing at all. */
export type Zone = Readonly<Record<string, readonly string[] | 'silent'>>;

/**
 * A DNS server on loopback that answers A queries from `zone`; names that it does not contain do not exist.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1035#section-4
 * @returns its `address:port`.
 */
export const openNameServer = async (zone: Zone): Promise<string> => {
  const socket = createSocket('udp4');
  socket.on('message', (query, { address, port }) => {
    const { name, end } = questionOf(query);
    const entry = zone[name];
    if (entry === 'silent') return;
    const isIpv4 = query.readUInt16BE(end - 4) === 1;
    const answers = entry && isIpv4 ? entry : [];
    socket.send(responseTo(query.subarray(0, end), answers, entry ? 0 : noSuchName), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${socket.address().port}`;
};

const noSuchName = 3;

const headerBytes = 12;

/** The queried name, and where the question ends. */
const questionOf = (query: Buffer): { name: string; end: number } => {
  const labels: string[] = [];
  let at = headerBytes;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('ascii', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 };
};

const responseTo = (query: Buffer, addresses: readonly string[], code: number): Buffer => {
  const header = Buffer.from(query.subarray(0, headerBytes));
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(addresses.length, 6);
  header.fill(0, 8, headerBytes);
  const records = addresses.map((address) =>
    // A pointer to the name in the question, type A, class IN, 60 s, 4 bytes.
    Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)]),
  );
  return Buffer.concat([header, query.subarray(headerBytes), ...records]);
};
