import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findOnPath } from './find-on-path.ts';

/** Whether this machine has apt and this user may use it without being asked for a password. */
export const canInstallFromApt = async (): Promise<boolean> =>
  process.platform === 'linux' &&
  (await findOnPath(['apt-get'])) !== undefined &&
  (await privilege()) !== undefined;

/**
 * Installs a package of the distribution, saying so first. No service of it is left running or enabled, and a
 * `policy-rc.d` of the machine's own stands afterwards as it stood before.
 *
 * @param say told in one line what is done and why.
 * @throws with apt's last line when it cannot be installed.
 */
export const installFromApt = async (
  name: string,
  why: string,
  say: (line: string) => void,
): Promise<void> => {
  say(`${why}: installing ${name} from the distribution with apt-get, without its service.`);
  const [command = 'sh', ...before] = [...((await privilege()) ?? []), 'sh'];
  try {
    await run(command, [...before, '-c', script, 'install', name], { maxBuffer: 50_000_000 });
  } catch (error) {
    throw new Error(`apt-get could not install ${name}: ${lastLine(error)}`, { cause: error });
  }
};

const run = promisify(execFile);

/** What to put before a command so that it runs as root; undefined where that is not allowed. */
const privilege = async (): Promise<readonly string[] | undefined> => {
  if (process.getuid?.() === 0) return [];
  try {
    await run('sudo', ['-n', 'true']);
    return ['sudo', '-n'];
  } catch {
    return undefined;
  }
};

/**
 * Debian starts and enables a package's services while installing it, unless /usr/sbin/policy-rc.d forbids it. One run at a
 * time: a second would take the first one's policy for the machine's own. Lists may be missing or too old for what the
 * mirror still has, so a failed installation is tried again behind an update.
 */
const script = `
set -eu
package=$1
policy=/usr/sbin/policy-rc.d
kept=$policy.kept-by-reviewcast
restore() {
  rm -f "$policy"
  if [ -e "$kept" ]; then mv "$kept" "$policy"; fi
}
if command -v flock >/dev/null; then
  exec 9>/run/reviewcast-apt.lock
  flock 9
fi
if dpkg -s "$package" 2>/dev/null | grep -q '^Status: .* installed$'; then fresh=no; else fresh=yes; fi
if [ -e "$policy" ] && [ ! -e "$kept" ]; then mv "$policy" "$kept"; fi
trap restore EXIT
trap 'exit 130' HUP INT TERM
printf '#!/bin/sh\\nexit 101\\n' >"$policy"
chmod 755 "$policy"
export DEBIAN_FRONTEND=noninteractive
apt() { apt-get -qq -o DPkg::Lock::Timeout=120 "$@" 9>&- </dev/null; }
apt install -y --no-install-recommends "$package" || {
  apt update
  apt install -y --no-install-recommends "$package"
}
if [ "$fresh" = yes ]; then
  dpkg -L "$package" | sed -n 's|.*/systemd/system/\\([^/]*\\.service\\)$|\\1|p' | while read -r unit; do
    DPKG_MAINTSCRIPT_PACKAGE=$package deb-systemd-helper disable "$unit" || true
  done
  dpkg -L "$package" | sed -n 's|^/etc/init.d/||p' | while read -r service; do
    update-rc.d "$service" disable || true
  done
fi
`;

const lastLine = (error: unknown): string => {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return said.trim().split('\n').at(-1) || String(error);
};
