/**
 * Runs a process until SIGINT or SIGTERM asks it to stop; a second signal ends it at once. An error at the start is told in one
 * line for each problem and ends it with exit code 1.
 */
export const runUntilSignal = async (
  start: () => Promise<{ stop(): Promise<void>; announce: string }>,
): Promise<void> => {
  try {
    const { stop, announce } = await start();
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
    process.stdout.write(`${announce}\n`);
  } catch (error) {
    fail(error);
  }
};

const fail = (error: unknown): never => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
};
