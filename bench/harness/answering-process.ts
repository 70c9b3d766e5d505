import { failureOf } from '../../launch/processes/process-failure.ts';
import {
  type ProcessOptions,
  type RunningProcess,
  startProcess,
} from '../../launch/processes/start-process.ts';

export interface AnsweringProcess extends AsyncDisposable {
  readonly running: RunningProcess;
  /** Sends a message and resolves with its answer. @throws with the last lines of output if the process has ended. */
  ask(message: object): Promise<unknown>;
}

export interface AnsweringProcessOptions
  extends Pick<ProcessOptions, 'args' | 'environment' | 'onLine'> {
  /** Begins errors. */
  readonly name: string;
}

/** Starts a Node process that answers each message on its channel with one message, in order. */
export const startAnsweringProcess = async ({
  name,
  ...options
}: AnsweringProcessOptions): Promise<AnsweringProcess> => {
  const waiting: ((answer: unknown) => void)[] = [];
  const running = await startProcess({
    ...options,
    command: process.execPath,
    channel: true,
    onMessage: (answer) => waiting.shift()?.(answer),
  });
  const failed = failureOf(running, name);
  return {
    running,
    ask: (message) => {
      const answered = new Promise<unknown>((resolve) => {
        waiting.push(resolve);
      });
      running.send(message);
      return Promise.race([answered, failed]);
    },
    async [Symbol.asyncDispose]() {
      await running.stop();
    },
  };
};
