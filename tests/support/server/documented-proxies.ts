import { readFileSync } from 'node:fs';
import { findFreePort } from '../../../launch/free-port.ts';
import { blocksIn } from '../docs/markdown.ts';
import { runCaddy, runNginx, selfSigned } from './real-proxy.ts';

const page = readFileSync('docs/proxies.md', 'utf8');
const [documented = '', byDefault = ''] = blocksIn('nginx', page);
const [caddyfile = ''] = blocksIn('caddy', page);

/**
 * Runs nginx in front of a server until the test ends, with the configuration of docs/proxies.md, which serves it below `/reviews`.
 *
 * @param readTimeoutSeconds replaces the one on the page.
 * @returns its address without and with TLS, and the certificate of the latter.
 */
export const runDocumentedNginx = async (
  origin: string,
  readTimeoutSeconds?: number,
): Promise<{ url: string; secure: string; ca: string }> => {
  const [port, tlsPort] = [await findFreePort(), await findFreePort()];
  const { key, certificate, ca } = await selfSigned();
  const url = `http://127.0.0.1:${port}/reviews`;
  const http = documented
    .replaceAll(/server 10\.0\.0\.\d:4000;/g, `server ${new URL(origin).host};`)
    .replace(
      'listen 443 ssl http2;',
      `listen 127.0.0.1:${tlsPort} ssl http2;\nlisten 127.0.0.1:${port};`,
    )
    .replace(/(ssl_certificate) \S+;/, `$1 ${certificate};`)
    .replace(/(ssl_certificate_key) \S+;/, `$1 ${key};`)
    .replace(/proxy_read_timeout (\d+)s;/, (_, seconds: string) =>
      timeoutOf(readTimeoutSeconds ?? Number(seconds)),
    );
  await runNginx(http, `${url}/healthz`);
  return { url, secure: `https://127.0.0.1:${tlsPort}/reviews`, ca };
};

/**
 * Runs nginx with nothing but `proxy_pass`, as docs/proxies.md shows it, until the test ends. Returns its address.
 *
 * @param readTimeoutSeconds replaces its default of 60.
 */
export const runDefaultNginx = async (origin: string, readTimeoutSeconds = 60): Promise<string> => {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const location = byDefault.replace('127.0.0.1:4000', new URL(origin).host);
  if (location === byDefault) throw new Error('docs/proxies.md passes on to another address.');
  await runNginx(
    `${timeoutOf(readTimeoutSeconds)}\nserver { listen 127.0.0.1:${port};\n${location} }`,
    `${url}/healthz`,
  );
  return url;
};

/** Runs Caddy with the configuration of docs/proxies.md until the test ends, without a certificate. Returns its address. */
export const runDocumentedCaddy = async (origin: string): Promise<string> => {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}/reviews`;
  await runCaddy(
    caddyfile
      .replace('reviews.example', `http://127.0.0.1:${port}`)
      .replace(/10\.0\.0\.1:4000 10\.0\.0\.2:4000/, new URL(origin).host),
    `${url}/healthz`,
  );
  return url;
};

const timeoutOf = (seconds: number): string => `proxy_read_timeout ${seconds}s;`;
