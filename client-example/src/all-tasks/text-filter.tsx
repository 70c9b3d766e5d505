import { TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

interface TextFilterProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Filters while the user types, with a short delay so that not every key causes a request. */
export const TextFilter = ({ value, onChange, ...props }: TextFilterProps) => {
  const [draft, setDraft] = useState<string>();
  const apply = useDebouncedCallback((text: string) => {
    onChange(text);
    setDraft(undefined);
  }, delayMs);
  return (
    <TextInput
      maxLength={200}
      {...props}
      value={draft ?? value}
      onChange={({ currentTarget: { value: text } }) => {
        setDraft(text);
        apply(text);
      }}
      onKeyDown={({ key }) => {
        if (key === 'Enter') apply.flush();
      }}
    />
  );
};

const delayMs = 300;
