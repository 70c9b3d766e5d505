import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { SourcesDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';
import { useSettings } from '../settings/settings.ts';

/** Reads the titles of all sources once for the whole page. */
export const SourceTitlesProvider = ({ children }: { children: ReactNode }) => {
  const { watchToken } = useSettings();
  // The API lists its sources to holders of a key only, not of a watch token.
  const isEnabled = watchToken === undefined;
  const { data } = useQuery(SourcesDocument, {}, { isEnabled });
  const titles = useMemo(
    () => new Map(data?.sources.map(({ name, title }) => [name, title])),
    [data],
  );
  return <SourceTitlesContext value={titles}>{children}</SourceTitlesContext>;
};

/** Returns a function from a source's name to its title, or to its capitalized name while the title is unknown. */
export const useSourceTitle = (): ((name: string) => string) => {
  const titles = useContext(SourceTitlesContext);
  return (name) => titles.get(name) ?? name.charAt(0).toUpperCase() + name.slice(1);
};

const SourceTitlesContext = createContext<ReadonlyMap<string, string>>(new Map());
