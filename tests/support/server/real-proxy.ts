import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { findOnPath } from '../../../launch/find-on-path.ts';
import { startProcess } from '../../../launch/processes/start-process.ts';

/** The full paths of proxies that are installed: `apt-get install nginx-light caddy`. */
export const nginx = await findOnPath(['nginx'], `${process.env['PATH'] ?? ''}:/usr/sbin`);
export const caddy = await findOnPath(['caddy']);

/** Runs nginx with these directives of its `http` block. Resolves once it responds at `url`; stopped when the test ends. */
export const runNginx = async (http: string, url: string): Promise<void> => {
  const dir = await temporaryFolder();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${dir}/${name};`,
  );
  const file = join(dir, 'nginx.conf');
  const main = `daemon off; master_process off; pid ${dir}/pid; error_log stderr; events {}`;
  await writeFile(file, `${main}\nhttp {\naccess_log off;\n${temporary.join('\n')}\n${http}\n}\n`);
  await run([nginx ?? '', '-p', dir, '-c', file], url);
};

/** Runs Caddy with this Caddyfile, like {@link runNginx}. */
export const runCaddy = async (caddyfile: string, url: string): Promise<void> => {
  const dir = await temporaryFolder();
  const file = join(dir, 'Caddyfile');
  await writeFile(file, `{\n  admin off\n  auto_https off\n}\n${caddyfile}`);
  await run([caddy ?? '', 'run', '--adapter', 'caddyfile', '--config', file], url, dir);
};

/** A key and a certificate for 127.0.0.1, signed by itself. */
export const selfSigned = async (): Promise<{ key: string; certificate: string; ca: string }> => {
  const dir = await temporaryFolder();
  const [key, certificate] = [join(dir, 'key.pem'), join(dir, 'certificate.pem')];
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', key, '-out', certificate],
  ]);
  return { key, certificate, ca: await readFile(certificate, 'utf8') };
};

const temporaryFolder = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-proxy-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
};

const run = async (
  [command = '', ...args]: readonly string[],
  url: string,
  home = '/',
): Promise<void> => {
  const proxy = await startProcess({
    command,
    args,
    environment: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home },
  });
  onTestFinished(() => proxy.stop());
  const respond = async () => (await fetch(url).catch(() => undefined))?.status;
  await expect.poll(respond, { timeout: 20_000, message: proxy.lastLines().join('\n') }).toBe(200);
};
