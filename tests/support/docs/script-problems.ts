/**
 * What in an npm script some shell does not understand. npm runs scripts with `sh` on Linux and macOS and with `cmd.exe` on Windows,
 * which share little more than commands, double quotation marks, and `&&`.
 *
 * @param programs what may be run: `node`, `npm`, and the programs of installed packages.
 */
export const scriptProblems = (script: string, programs: ReadonlySet<string>): string[] => [
  ...forbidden.filter(([pattern]) => pattern.test(script)).map(([, problem]) => problem),
  ...script
    .split('&&')
    .map((command) => command.trim().split(/\s+/)[0] ?? '')
    .filter((name) => !programs.has(name))
    .map((name) => `${name || 'an empty command'} is not a program of every system`),
];

const forbidden: readonly (readonly [RegExp, string])[] = [
  [/'/, 'cmd.exe does not know single quotation marks'],
  [/`|\$/, 'cmd.exe substitutes neither variables nor commands this way'],
  [/%/, 'sh does not substitute variables this way'],
  [/;/, 'cmd.exe does not separate commands with a semicolon'],
  [/(?<!&)&(?!&)/, 'a single & means something else in each shell'],
  [/\|/, 'pipes and || depend on the programs of the system'],
  [/[<>]/, 'redirections name files and devices of one system'],
  [/[*?{}~[\]]|(^|\s)!/, 'cmd.exe does not expand patterns'],
  [/\\|\^/, 'each shell has another escape character'],
  [/[()#]/, 'each shell groups and comments in another way'],
  [/(^|&&)\s*\w+=/, 'cmd.exe sets no variables in front of a command'],
  [/\n/, 'cmd.exe runs the first line only'],
];
