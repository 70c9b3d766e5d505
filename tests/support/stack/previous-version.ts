import { relative } from 'node:path';
import type { Rolldown } from 'tsdown';
import { openTestBuild, type TestBuild } from './test-build.ts';

/**
 * Builds the server and the worker as they might have been one release ago: TaskProgressed does not exist yet, so they neither write
 * nor know it, and fields that readers treat as optional are not written.
 */
export const openPreviousBuild = (): Promise<TestBuild> =>
  openTestBuild('previous', [withTraits(previousTraits)]);

/** The events that the previous version does not know. */
export const unknownToPrevious = ['TaskProgressed'] as const;

/** What to replace in the sources, by file. */
const previousTraits: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  'contract/event.ts': [[/^ *envelope\.extend\(\{ type: z\.literal\('TaskProgressed'\).*\n/m, '']],
  'tasks/kept-pages.ts': [
    [/sources: rows,/, 'sources: rows.map(({ fraction: _, ...row }) => row),'],
  ],
  'tasks/queues.ts': [[/taskId, owner \};/, 'taskId };']],
  'worker/attempt/collect-for-task.ts': [
    [/^ *await attempt\.write\(\[\{ type: 'TaskProgressed'.*\n/m, ''],
    [/^ *events\.push\(\{ type: 'TaskProgressed'.*\n/m, ''],
    [/await attempt\.write\(events, /, 'if (events.length > 0) await attempt.write(events, '],
  ],
  'worker/collection/summary.ts': [
    [/^ *averageSentiment: meanOf\(reviews.*\n/m, ''],
    [/^ *averageSentiment: meanOf\(own.*\n/m, ''],
  ],
};

/** @throws if a file or a text is not there, because the sources have changed. */
const withTraits = (traits: typeof previousTraits): Rolldown.Plugin => {
  const remaining = new Set(Object.keys(traits));
  return {
    name: 'with-traits',
    transform(code, id) {
      const file = relative(process.cwd(), id);
      const replacements = traits[file];
      if (!replacements) return null;
      remaining.delete(file);
      return replacements.reduce((changed, [text, replacement]) => {
        if (!text.test(changed)) throw new Error(`${file} has no ${text}.`);
        return changed.replace(text, replacement);
      }, code);
    },
    buildEnd() {
      if (remaining.size > 0) throw new Error(`Not built: ${[...remaining].join(', ')}.`);
    },
  };
};
