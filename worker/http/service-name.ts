import { isIP } from 'node:net';

/**
 * The name of a service in error messages: its host. Never the path or query, which may contain secrets, and never a host inside
 * the operator's network.
 *
 * @param internal the text for hosts inside the network.
 */
export const serviceName = (url: URL, internal = 'The service'): string => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isInternal =
    isIP(host) !== 0 || !host.includes('.') || /\.(local|internal|lan|home|intranet)$/i.test(host);
  return isInternal ? internal : url.host;
};
