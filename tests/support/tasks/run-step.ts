import type { Step, StepRunner } from '../../../redis/script-steps.ts';

/** Runs a step alone and returns its reply. */
export const runStep = async <Reply>(
  { steps }: { readonly steps: StepRunner },
  step: Step<Reply>,
): Promise<Reply | undefined> => (await steps.run([[step]])).of(step);
