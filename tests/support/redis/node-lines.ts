/** Parses the reply to CLUSTER NODES. */
export const readNodeLines = (text: string): NodeLine[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', , flags = '', masterId = '', , , , link = '', ...ranges] = line.split(' ');
      const owned = ranges
        .filter((range) => !range.startsWith('['))
        .map((range) => range.split('-').map(Number))
        .map(([from = 0, to = from]) => ({ from, to }));
      return {
        id,
        isMaster: flags.includes('master'),
        isUp:
          !/fail|handshake|noaddr/.test(flags) &&
          (link === 'connected' || flags.includes('myself')),
        masterId: masterId === '-' ? '' : masterId,
        slots: owned.reduce((sum, { from, to }) => sum + to - from + 1, 0),
        owns: (slot) => owned.some(({ from, to }) => slot >= from && slot <= to),
      };
    });

/** What a node reports about one node, possibly itself. */
export interface NodeLine {
  readonly id: string;
  readonly isMaster: boolean;
  readonly isUp: boolean;
  readonly masterId: string;
  /** The number of slots it owns. */
  readonly slots: number;
  owns(slot: number): boolean;
}
