/** The beginning of a text on one line, cut after a word: "Great sound for the…". */
export const excerpt = (text: string, maxLength = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  if (characters.length <= maxLength) return line;
  const cut = characters.slice(0, maxLength).join('');
  return `${cut.replace(/\s+\S*$/, '')}…`;
};
