/** The display name of a client, given the name of its folder. */
export const clientTitle = (folder: string): string => titles.get(folder) ?? folder;

const titles: ReadonlyMap<string, string> = new Map([['apollo', 'Apollo Client']]);
