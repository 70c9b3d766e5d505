import { fileURLToPath } from 'node:url';
import { startAnsweringProcess } from '../harness/answering-process.ts';
import { type Batch, batchResultSchema, type RequestLoad } from './request-load.ts';

/** Clients in a process of their own that send requests. */
export interface Requests extends AsyncDisposable {
  /** Resolves once all responses have arrived. @throws with the first response that is not a success. */
  send(batch: Batch): Promise<{ seconds: number; latenciesMs: number[]; bytes: number }>;
}

export const startRequests = async (load: RequestLoad): Promise<Requests> => {
  const program = fileURLToPath(new URL('requests-program.ts', import.meta.url));
  const own = await startAnsweringProcess({
    name: 'The process of the clients',
    args: ['--import', 'tsx', program, JSON.stringify(load)],
  });
  return {
    send: async (batch) => {
      const result = batchResultSchema.parse(await own.ask(batch));
      if ('problem' in result) throw new Error(result.problem);
      return result;
    },
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  };
};
