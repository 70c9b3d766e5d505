/** Reads the answer of CLUSTER NODES. */
export const readNodeLines = (text: string): NodeLine[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', , flags = '', masterId = '', , , , link = '', ...ranges] = line.split(' ');
      const held = ranges
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
        slots: held.reduce((sum, { from, to }) => sum + to - from + 1, 0),
        holds: (slot) => held.some(({ from, to }) => slot >= from && slot <= to),
      };
    });

/** What a node says of one node, itself among them. */
export interface NodeLine {
  readonly id: string;
  readonly isMaster: boolean;
  readonly isUp: boolean;
  readonly masterId: string;
  /** How many slots it holds. */
  readonly slots: number;
  holds(slot: number): boolean;
}
