import { z } from 'zod';
import type { PlatformName } from '../../contract/platforms.ts';
import { serviceUrl } from '../../process/value-types.ts';

/** The base URL of each platform, as variables. */
export const platformSettings = z.object({
  JUDGEME_URL: serviceUrl,
  YOTPO_URL: serviceUrl,
  OKENDO_URL: serviceUrl,
  STAMPED_URL: serviceUrl,
  POWERREVIEWS_URL: serviceUrl,
  BAZAARVOICE_URL: serviceUrl,
});

/** The base URL of each platform. Pages do not choose hosts. */
export type PlatformUrls = Readonly<Record<PlatformName, URL>>;

export const platformUrlsOf = (settings: z.infer<typeof platformSettings>): PlatformUrls => ({
  judgeme: settings.JUDGEME_URL,
  yotpo: settings.YOTPO_URL,
  okendo: settings.OKENDO_URL,
  stamped: settings.STAMPED_URL,
  powerreviews: settings.POWERREVIEWS_URL,
  bazaarvoice: settings.BAZAARVOICE_URL,
});
