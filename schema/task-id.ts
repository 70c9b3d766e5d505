import { taskIdSchema } from '../contract/task-id.ts';
import { badInput } from './errors.ts';

/**
 * The task's ID that an `id` argument held.
 *
 * @throws BAD_USER_INPUT for what cannot be one; that it is of this form does not mean that there is such a task.
 */
export const taskIdOf = ({ id }: { id: string }): string => {
  const parsed = taskIdSchema.safeParse(id);
  if (!parsed.success) {
    throw badInput('id', id, "a task's ID: 1 to 64 letters, digits, hyphens or underscores");
  }
  return parsed.data;
};
