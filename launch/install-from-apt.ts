import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findOnPath } from './find-on-path.ts';

/** Whether this machine has apt and the user may run it as root without a password prompt. */
export const canInstallFromApt = async (): Promise<boolean> =>
  process.platform === 'linux' &&
  (await findOnPath(['apt-get'])) !== undefined &&
  (await privilege()) !== undefined;

/**
 * Installs a package of the distribution. None of its services is started or enabled, and an existing `policy-rc.d` is restored
 * afterwards.
 *
 * @param reason the start of the line that `notify` is called with.
 * @throws with the last line of apt's output if the package cannot be installed.
 */
export const installFromApt = async (
  name: string,
  reason: string,
  notify: (line: string) => void,
): Promise<void> => {
  notify(`${reason}. Installing ${name} with apt-get, without its service.`);
  const [command = 'sh', ...before] = [...((await privilege()) ?? []), 'sh'];
  try {
    await run(command, [...before, '-c', script, 'install', name], { maxBuffer: 50_000_000 });
  } catch (error) {
    throw new Error(`apt-get could not install ${name}: ${lastLine(error)}`, { cause: error });
  }
};

const run = promisify(execFile);

/** The prefix that makes a command run as root; undefined if the user may not do that. */
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
 * Debian starts and enables the services of a package when it is installed, unless /usr/sbin/policy-rc.d forbids it. The lock makes
 * runs exclusive: a second one would mistake the policy of the first for the machine's own. The package lists may be missing or
 * outdated, so a failed installation is retried after an update.
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
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return output.trim().split('\n').at(-1) || String(error);
};
