import { UnsuitableRedisError } from '../requirements.ts';
import { UnreachableRedisError } from '../unreachable.ts';
import { answersPing, speaksTls } from './spoken-protocol.ts';

interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
}

/** Says in one sentence why a connection failed and what to check. Errors with a sentence already are returned unchanged. */
export const explainConnectionError = async (endpoint: Endpoint, error: Error): Promise<Error> => {
  if (error instanceof UnsuitableRedisError || error instanceof UnreachableRedisError) return error;
  const { host, port } = endpoint;
  const at = addressOf(endpoint);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  switch (code) {
    case 'ECONNREFUSED':
      return unreachable(
        `${at} refuses connections; check that Redis is running there, and the host and port in REDIS_URL.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return unreachable(
        `The host ${host} cannot be resolved (${code}); check the host in REDIS_URL and the name servers of this machine.`,
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return unreachable(
        `${at} cannot be reached (${code}); check the host in REDIS_URL and the network.`,
      );
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return unusable(
      `The certificate of ${at} is not valid for ${host}; name the host in REDIS_URL as the certificate does.`,
    );
  }
  if (code === 'CERT_HAS_EXPIRED') {
    return unusable(`The certificate of ${at}, the Redis in REDIS_URL, has expired; renew it.`);
  }
  if (untrusted.test(code)) {
    return unusable(
      `The certificate of ${at}, the Redis in REDIS_URL, is not trusted (${code}); set NODE_EXTRA_CA_CERTS to a file with the certificate of its authority.`,
    );
  }
  if (code.endsWith('ALERT_CERTIFICATE_REQUIRED')) {
    return unusable(
      `${at}, the Redis in REDIS_URL, requires client certificates, which are not supported; set tls-auth-clients to no or optional there.`,
    );
  }
  if (error.message.startsWith('Protocol error')) return notRedis(at);
  if (endpoint.isTls && (await answersPing(host, port))) {
    return unusable(`${at} does not use TLS; replace rediss with redis in REDIS_URL.`);
  }
  if (!endpoint.isTls && (await speaksTls(host, port))) {
    return unusable(`${at} requires TLS; replace redis with rediss in REDIS_URL.`);
  }
  return unreachable(
    `${at} does not answer as Redis (${code || error.message.replace(/\.$/, '')}); check that Redis is running there, and the host and port in REDIS_URL.`,
  );
};

export const addressOf = ({ host, port }: { host: string; port: number }): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

const notRedis = (at: string): Error =>
  unusable(`${at} is not a Redis; check the host and port in REDIS_URL.`);

const unreachable = (sentence: string): Error => new UnreachableRedisError(sentence);
const unusable = (sentence: string): Error => new UnsuitableRedisError(sentence);

/** Codes of OpenSSL for certificates that cannot be verified. */
const untrusted =
  /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|INVALID_CA|HOSTNAME_MISMATCH|ERR_TLS_CERT)/;
