import { type RefObject, useLayoutEffect } from 'react';

/**
 * Moves focus to `element` on mount if `focus` is set, and records in `focus` on unmount whether it had focus. A component that
 * replaces another in the same spot thereby keeps the keyboard user's position.
 */
export const useRestoredFocus = (
  element: RefObject<HTMLElement | null>,
  focus: RefObject<boolean>,
): void => {
  useLayoutEffect(() => {
    const { current } = element;
    if (focus.current) current?.focus({ preventScroll: true });
    // A layout effect is cleaned up before its element is removed and loses focus.
    return () => {
      focus.current = current?.contains(document.activeElement) ?? false;
    };
  }, [element, focus]);
};
