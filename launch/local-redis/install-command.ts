import { readFile } from 'node:fs/promises';

export interface System {
  readonly platform: NodeJS.Platform;
  /** The contents of /etc/os-release; empty if there is none. */
  readonly osRelease: string;
}

/** The command that installs or starts a Redis on `system`. */
export const installCommand = ({ platform, osRelease }: System): string => {
  if (platform === 'darwin') return 'brew install redis';
  if (platform === 'win32') return windowsCommand;
  if (platform === 'linux') {
    const ids = distributionIds(osRelease);
    const known = linuxCommands.find(([id]) => ids.includes(id));
    if (known !== undefined) return known[1];
  }
  return dockerCommand;
};

export const currentSystem = async (): Promise<System> => ({
  platform: process.platform,
  osRelease: await readFile('/etc/os-release', 'utf8').catch(() => ''),
});

const linuxCommands = [
  ['debian', 'sudo apt-get install -y redis-server'],
  ['ubuntu', 'sudo apt-get install -y redis-server'],
  ['alpine', 'sudo apk add redis'],
  ['fedora', 'sudo dnf install -y valkey || sudo dnf install -y redis'],
  ['rhel', 'sudo dnf install -y valkey || sudo dnf install -y redis'],
  ['arch', 'sudo pacman -S valkey'],
  ['suse', 'sudo zypper install redis'],
] as const;

/** Redis has no native build for Windows. Memurai is compatible, and its developer edition is free. */
const windowsCommand =
  'winget install Memurai.MemuraiDeveloper, or: choco install memurai-developer';

/** For Linux distributions without a known package, and other systems. */
const dockerCommand =
  'docker run -d -p 127.0.0.1:6379:6379 redis:7 redis-server --maxmemory-policy noeviction (then set REDIS_URL to redis://127.0.0.1:6379)';

/** The IDs of a distribution and of those that it derives from. */
const distributionIds = (osRelease: string): string[] =>
  [...osRelease.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap(([, ids = '']) =>
    ids.replaceAll(/["']/g, '').split(' '),
  );
