/** What `errorsOf` returns for input rejected with this message. */
export const badUserInput = (message: string) => [{ code: 'BAD_USER_INPUT', message }];

/** What `errorsOf` returns for a cursor rejected with this message. */
export const invalidCursor = (message: string) => [{ code: 'INVALID_CURSOR', message }];
