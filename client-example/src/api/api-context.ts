import { createContext, useContext } from 'react';
import type { ReviewcastApi } from './reviewcast-api.ts';

/** The API that this part of the page stands on. */
export const ApiContext = createContext<ReviewcastApi | undefined>(undefined);

/** @throws {Error} outside an `ApiContext`. */
export const useApi = (): ReviewcastApi => {
  const api = useContext(ApiContext);
  if (!api) throw new Error('No ApiContext is above this component.');
  return api;
};
