import { createHash } from 'node:crypto';
import { ApiError } from '../../schema/errors.ts';
import { readWatchToken, type WatchGrant } from './watch-token.ts';

/** Who asks, and what that lets them see. */
export type Viewer =
  /** Access is open: everybody is the same caller and sees all tasks. */
  | { readonly kind: 'anyone' }
  /** Holds an API key: sees the tasks that key started. */
  | { readonly kind: 'caller'; readonly owner: string }
  | { readonly kind: 'operator' }
  | { readonly kind: 'watcher'; readonly grant: WatchGrant };

export interface AccessOptions {
  readonly apiKeys: readonly string[];
  readonly operatorKeys: readonly string[];
  readonly tokenSecret: string;
}

/** What an operation came with. */
export interface Credentials {
  /** `Authorization`, from the header or from `connectionParams`. */
  readonly authorization: string | undefined;
  /** `extensions.watchToken` of the one operation; goes before `authorization`. */
  readonly watchToken: string | undefined;
}

/**
 * Finds out who asks. Without any keys configured access is open.
 *
 * @throws UNAUTHENTICATED without a key where one is needed or with an unknown one, TOKEN_INVALID for a forged token.
 */
export const identify = (
  { apiKeys, operatorKeys, tokenSecret }: AccessOptions,
  { authorization, watchToken }: Credentials,
): Viewer => {
  if (watchToken !== undefined) return watcher(tokenSecret, watchToken);
  const isOpen = apiKeys.length === 0 && operatorKeys.length === 0;
  if (authorization === undefined) {
    if (isOpen) return { kind: 'anyone' };
    throw new ApiError(
      'UNAUTHENTICATED',
      'authorization is not set; it must be Bearer and an API key or a watch token.',
    );
  }
  const bearer = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
  if (bearer === undefined) {
    throw new ApiError(
      'UNAUTHENTICATED',
      'authorization is of another form; it must be Bearer and an API key or a watch token.',
    );
  }
  if (bearer.startsWith('rw1.')) return watcher(tokenSecret, bearer);
  const digest = digestOf(bearer);
  if (operatorKeys.some((key) => digestOf(key) === digest)) return { kind: 'operator' };
  if (apiKeys.some((key) => digestOf(key) === digest)) return { kind: 'caller', owner: digest };
  throw new ApiError(
    'UNAUTHENTICATED',
    'authorization holds a key that this server does not know.',
  );
};

/** The owner whose tasks a viewer starts and joins. @throws FORBIDDEN for the bearer of a watch token. */
export const ownerOf = (viewer: Viewer): string => {
  switch (viewer.kind) {
    case 'anyone':
      return '';
    case 'caller':
      return viewer.owner;
    case 'operator':
      return 'operator';
    case 'watcher':
      throw forbidden();
  }
};

/** @throws FORBIDDEN for the bearer of a watch token. */
export const assertNoWatcher = ({ kind }: Viewer): void => {
  if (kind === 'watcher') throw forbidden();
};

/** @throws FORBIDDEN unless the viewer sees everything: an operator, or anybody where access is open. */
export const assertOperator = ({ kind }: Viewer): void => {
  if (kind === 'watcher') throw forbidden();
  if (kind === 'caller')
    throw new ApiError('FORBIDDEN', 'Workers and queues are shown to keys of OPERATOR_KEYS alone.');
};

const forbidden = (): ApiError =>
  new ApiError('FORBIDDEN', 'A watch token lets its bearer read one task and nothing else.');

const watcher = (secret: string, token: string): Viewer => {
  const grant = readWatchToken(secret, token);
  if (!grant) {
    throw new ApiError('TOKEN_INVALID', 'watchToken is none that this deployment has issued.');
  }
  return { kind: 'watcher', grant };
};

/** Names a key in Redis and in logs without giving it away; comparing digests takes the same time whatever differs. */
const digestOf = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 24);
