import { withoutBidiControls } from '../text/bidi.ts';

/** Text from elsewhere, inline. Whatever direction it has, it does not reorder the text around it. */
export const ForeignText = ({ text }: { text: string }) => <bdi>{withoutBidiControls(text)}</bdi>;
