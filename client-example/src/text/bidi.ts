/**
 * Text from elsewhere without the characters that reorder the text around it: directional embeddings, overrides, and isolates. Marks
 * that only help to display right-to-left text remain.
 */
export const withoutBidiControls = (text: string): string => text.replace(bidiControls, '');

/**
 * Text from elsewhere for a sentence that has no markup, such as a document title: its direction does not affect the rest of the
 * sentence.
 */
export const isolated = (text: string): string => {
  const plain = withoutBidiControls(text);
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain;
};

const bidiControls = /[\u202a-\u202e\u2066-\u2069]/g;

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u061c\u200f]/u;
