import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { useActionError } from '../../api/use-action-error.ts';
import { useSettings } from '../../settings/settings.ts';
import { ErrorText } from '../../ui/error-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { downloadExport, type ExportFormat, exportFormats } from './download-export.ts';
import type { ReviewFilter } from './review-filter.ts';

interface ExportMenuProps {
  readonly id: string;
  readonly filter: ReviewFilter;
  readonly isDisabled: boolean;
}

/** Saves the reviews that match the filter as a file, in a format to choose. */
export const ExportMenu = ({ id, filter, isDisabled }: ExportMenuProps) => {
  const { apiKey, watchToken } = useSettings();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useActionError();
  const save = async (format: ExportFormat) => {
    setIsBusy(true);
    setError(undefined);
    try {
      await downloadExport(id, format, filter, watchToken ?? (apiKey || undefined));
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div>
      <Menu position="bottom-end" disabled={isDisabled}>
        <Menu.Target>
          <Button
            variant="default"
            fullWidth
            disabled={isDisabled}
            loading={isBusy}
            rightSection={<Icon name="chevronDown" />}
          >
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {Object.entries(exportFormats).map(([format, label]) => (
            <Menu.Item key={format} onClick={() => isExportFormat(format) && void save(format)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {error && <ErrorText error={error} mt={6} />}
    </div>
  );
};

const isExportFormat = (name: string): name is ExportFormat => Object.hasOwn(exportFormats, name);
