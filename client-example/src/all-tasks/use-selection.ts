import { useState } from 'react';
import type { TaskRowFragment } from '../../generated/graphql.ts';

export interface Selection {
  /** Those of the selected tasks that are listed. */
  readonly tasks: readonly TaskRowFragment[];
  readonly isAll: boolean;
  readonly has: (id: string) => boolean;
  readonly set: (id: string, isSelected: boolean) => void;
  readonly setAll: (isSelected: boolean) => void;
  readonly clear: () => void;
}

/** Which of the listed tasks are selected. A task that leaves the list is no longer selected. */
export const useSelection = (rows: readonly TaskRowFragment[]): Selection => {
  const [ids, setIds] = useState<ReadonlySet<string>>(none);
  const tasks = rows.filter(({ id }) => ids.has(id));
  return {
    tasks,
    isAll: rows.length > 0 && tasks.length === rows.length,
    has: (id) => ids.has(id),
    set: (id, isSelected) =>
      setIds(new Set(isSelected ? [...ids, id] : [...ids].filter((other) => other !== id))),
    setAll: (isSelected) => setIds(isSelected ? new Set(rows.map(({ id }) => id)) : none),
    clear: () => setIds(none),
  };
};

const none: ReadonlySet<string> = new Set();
