/** The address of tasks that are shown together. */
export const tasksPath = (ids: readonly string[]): string => `/tasks/${ids.join(',')}`;

/** The tasks that an address names, each once. */
export const taskIdsIn = (text: string): string[] => [
  ...new Set(
    decodeURIComponent(text)
      .split(',')
      .filter((id) => id !== ''),
  ),
];
