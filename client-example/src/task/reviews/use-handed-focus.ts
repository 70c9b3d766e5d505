import { type RefObject, useLayoutEffect } from 'react';

/**
 * Takes the focus where what stood in the same place before had it, and notes whether this one has it when it goes. Who reads
 * by the keyboard stays where they read.
 */
export const useHandedFocus = (
  element: RefObject<HTMLElement | null>,
  focus: RefObject<boolean>,
): void => {
  useLayoutEffect(() => {
    const { current } = element;
    if (focus.current) current?.focus({ preventScroll: true });
    // A layout effect is cleaned up before its element leaves the page, and its focus with it.
    return () => {
      focus.current = current?.contains(document.activeElement) ?? false;
    };
  }, [element, focus]);
};
