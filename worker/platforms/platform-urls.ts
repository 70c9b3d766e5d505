import { z } from 'zod';
import type { PlatformName } from '../../contract/platforms.ts';
import { serviceUrl } from '../../process/value-types.ts';

/** The base URL of each platform, as variables. */
export const platformSettings = z.object({ JUDGEME_URL: serviceUrl });

/** The base URL of each platform. Pages do not choose hosts. */
export type PlatformUrls = Readonly<Record<PlatformName, URL>>;

export const platformUrlsOf = (settings: z.infer<typeof platformSettings>): PlatformUrls => ({
  judgeme: settings.JUDGEME_URL,
});
