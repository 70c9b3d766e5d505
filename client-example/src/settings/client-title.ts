/** A client's folder as people know the client. */
export const clientTitle = (folder: string): string => titles.get(folder) ?? folder;

const titles: ReadonlyMap<string, string> = new Map([['apollo', 'Apollo Client']]);
