/**
 * Numbers that texts with a run of about a dozen equal words share, wherever it is: the smallest hash of each window of word groups
 * (winnowing). About one for each five words, at most 100.
 */
export const anchorsOf = (words: string): ReadonlySet<number> => {
  const all = words.split(' ');
  const groups = Math.max(1, Math.min(all.length - groupSize + 1, maxGroups));
  const hashes = Array.from({ length: groups }, (_, at) =>
    hashOf(all.slice(at, at + groupSize).join(' ')),
  );
  // Of a short text all, because one changed word would leave few others.
  const window = groups <= 2 * windowSize ? 1 : windowSize;
  const anchors = new Set<number>();
  for (let at = 0; at + window <= groups && anchors.size < maxAnchors; at += 1) {
    anchors.add(Math.min(...hashes.slice(at, at + window)));
  }
  return anchors;
};

const groupSize = 4;
const windowSize = 8;
const maxGroups = 500;
const maxAnchors = 100;

/** FNV-1a of 32 bits. A collision costs a comparison. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
};
