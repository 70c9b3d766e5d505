import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Whether the rendered text of a block is longer than `maxLines` lines. Measured again whenever its size changes, whatever the reason:
 * width, fonts, text size, or text. The block itself must not be clamped; clamp an element around it.
 */
export const useIsTruncated = (block: RefObject<HTMLElement | null>, maxLines: number): boolean => {
  const [isTruncated, setIsTruncated] = useState(false);
  useLayoutEffect(() => {
    const { current } = block;
    if (!current) return;
    const measure = () => {
      const lineHeight = Number.parseFloat(getComputedStyle(current).lineHeight);
      setIsTruncated(current.getBoundingClientRect().height > (maxLines + 0.5) * lineHeight);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [block, maxLines]);
  return isTruncated;
};
