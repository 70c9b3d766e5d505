import { expect } from 'vitest';
import { ask } from './polling.ts';
import type { Operation } from './transport.ts';

/** Runs an attack, and asks for something else again and again until it ends: every answer must be right. */
export const whileAttacking = async <T>(
  graphql: string,
  attack: () => Promise<T>,
  credentials: Partial<Operation> = {},
): Promise<T> => {
  let isOver = false;
  const over = attack().finally(() => {
    isOver = true;
  });
  do {
    expect(await ask(graphql, { query: '{ sources { name } }', ...credentials })).toEqual({
      data: { sources: expect.any(Array) },
    });
  } while (!isOver);
  return over;
};
