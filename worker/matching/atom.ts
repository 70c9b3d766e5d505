/** The smallest unit of comparison: a run of letters, a number, or one character of a script without spaces. */
export interface Atom {
  readonly text: string;
  /** What separates it from the atom before. Empty between "XM" and "5". */
  readonly gap: string;
  readonly isNumber: boolean;
  /** Set for a number that was written as "2nd generation" or as "Mark II" or "II". */
  readonly counts?: 'generation' | 'mark';
}

/** Whether a phrase ends before the atom: at a comma, a bracket, a dash between spaces, and the like. */
export const startsPhrase = ({ gap }: Atom): boolean =>
  /[,;:|/()[\]{}<>【】「」、。!?—–•·]|\s[-~]|[-~]\s/.test(gap);
