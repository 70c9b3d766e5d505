import type { Frame } from '../harness/cpu-profile.ts';

/** The stages of collecting, as columns. */
export const collectStages = [
  { key: 'http', title: 'HTTP, µs' },
  { key: 'parsing', title: 'Parsing, µs' },
  { key: 'matching', title: 'Matching, µs' },
  { key: 'language', title: 'Language, µs' },
  { key: 'tone', title: 'Tone, µs' },
  { key: 'identity', title: 'Identity, µs' },
  { key: 'log', title: 'Log and queue, µs' },
  { key: 'other', title: 'Other, µs' },
] as const;

export type CollectStage = (typeof collectStages)[number]['key'];

/** Which stage a worker is in: that of the innermost function that belongs to one. Garbage is collected for no stage. */
export const stageOf = (stack: readonly Frame[]): CollectStage => {
  for (const { file } of stack) {
    const known = stages.find(([pattern]) => pattern.test(file));
    if (known) return known[1];
  }
  return 'other';
};

const stages: readonly (readonly [RegExp, CollectStage])[] = [
  [/worker\/matching\//, 'matching'],
  [/worker\/collection\/(language|common-words)/, 'language'],
  [/worker\/tone\//, 'tone'],
  [/worker\/collection\/(review-identity|seen-reviews)/, 'identity'],
  [/worker\/(parsing|sources|paging|parsing-thread)/, 'parsing'],
  [/worker\/http\/|outbound\/|node_modules\/undici\/|^node:(_?http|_?tls|net|dns|zlib)/, 'http'],
  [/\/(tasks|redis)\/|node_modules\/(ioredis|bullmq|redis-parser|msgpackr)\//, 'log'],
];
