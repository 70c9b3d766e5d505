import { createHash } from 'node:crypto';
import { ApiError } from '../../schema/errors.ts';
import { isOpen } from './exposure.ts';
import { readWatchToken, type WatchGrant } from './watch-token.ts';

/** The caller of an operation, which determines what it may see and do. */
export type Viewer =
  /** No keys are configured: every caller is the same and sees all tasks. */
  | { readonly kind: 'anyone' }
  /** Presents an API key: sees the tasks started with that key. */
  | { readonly kind: 'caller'; readonly owner: string }
  | { readonly kind: 'operator' }
  | { readonly kind: 'watcher'; readonly grant: WatchGrant };

export interface AccessOptions {
  readonly apiKeys: readonly string[];
  readonly operatorKeys: readonly string[];
  readonly tokenSecret: string;
  /** Its tokens are still accepted. */
  readonly previousTokenSecret?: string | undefined;
}

/** The credentials of one operation. */
export interface Credentials {
  /** `Authorization`, from the header or from `connectionParams`. */
  readonly authorization: string | undefined;
  /** `extensions.watchToken` of this operation. Takes precedence over `authorization`. */
  readonly watchToken: string | undefined;
}

/**
 * Identifies the caller. If no keys are configured, access is open.
 *
 * @throws UNAUTHENTICATED if a key is required but missing, malformed or unknown; TOKEN_INVALID for a forged watch token.
 */
export const authenticate = (
  access: AccessOptions,
  { authorization, watchToken }: Credentials,
): Viewer => {
  const { apiKeys, operatorKeys } = access;
  if (watchToken !== undefined) return watcher(access, watchToken);
  if (authorization === undefined) {
    if (isOpen(access)) return { kind: 'anyone' };
    throw unauthenticated('authorization is not set; expected "Bearer <key>".');
  }
  const bearer = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
  if (bearer === undefined) {
    throw unauthenticated('authorization is malformed; expected "Bearer <key>".');
  }
  if (bearer.startsWith('rw1.')) return watcher(access, bearer);
  const digest = digestOf(bearer);
  if (digestsOf(operatorKeys).has(digest)) return { kind: 'operator' };
  if (digestsOf(apiKeys).has(digest)) return { kind: 'caller', owner: digest };
  throw unauthenticated('authorization contains an unknown API key. Check the key.');
};

/** The owner of the tasks that a viewer starts and joins. @throws FORBIDDEN for a watch token. */
export const ownerOf = (viewer: Viewer): string => {
  switch (viewer.kind) {
    case 'anyone':
      return '';
    case 'caller':
      return viewer.owner;
    case 'operator':
      return 'operator';
    case 'watcher':
      throw watcherForbidden();
  }
};

/** @throws FORBIDDEN for a watch token. */
export const assertNotWatcher = ({ kind }: Viewer): void => {
  if (kind === 'watcher') throw watcherForbidden();
};

/** @throws FORBIDDEN unless the viewer sees everything: an operator, or anyone where access is open. */
export const assertOperator = ({ kind }: Viewer): void => {
  if (kind === 'watcher') throw watcherForbidden();
  if (kind === 'caller') {
    throw new ApiError(
      'FORBIDDEN',
      'Workers and queues are for operators only. Use one of the OPERATOR_KEYS.',
    );
  }
};

const unauthenticated = (message: string): ApiError => new ApiError('UNAUTHENTICATED', message);

const watcherForbidden = (): ApiError =>
  new ApiError(
    'FORBIDDEN',
    'A watch token can only read its own task or collection. Use an API key instead.',
  );

const watcher = ({ tokenSecret, previousTokenSecret }: AccessOptions, token: string): Viewer => {
  const grant =
    readWatchToken(tokenSecret, token) ??
    (previousTokenSecret === undefined ? undefined : readWatchToken(previousTokenSecret, token));
  if (!grant) {
    throw new ApiError(
      'TOKEN_INVALID',
      'watchToken was not issued by this deployment. Use the token returned when the task was started.',
    );
  }
  return { kind: 'watcher', grant };
};

/** Each list of keys is digested once. */
const digestsOf = (keys: readonly string[]): ReadonlySet<string> => {
  const known = digestsByKeys.get(keys);
  if (known) return known;
  const digests = new Set(keys.map(digestOf));
  digestsByKeys.set(keys, digests);
  return digests;
};

const digestsByKeys = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Identifies a key in Redis and logs without revealing it. Comparing digests leaks nothing about the key through timing. */
const digestOf = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 24);
