import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Whether a TLS handshake succeeds, whatever the certificate. Sends nothing over it. */
export const speaksTls = (host: string, port: number): Promise<boolean> => {
  const socket = connectTls({ host, port, rejectUnauthorized: false });
  return outcomeOf(socket, (settle) => socket.once('secureConnect', () => settle(true)));
};

/** Whether a PING without TLS gets a reply in the protocol of Redis, even an error. */
export const answersPing = (host: string, port: number): Promise<boolean> => {
  const socket = connect({ host, port }, () => socket.write('PING\r\n'));
  return outcomeOf(socket, (settle) =>
    socket.once('data', (reply: Buffer) => settle(/^[+-]/.test(reply.toString('latin1')))),
  );
};

/** Resolves with what `listen` settles, or with false if the socket fails or 2 s pass. */
const outcomeOf = async (
  socket: Socket,
  listen: (settle: (outcome: boolean) => void) => void,
): Promise<boolean> => {
  try {
    return await new Promise<boolean>((resolve) => {
      listen(resolve);
      socket.setTimeout(timeoutMs, () => resolve(false));
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
    });
  } finally {
    socket.destroy();
  }
};

const timeoutMs = 2000;
