import type { TaskView } from '@reviewcast/client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';

interface SourceTitlesProps {
  readonly view: TaskView;
  readonly children: ReactNode;
}

/** Provides the titles of a task's sources, which its progress carries: a watch token does not list the deployment's sources. */
export const SourceTitles = ({ view, children }: SourceTitlesProps) => {
  const sources = view.progress?.sources;
  const titles = useMemo(
    () => new Map(sources?.map(({ source, title }) => [source, title])),
    [sources],
  );
  return <SourceTitlesContext value={titles}>{children}</SourceTitlesContext>;
};

/** Returns a function from a source's name to its title, or to the name itself if the task does not have that source. */
export const useSourceTitle = (): ((name: string) => string) => {
  const titles = useContext(SourceTitlesContext);
  return (name) => titles.get(name) ?? name;
};

const SourceTitlesContext = createContext<ReadonlyMap<string, string>>(new Map());
