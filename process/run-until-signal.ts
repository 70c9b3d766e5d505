/**
 * Runs a service until SIGINT or SIGTERM, until the process that started it with an IPC channel closes the channel or is killed, which
 * is the only notice that Windows knows, or until the service ends. Then it stops the service and exits with 0. Before the service is
 * ready it exits at once. A second signal exits immediately, with 130. If the service fails to start or to stop, prints the error
 * message and exits with 1.
 *
 * @param start resolves when the service is ready.
 */
export const runUntilSignal = async (start: () => Promise<RunningService>): Promise<void> => {
  // The first process of a container gets only the signals that it handles, so this precedes the start, which may wait for Redis.
  let stopService = (): unknown => process.exit(0);
  let isStopping = false;
  const stopOnce = () => {
    if (isStopping) return;
    isStopping = true;
    stopService();
  };
  let isSignaled = false;
  const onSignal = () => {
    if (isSignaled) process.exit(130);
    isSignaled = true;
    stopOnce();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('disconnect', stopOnce);
  // The channel may have been closed while the modules were loading. Without a channel, `connected` is undefined.
  if (process.connected === false) stopOnce();
  try {
    const { stop, stopped, announcement } = await start();
    stopService = () => stop().then(() => process.exit(0), fail);
    process.stdout.write(`${announcement}\n`);
    void stopped?.then(stopOnce);
  } catch (error) {
    fail(error);
  }
};

interface RunningService {
  /** Printed on standard output. */
  readonly announcement: string;
  stop(): Promise<void>;
  /** Resolves when the service has ended, by itself or after `stop`. Default: it never ends by itself. */
  readonly stopped?: Promise<void>;
}

const fail = (error: unknown): never => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
};
