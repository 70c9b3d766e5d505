import { type TaskEvent, taskEventSchema } from '../../contract/event.ts';

/** Reads an entry of the log, or a publication: they are the same text. */
export const parseEntry = (text: string): TaskEvent => taskEventSchema.parse(JSON.parse(text));
