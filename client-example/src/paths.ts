/** The paths of the pages. */
export const paths = {
  home: '/',
  tasks: '/tasks/:ids',
  allTasks: '/tasks',
  schedules: '/schedules',
  operations: '/operations',
} as const;

/** The path of the page that shows these tasks. */
export const tasksPath = (ids: readonly string[]): string => `${tasksPrefix}${ids.join(',')}`;

/** Task IDs from the `:ids` of a path, without duplicates and without what cannot be an ID. */
export const parseTaskIds = (ids: string): string[] => [
  ...new Set(
    decoded(ids)
      .split(',')
      .filter((id) => /^[\w-]{1,64}$/.test(id)),
  ),
];

/** The text itself if it is not a valid encoding: it then names no task. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Task IDs from a whole path, or undefined if it is not the path of a tasks page. */
export const taskIdsInPath = (path: string): string[] | undefined =>
  path.startsWith(tasksPrefix) ? parseTaskIds(path.slice(tasksPrefix.length)) : undefined;

const tasksPrefix = '/tasks/';

/**
 * A link with which anyone can watch one task. The token is in the fragment: browsers never send it to a server, so it appears
 * in no log.
 */
export const shareLink = (rootUrl: URL, taskId: string, watchToken: string): string => {
  const link = new URL(`.${tasksPath([taskId])}`, rootUrl);
  link.hash = new URLSearchParams({ watch: watchToken }).toString();
  return link.href;
};

/** The watch token in the fragment of a shared link, or undefined if there is none. */
export const watchTokenIn = (hash: string): string | undefined =>
  new URLSearchParams(hash.slice(1)).get('watch') ?? undefined;
