/** Redis cannot be reached or is not ready yet. The message says what to check. */
export class UnreachableRedisError extends Error {
  override name = 'UnreachableRedisError';
}
