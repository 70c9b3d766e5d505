/** The first word of an error reply, such as `NOPERM`; undefined for other errors. */
export const replyCodeOf = (error: unknown): string | undefined =>
  error instanceof Error && error.name === 'ReplyError'
    ? /^-?([A-Z]+)\b/.exec(error.message)?.[1]
    : undefined;
