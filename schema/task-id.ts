import { taskIdSchema } from '../contract/task-id.ts';
import { badInput } from './errors.ts';

/**
 * Validates the format of an `id` argument. Says nothing about whether the task exists.
 *
 * @throws BAD_USER_INPUT if it cannot be a task ID.
 */
export const taskIdOf = ({ id }: { id: string }): string => {
  const parsed = taskIdSchema.safeParse(id);
  if (!parsed.success) {
    throw badInput('id', id, 'a task ID: 1 to 64 letters, digits, hyphens, or underscores');
  }
  return parsed.data;
};
