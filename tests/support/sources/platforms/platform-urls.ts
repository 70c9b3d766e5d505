import type { PlatformUrls } from '../../../../worker/platforms/platform-urls.ts';

const nowhere = new URL('http://platform.invalid');

/** The addresses of some platforms. The others cannot be reached. */
export const platformUrls = (urls: Partial<PlatformUrls> = {}): PlatformUrls => ({
  judgeme: nowhere,
  yotpo: nowhere,
  okendo: nowhere,
  stamped: nowhere,
  powerreviews: nowhere,
  bazaarvoice: nowhere,
  ...urls,
});
