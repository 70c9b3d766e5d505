import type { MouseEvent } from 'react';

/**
 * Wraps the handler of a button that takes the place of another, or is replaced by one: the second click of a double click does not
 * press what the first one brought under the pointer. Keyboards are not affected.
 */
export const guardDoubleClick =
  (handler: () => void) =>
  (event: MouseEvent): void => {
    const click = { at: event.timeStamp, x: event.clientX, y: event.clientY };
    const isByPointer = event.detail > 0;
    const isSecond = isByPointer && previous !== undefined && areOneDoubleClick(previous, click);
    if (isByPointer) previous = click;
    if (!isSecond) handler();
  };

interface Click {
  /** In milliseconds. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

/** The last click on a guarded button. A page has one pointer. */
let previous: Click | undefined;

const areOneDoubleClick = (first: Click, second: Click): boolean =>
  second.at - first.at <= doubleClickMs &&
  Math.hypot(second.x - first.x, second.y - first.y) <= doubleClickDistance;

/** The longest double click of common systems, in milliseconds. */
const doubleClickMs = 500;

/** How far a pointer moves in a double click, in pixels. */
const doubleClickDistance = 10;
