import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/**
 * Sets the headers that keep browsers from using a response in ways it is not meant for: nothing may load or run from it, frame it,
 * guess its type, or learn where a visitor came from. Pages replace the content security policy with their own.
 *
 * @param hstsSeconds for how long browsers use HTTPS only; 0 does not ask them to.
 */
export const securityHeaders = (hstsSeconds: number) => {
  const set = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    strictTransportSecurity:
      hstsSeconds > 0 ? { maxAge: hstsSeconds, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    xDownloadOptions: false,
  });
  return (request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('permissions-policy', permissionsPolicy);
    set(request, response, (error) => {
      if (error) throw error;
    });
  };
};

/** What no page of the server uses. */
const permissionsPolicy = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');
