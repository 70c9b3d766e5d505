import { createContext, useContext } from 'react';
import type { Endpoint } from '../../../client/src/follow-task/endpoint.ts';

/** The server whose tasks the hooks below follow: one for the page, so that all its tasks share one socket. */
export const EndpointContext = createContext<Endpoint | undefined>(undefined);

/** @throws {Error} outside an `EndpointContext`. */
export const useEndpoint = (): Endpoint => {
  const endpoint = useContext(EndpointContext);
  if (!endpoint) throw new Error('No EndpointContext is above this component.');
  return endpoint;
};
