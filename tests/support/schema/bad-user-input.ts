/** What `errorsOf` gives for an input that is refused with this message. */
export const badUserInput = (message: string) => [{ code: 'BAD_USER_INPUT', message }];
