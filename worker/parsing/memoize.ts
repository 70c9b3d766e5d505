/** Calculates the result for each key once, so that what a page refers to many times is read once. */
export const memoize = <Key, Result>(calculate: (key: Key) => Result): ((key: Key) => Result) => {
  const results = new Map<Key, { readonly result: Result }>();
  return (key) => {
    let known = results.get(key);
    if (known === undefined) {
      known = { result: calculate(key) };
      results.set(key, known);
    }
    return known.result;
  };
};
