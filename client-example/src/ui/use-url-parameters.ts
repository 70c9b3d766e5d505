import { useCallback, useMemo } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';

/** New values of parameters; undefined and empty values remove a parameter. */
export type ParameterChanges = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface ChangeOptions {
  /** Changes the current entry of the browser's history instead of adding one, for input that changes with every key. */
  readonly replace?: boolean;
}

/** The search parameters of the page's URL, and a function that changes some of them. Path and fragment stay as they are. */
export const useUrlParameters = () => {
  const search = useSearch();
  const parameters = useMemo(() => new URLSearchParams(search), [search]);
  const change = useCallback((changes: ParameterChanges, options: ChangeOptions = {}) => {
    const url = new URL(window.location.href);
    for (const [name, value] of Object.entries(changes)) {
      url.searchParams.delete(name);
      for (const one of value === undefined ? [] : [value].flat()) {
        if (one !== '') url.searchParams.append(name, one);
      }
    }
    if (url.href !== window.location.href) navigate(url.pathname + url.search + url.hash, options);
  }, []);
  return [parameters, change] as const;
};
