import { ActionIcon, Anchor, Container, Group, Text } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { Link } from 'wouter';
import { rootUrl } from '../api/root-url.ts';
import { ConnectionBadge } from '../connection/connection-badge.tsx';
import { paths } from '../paths.ts';
import { useSettings } from '../settings/settings.ts';
import { Icon } from '../ui/icon.tsx';
import { Navigation } from './navigation.tsx';
import { PoweredBy } from './powered-by.tsx';
import classes from './shell.module.css';
import { useFocusAfterNavigation } from './use-focus-after-navigation.ts';
import { useLightPrint } from './use-light-print.ts';

/** The frame around every page: header with navigation, and footer. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const { watchToken, open } = useSettings();
  const main = useRef<HTMLDivElement>(null);
  useFocusAfterNavigation(main);
  useLightPrint();
  return (
    <>
      <a className={classes.skip} href="#content">
        Skip to content
      </a>
      <header className={classes.header}>
        <Container size="lg" className={classes.bar}>
          <Brand isLink={watchToken === undefined} />
          {watchToken === undefined && <Navigation />}
          <Group gap="xs" wrap="nowrap" className={classes.side}>
            <ConnectionBadge />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label="Settings"
              onClick={open}
            >
              <Icon name="settings" size={20} />
            </ActionIcon>
          </Group>
        </Container>
      </header>
      <Container
        ref={main}
        size="lg"
        component="main"
        id="content"
        tabIndex={-1}
        className={classes.main}
      >
        {children}
      </Container>
      <Container size="lg" component="footer" className={classes.footer}>
        <Text size="xs" c="dimmed">
          <PoweredBy /> ·{' '}
          <Anchor inherit underline="always" href={new URL('graphql', rootUrl).href}>
            GraphiQL
          </Anchor>
        </Text>
      </Container>
    </>
  );
};

const Brand = ({ isLink }: { isLink: boolean }) => {
  const name = (
    <>
      <img src={new URL('icon.svg', rootUrl).href} alt="" width={26} height={26} />
      <span>Reviewcast</span>
    </>
  );
  if (!isLink) return <span className={classes.brand}>{name}</span>;
  return (
    <Link href={paths.home} className={classes.brand}>
      {name}
    </Link>
  );
};
