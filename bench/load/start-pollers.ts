import { fileURLToPath } from 'node:url';
import { startAnsweringProcess } from '../harness/answering-process.ts';
import { type PollLoad, type PollResult, pollResultSchema } from './poll-load.ts';

/** Clients in a process of their own that poll. */
export interface Pollers extends AsyncDisposable {
  /** Polls for this time. @throws with the first response that is not a success. */
  poll(ms: number): Promise<Exclude<PollResult, { problem: string }>>;
}

export const startPollers = async (load: PollLoad): Promise<Pollers> => {
  const program = fileURLToPath(new URL('pollers-program.ts', import.meta.url));
  const own = await startAnsweringProcess({
    name: 'The process of the polling clients',
    args: ['--import', 'tsx', program, JSON.stringify(load)],
  });
  return {
    poll: async (ms) => {
      const result = pollResultSchema.parse(await own.ask({ ms }));
      if ('problem' in result) throw new Error(result.problem);
      return result;
    },
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  };
};
