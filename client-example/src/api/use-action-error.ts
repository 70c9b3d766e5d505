import { useState } from 'react';
import { useRecovery } from './use-recovery.ts';

/** The error of the latest action, and a function that sets it. An unreachable server's error disappears once it responds. */
export const useActionError = () => {
  const [error, setError] = useState<Error>();
  useRecovery(error, () => setError(undefined));
  return [error, setError] as const;
};
