import { ApiError } from '../../schema/errors.ts';
import type { Viewer } from './viewer.ts';

/**
 * What operators see of the caller who started a task: the digest of the caller's key, `operator`, or `anonymous`. Null for other viewers
 * than operators.
 */
export const ownerNameOf = (viewer: Viewer, owner: string): string | null => {
  if (!seesOwners(viewer)) return null;
  return owner === '' ? anonymous : owner;
};

/** The owner with that name. @throws FORBIDDEN unless the viewer is an operator. */
export const ownerNamed = (viewer: Viewer, name: string): string => {
  if (!seesOwners(viewer)) {
    throw new ApiError(
      'FORBIDDEN',
      'where.owner is for operators only. Leave it out, or use one of the OPERATOR_KEYS.',
    );
  }
  return name === anonymous ? '' : name;
};

/** Where access is open, everyone is an operator. */
const seesOwners = ({ kind }: Viewer): boolean => kind === 'operator' || kind === 'anyone';

const anonymous = 'anonymous';
