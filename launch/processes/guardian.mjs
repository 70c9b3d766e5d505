import { createInterface } from 'node:readline';

// Outlives the process that started it by a moment: when its input closes, which happens however that process ends, it ends the
// processes that it was told to guard. Plain JavaScript, because it must start quickly.

const graceMs = 2000;

/** @type {Set<number>} */
const guarded = new Set();

for await (const line of createInterface({ input: process.stdin })) {
  const [command, pid] = line.split(' ');
  if (command === 'guard') guarded.add(Number(pid));
  else guarded.delete(Number(pid));
}

/** @param {NodeJS.Signals} signal */
const sendToAll = (signal) => {
  for (const pid of guarded) {
    try {
      process.kill(pid, signal);
    } catch {
      guarded.delete(pid);
    }
  }
};

// On Windows any signal kills. Services stop by themselves there, because their channel to the launcher closes.
if (process.platform !== 'win32') sendToAll('SIGTERM');
if (guarded.size > 0) setTimeout(() => sendToAll('SIGKILL'), graceMs);
