import { existsSync, readFileSync } from 'node:fs';
import { describe } from 'vitest';

/** Tests over {@link recorded} answers. They are not part of the repository: where they are missing, all are skipped. */
export const describeRecorded = (tests: () => void): void => {
  describe.skipIf(!existsSync(folder))(
    'recorded responses (skipped where ../shared/samples is missing)',
    tests,
  );
};

/** What a service once answered, as it came. For use within tests: it throws where there is no such file. */
export const recorded = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

export const recordedJson = (name: string): unknown => JSON.parse(recorded(name));

const folder = new URL('../../../../../shared/samples/', import.meta.url);
