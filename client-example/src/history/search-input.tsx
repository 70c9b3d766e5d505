import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

interface SearchInputProps {
  readonly value: string;
  readonly onChange: (search: string) => void;
}

/** Searches while the user types, with a short delay so that not every key causes a request. */
export const SearchInput = ({ value, onChange }: SearchInputProps) => {
  const [draft, setDraft] = useState<string>();
  const apply = useDebouncedCallback((search: string) => {
    onChange(search);
    setDraft(undefined);
  }, delayMs);
  return (
    <TextInput
      type="search"
      label="Product"
      placeholder="Product name or task ID"
      maxLength={200}
      value={draft ?? value}
      onChange={({ currentTarget: { value: search } }) => {
        setDraft(search);
        apply(search);
      }}
      onKeyDown={({ key }) => {
        if (key === 'Enter') apply.flush();
      }}
    />
  );
};

const delayMs = 300;
