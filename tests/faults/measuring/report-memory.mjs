import { isMainThread } from 'node:worker_threads';

// Loaded into a server or worker with `--expose-gc --import`: prints the memory usage of the process on SIGUSR2, after a garbage
// collection. Plain JavaScript, because production builds load it.

const report = () => {
  const { maxRSS } = process.resourceUsage();
  const { user, system } = process.cpuUsage();
  const rss = process.memoryUsage.rss();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const usage = {
    live: heapUsed + external,
    rss,
    peakRss: maxRSS * 1024,
    cpuMs: (user + system) / 1000,
  };
  process.stdout.write(`memory ${JSON.stringify(usage)}\n`);
};

// The threads of a process load this too. They receive no signals.
if (isMainThread) process.on('SIGUSR2', report);
