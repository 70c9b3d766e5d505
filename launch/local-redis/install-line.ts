import { readFile } from 'node:fs/promises';

export interface System {
  readonly platform: NodeJS.Platform;
  /** The text of /etc/os-release; empty where there is none. */
  readonly osRelease: string;
}

/** The one line to type on `system` to have a Redis. */
export const installLine = ({ platform, osRelease }: System): string => {
  if (platform === 'darwin') return 'brew install redis';
  if (platform === 'linux') {
    const ids = distributionIds(osRelease);
    const known = linuxLines.find(([id]) => ids.includes(id));
    if (known !== undefined) return known[1];
  }
  return dockerLine;
};

export const thisSystem = async (): Promise<System> => ({
  platform: process.platform,
  osRelease: await readFile('/etc/os-release', 'utf8').catch(() => ''),
});

const linuxLines = [
  ['debian', 'sudo apt-get install -y redis-server'],
  ['ubuntu', 'sudo apt-get install -y redis-server'],
  ['alpine', 'sudo apk add redis'],
  ['fedora', 'sudo dnf install -y valkey || sudo dnf install -y redis'],
  ['rhel', 'sudo dnf install -y valkey || sudo dnf install -y redis'],
  ['arch', 'sudo pacman -S valkey'],
  ['suse', 'sudo zypper install redis'],
] as const;

/** Windows has no Redis of its own, nor has a Linux that we do not know. */
const dockerLine =
  'docker run -d -p 127.0.0.1:6379:6379 redis:7 redis-server --maxmemory-policy noeviction (then REDIS_URL=redis://127.0.0.1:6379; on Windows also inside WSL)';

/** A distribution's own name and those it descends from. */
const distributionIds = (osRelease: string): string[] =>
  [...osRelease.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap(([, ids = '']) =>
    ids.replaceAll(/["']/g, '').split(' '),
  );
