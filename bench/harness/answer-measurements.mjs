// Loaded with --import into a Node process that is measured, so that its own code needs no hook. Answers questions on the IPC channel.

process.on('message', (message) => {
  const { measure } = message ?? {};
  if (measure === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.({ value: (user + system) / 1000 });
  } else if (measure === 'rss') {
    // The second collection frees what finalizers of the first one released.
    globalThis.gc?.();
    globalThis.gc?.();
    process.send?.({ value: process.memoryUsage.rss() });
  }
});

// Listening must not keep the process alive.
process.channel?.unref();
