/**
 * Runs a service until SIGINT or SIGTERM, then stops it and exits with 0. Before it is ready it exits at once. A second signal exits
 * immediately, with 130. If it fails to start or to stop, prints the error message and exits with 1.
 *
 * @param start resolves when the service is ready. `announcement` is then printed on standard output.
 */
export const runUntilSignal = async (
  start: () => Promise<{ stop(): Promise<void>; announcement: string }>,
): Promise<void> => {
  // The first process of a container gets only the signals that it handles, so this precedes the start, which may wait for Redis.
  let onFirstSignal = (): unknown => process.exit(0);
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(130);
    stopping = true;
    onFirstSignal();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    const { stop, announcement } = await start();
    onFirstSignal = () => stop().then(() => process.exit(0), fail);
    process.stdout.write(`${announcement}\n`);
  } catch (error) {
    fail(error);
  }
};

const fail = (error: unknown): never => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
};
