import type { AccessOptions } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';

/** What IDs derive from. */
export interface IdSecrets extends Pick<Dependencies, 'confirmSecret'> {
  readonly access: Pick<AccessOptions, 'tokenSecret' | 'previousTokenSecret'>;
}

/**
 * The ID that an idempotency key gives what it starts, or has given it before the secret was replaced.
 *
 * @param idOf derives the ID from the key and a secret.
 * @param find resolves with what has the ID, if anything does.
 */
export const keyedId = async (
  { access, confirmSecret }: IdSecrets,
  idOf: (secret: string) => string,
  find: (id: string) => Promise<unknown>,
): Promise<string> => {
  await confirmSecret?.();
  const { tokenSecret, previousTokenSecret } = access;
  if (previousTokenSecret !== undefined) {
    const former = idOf(previousTokenSecret);
    if (await find(former)) return former;
  }
  return idOf(tokenSecret);
};
