import { z } from 'zod';

/**
 * A task ID, opaque to callers. Generated IDs are `t` followed by 32 hexadecimal digits, because a BullMQ job ID must not contain
 * a colon or consist of digits only. Any other ID of this form is valid but unknown.
 */
export const taskIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
