import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { failureOf } from '../../launch/processes/process-failure.ts';
import { startProcess } from '../../launch/processes/start-process.ts';
import { type Batch, batchResultSchema, type RequestLoad } from './request-load.ts';

/** Clients in a process of their own that send requests. */
export interface Requests extends AsyncDisposable {
  /** Resolves once all responses have arrived. @throws with the first response that is not a success. */
  send(batch: Batch): Promise<{ seconds: number; latenciesMs: number[]; bytes: number }>;
}

export const startRequests = async (load: RequestLoad): Promise<Requests> => {
  const events = new EventEmitter<{ result: [message: unknown] }>();
  const program = fileURLToPath(new URL('requests-program.ts', import.meta.url));
  const own = await startProcess({
    command: process.execPath,
    args: ['--import', 'tsx', program, JSON.stringify(load)],
    channel: true,
    onMessage: (message) => events.emit('result', message),
  });
  const failed = failureOf(own, 'The process of the clients');
  return {
    send: async (batch) => {
      const answered = once(events, 'result');
      own.send(batch);
      const [message] = await Promise.race([answered, failed]);
      const result = batchResultSchema.parse(message);
      if ('problem' in result) throw new Error(result.problem);
      return result;
    },
    async [Symbol.asyncDispose]() {
      await own.stop();
    },
  };
};
