import { isIP } from 'node:net';

/**
 * How messages for people call a service: its host, never a path or a query, which may hold a key; and never a name that
 * means something only inside the operator's network.
 */
export const serviceName = (url: URL): string => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const internal =
    isIP(host) !== 0 || !host.includes('.') || /\.(local|internal|lan|home|intranet)$/i.test(host);
  return internal ? 'The service' : url.host;
};
