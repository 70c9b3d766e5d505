import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

/** A certificate and the files that it consists of. */
export interface TlsCertificate {
  /** The certificate of the authority, as clients need it. */
  readonly authority: string;
  /** The arguments with which a Redis serves TLS with this certificate on `port`. It asks clients for no certificate. */
  redisArgs(port: number): readonly string[];
}

/** Issues a certificate for these names, such as `DNS:localhost`, with an authority of its own. Deleted when the test ends. */
export const issueCertificate = async (names: string): Promise<TlsCertificate> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-tls-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const file = (name: string) => join(dir, name);
  const openssl = (args: string) => promisify(execFile)('openssl', args.split(' '), { cwd: dir });
  const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';
  await openssl(`req -x509 ${newKey} -keyout ca.key -out ca.pem -days 2 -subj /CN=Tests`);
  await openssl(`req ${newKey} -keyout redis.key -out redis.csr -subj /CN=redis`);
  await writeFile(file('names'), `subjectAltName=${names}\n`);
  await openssl(
    'x509 -req -in redis.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out redis.pem',
  );
  return {
    authority: file('ca.pem'),
    redisArgs: (port) => [
      ...['--tls-port', String(port), '--tls-auth-clients', 'no'],
      ...['--tls-cert-file', file('redis.pem'), '--tls-key-file', file('redis.key')],
      ...['--tls-ca-cert-file', file('ca.pem')],
    ],
  };
};
