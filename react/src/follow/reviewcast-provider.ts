import type { Endpoint } from '@reviewcast/client';
import { createContext, createElement, type ReactElement, type ReactNode, useContext } from 'react';

export interface ReviewcastProviderProps {
  /** Create it once per server, outside of components: all tasks followed through it share one WebSocket. */
  readonly endpoint: Endpoint;
  readonly children?: ReactNode;
}

/** Provides the server whose tasks the hooks below it follow. */
export const ReviewcastProvider = ({ endpoint, children }: ReviewcastProviderProps): ReactElement =>
  createElement(EndpointContext, { value: endpoint }, children);

/** The endpoint of the nearest provider. @throws {Error} outside a `ReviewcastProvider`. */
export const useEndpoint = (): Endpoint => {
  const endpoint = useContext(EndpointContext);
  if (!endpoint) {
    throw new Error('No ReviewcastProvider found. Wrap this component in <ReviewcastProvider>.');
  }
  return endpoint;
};

const EndpointContext = createContext<Endpoint | undefined>(undefined);
