import { ConnectionLostError } from '@reviewcast/client';
import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import { hasCode } from '../text/error-message.ts';
import type { ServerProbe } from './server-probe.ts';

export const ServerProbeContext = createContext<ServerProbe | undefined>(undefined);

/**
 * Calls `recover` each time the server responds while `error` says that it could not be reached or was unavailable. `recover` reads
 * again what failed, or clears the error of an action that the user can now repeat.
 */
export const useRecovery = (error: Error | undefined, recover: () => void): void => {
  const probe = useContext(ServerProbeContext);
  const isUnavailable =
    error instanceof ConnectionLostError || hasCode(error, 'SERVICE_UNAVAILABLE');
  const onResponse = useEffectEvent(recover);
  useEffect(() => {
    if (!isUnavailable) return;
    return probe?.onResponse(() => onResponse());
  }, [probe, isUnavailable]);
};
