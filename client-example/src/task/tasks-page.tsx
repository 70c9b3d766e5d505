import { Stack, VisuallyHidden } from '@mantine/core';
import { useSettings } from '../settings/settings.ts';
import { TaskCard } from './task-card.tsx';

/** A card for each task in the path. A shared link shows the first one only. */
export const TasksPage = ({ ids }: { ids: readonly string[] }) => {
  const { watchToken } = useSettings();
  const shown = watchToken === undefined ? ids : ids.slice(0, 1);
  return (
    <Stack gap="xl">
      <VisuallyHidden component="h1">Collected reviews</VisuallyHidden>
      {shown.map((id) => (
        <TaskCard key={id} id={id} isReadOnly={watchToken !== undefined} />
      ))}
    </Stack>
  );
};
