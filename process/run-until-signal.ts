/**
 * Runs a service until SIGINT or SIGTERM, then stops it and exits with 0. A second signal exits immediately, with 130. If it fails to
 * start or to stop, prints the error message and exits with 1.
 *
 * @param start resolves when the service is ready. `announcement` is then printed on standard output.
 */
export const runUntilSignal = async (
  start: () => Promise<{ stop(): Promise<void>; announcement: string }>,
): Promise<void> => {
  try {
    const { stop, announcement } = await start();
    let stopping = false;
    const onSignal = () => {
      if (stopping) process.exit(130);
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    process.stdout.write(`${announcement}\n`);
  } catch (error) {
    fail(error);
  }
};

const fail = (error: unknown): never => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
};
