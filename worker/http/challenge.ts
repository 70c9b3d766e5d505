import type { OutboundResponse } from '../../outbound/outbound-response.ts';

/** Whether a firewall says in its headers that it sent a challenge for browsers instead of the page, whatever the status. */
export const isChallenge = ({ headers }: Pick<OutboundResponse, 'headers'>): boolean =>
  [...challengeHeaders].some(([name, value]) => value.test(headers.get(name) ?? ''));

/** Of AWS WAF, Cloudflare, Vercel, and Sucuri. */
const challengeHeaders: ReadonlyMap<string, RegExp> = new Map([
  ['x-amzn-waf-action', /^(?:challenge|captcha)/i],
  ['cf-mitigated', /^challenge/i],
  ['x-vercel-mitigated', /^(?:challenge|deny)/i],
  ['x-sucuri-block', /./],
]);
