import { z } from 'zod';

/**
 * A task's ID as callers see it: opaque. Ours are `t` and 32 hexadecimal digits (custom job IDs may hold no colon and not
 * be all digits); anything of this form that is not one of ours is merely unknown.
 */
export const taskIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
