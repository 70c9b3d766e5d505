import { parser } from '@prometheus-io/lezer-promql';

/** What an expression reads: a metric, and the values that it compares each label with. */
export interface Selector {
  readonly metric: string;
  readonly labels: ReadonlyMap<string, readonly string[]>;
}

/**
 * The selectors of a PromQL expression. Alternatives of a regular expression count as values.
 *
 * @throws if it is not valid.
 */
export const selectorsIn = (expression: string): Selector[] => {
  const selectors: { metric: string; labels: Map<string, string[]> }[] = [];
  let label = '';
  parser.parse(expression).iterate({
    enter: ({ type, from, to, node }) => {
      const text = expression.slice(from, to);
      if (type.isError) throw new Error(`Invalid at ${from}: ${expression}`);
      const selector = selectors.at(-1);
      if (type.name === 'VectorSelector') selectors.push({ metric: '', labels: new Map() });
      else if (type.name === 'Identifier' && selector) selector.metric = text;
      else if (type.name === 'LabelName' && node.parent?.name === 'UnquotedLabelMatcher') {
        label = text;
      } else if (type.name === 'StringLiteral' && node.parent?.name === 'UnquotedLabelMatcher') {
        selector?.labels.set(label, text.slice(1, -1).split('|'));
      }
    },
  });
  return selectors;
};
