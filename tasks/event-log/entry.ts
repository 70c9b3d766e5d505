import { type TaskEvent, taskEventSchema } from '../../contract/event.ts';

/** Parses an entry of the log or a publication, which have the same text. */
export const parseEntry = (text: string): TaskEvent => taskEventSchema.parse(JSON.parse(text));
