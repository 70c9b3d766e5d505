import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

/**
 * Moves focus to the heading of a newly opened page if the link or button that opened it has disappeared, as otherwise keyboard and
 * screen reader users would start over at the top. Waits for a heading that appears once the page has loaded, unless the user moves
 * focus first.
 *
 * @param main the element that holds the page.
 */
export const useFocusAfterNavigation = (main: RefObject<HTMLElement | null>): void => {
  const [path] = useLocation();
  const previous = useRef(path);
  useEffect(() => {
    if (path === previous.current || !main.current) return;
    previous.current = path;
    const container = main.current;
    const isDone = () => {
      // React hides a page before it removes it, if the next one is still loading.
      const { activeElement } = document;
      if (activeElement !== document.body && activeElement?.checkVisibility()) return true;
      const candidates = container.querySelectorAll<HTMLElement>(
        ':is(h1, h2)[tabindex="-1"], [aria-busy="true"]',
      );
      const first = [...candidates].find((candidate) => candidate.checkVisibility());
      if (!first || first.ariaBusy === 'true') return false;
      first.focus();
      return true;
    };
    if (isDone()) return;
    const observer = new MutationObserver(() => {
      if (isDone()) observer.disconnect();
    });
    observer.observe(container, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [path, main]);
};
