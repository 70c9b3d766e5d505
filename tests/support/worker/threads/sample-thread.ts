/** What the thread does. */
export type SampleTask = 'answer' | 'fail' | 'never end' | 'use all memory';

export default (task: SampleTask): string => {
  if (task === 'fail') throw new Error('The task failed.');
  const kept: number[][] = [];
  while (task === 'never end' || task === 'use all memory') {
    if (task === 'use all memory') kept.push(Array.from({ length: 100_000 }, (_, index) => index));
  }
  return task;
};
