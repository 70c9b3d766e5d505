import { Link, useRoute } from 'wouter';
import { useWhatIsThere } from '../operations/use-what-is-there.ts';
import classes from './shell.module.css';

/** The ways through the page; what is not there for this caller is left out. */
export const Navigation = () => {
  const { hasSchedules, hasOperations } = useWhatIsThere();
  return (
    <nav aria-label="Pages" className={classes.navigation}>
      <Way href="/">Collect</Way>
      <Way href="/history">History</Way>
      {hasSchedules && <Way href="/schedules">Schedules</Way>}
      {hasOperations && <Way href="/operations">Operations</Way>}
    </nav>
  );
};

const Way = ({ href, children }: { href: string; children: string }) => {
  const [isHere] = useRoute(href);
  return (
    <Link href={href} className={classes.way} aria-current={isHere ? 'page' : undefined}>
      {children}
    </Link>
  );
};
