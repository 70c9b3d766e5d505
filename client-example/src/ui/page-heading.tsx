import { Title } from '@mantine/core';
import { usePageTitle } from './use-page-title.ts';

interface PageHeadingProps {
  readonly children: string;
  /** The title of the browser tab. Default: the heading. */
  readonly title?: string;
}

/** The main heading of a page. Receives focus when a link or button that led here has disappeared. */
export const PageHeading = ({ children, title = children }: PageHeadingProps) => {
  usePageTitle(title);
  return (
    <Title order={1} tabIndex={-1}>
      {children}
    </Title>
  );
};
