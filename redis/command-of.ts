/** The command that ioredis attaches to an error. */
export const commandOf = (error: Error): { name: string; args: object } | undefined => {
  if (!('command' in error) || !isObject(error.command)) return undefined;
  const { command } = error;
  if (!('name' in command) || !('args' in command) || !isObject(command.args)) return undefined;
  return { name: String(command.name), args: command.args };
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
