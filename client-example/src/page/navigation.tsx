import { Link, useRoute } from 'wouter';
import { paths } from '../paths.ts';
import classes from './shell.module.css';
import { useAvailablePages } from './use-available-pages.ts';

/** Links to the pages that this visitor may open. */
export const Navigation = () => {
  const { hasSchedules, hasOperations } = useAvailablePages();
  return (
    <nav aria-label="Main" className={classes.navigation}>
      <NavLink href={paths.home}>Collect</NavLink>
      <NavLink href={paths.allTasks}>Tasks</NavLink>
      {hasSchedules && <NavLink href={paths.schedules}>Schedules</NavLink>}
      {hasOperations && <NavLink href={paths.operations}>Operations</NavLink>}
    </nav>
  );
};

const NavLink = ({ href, children }: { href: string; children: string }) => {
  const [isCurrent] = useRoute(href);
  return (
    <Link href={href} className={classes.link} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </Link>
  );
};
