import { question as fanOut } from './fan-out.ts';
import type { Question } from './harness/question.ts';
import { question as start } from './start.ts';

/** All questions, in the order in which they are answered. */
export const questions: readonly Question[] = [fanOut, start];
