import { Text, type TextProps } from '@mantine/core';
import { errorMessage } from '../text/error-message.ts';
import { intentTextColor } from './intent.ts';

/** An error of an action, next to its button. Announced by screen readers. */
export const ErrorText = ({ error, ...props }: TextProps & { readonly error: Error }) => (
  <Text role="alert" size="sm" c={intentTextColor.error} {...props}>
    {errorMessage(error)}
  </Text>
);
