import { type RefObject, useLayoutEffect, useState } from 'react';

/** Whether an element's line clamp hides some of its text. Not measured, and unchanged, while `isExpanded`. */
export const useIsTruncated = (
  element: RefObject<HTMLElement | null>,
  isExpanded: boolean,
): boolean => {
  const [isTruncated, setIsTruncated] = useState(false);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current || isExpanded) return;
    const measure = () => setIsTruncated(current.scrollHeight > current.clientHeight + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, isExpanded]);
  return isTruncated;
};
