import { onTestFinished } from 'vitest';
import { serveSite } from '../../../demo/sites/serve-site.ts';
import type { DemoSite } from '../../../demo/sites/site.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What the text holds, for a test that knows it. */
  json(): unknown;
}

/** Serves a site until the test ends and asks it over HTTP. */
export const clientOf = async (site: DemoSite): Promise<(path: string) => Promise<Answer>> => {
  const served = await serveSite(site, 0);
  onTestFinished(() => served.close());
  return async (path) => {
    const response = await fetch(served.origin + path);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: () => JSON.parse(text),
    };
  };
};
