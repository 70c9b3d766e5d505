import type { MouseEvent } from 'react';
import { expect, test } from 'vitest';
import { guardDoubleClick } from '../../client-example/src/ui/guard-double-click.ts';

const click = (timeStamp: number, clientX = 5, detail = 1) =>
  ({ timeStamp, clientX, clientY: 5, detail }) as MouseEvent;

test('a double click presses only the first of two buttons that replace each other', () => {
  const pressed: string[] = [];
  const cancel = guardDoubleClick(() => pressed.push('cancel'));
  const rerun = guardDoubleClick(() => pressed.push('rerun'));

  cancel(click(1000));
  rerun(click(1400));
  expect(pressed).toEqual(['cancel']);
  rerun(click(2000));
  expect(pressed).toEqual(['cancel', 'rerun']);
});

test('clicks elsewhere and keys press at once', () => {
  const pressed: string[] = [];
  const press = guardDoubleClick(() => pressed.push('x'));

  press(click(10_000));
  press(click(10_100, 50));
  press(click(10_200, 50, 0));
  expect(pressed).toHaveLength(3);
});
