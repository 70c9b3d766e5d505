/**
 * The address that lets a colleague watch one task. The token stands in the fragment, which browsers send to no server, so
 * that it reaches no log.
 */
export const sharedLink = (origin: string, taskId: string, watchToken: string): string => {
  const link = new URL(`/tasks/${taskId}`, origin);
  link.hash = new URLSearchParams({ watch: watchToken }).toString();
  return link.href;
};

/** The token of a shared link; undefined where this is none. */
export const watchTokenIn = (hash: string): string | undefined =>
  new URLSearchParams(hash.slice(1)).get('watch') ?? undefined;
