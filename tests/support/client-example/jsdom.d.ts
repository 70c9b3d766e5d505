declare module 'jsdom' {
  /** As much of jsdom as is used here. */
  export class JSDOM {
    constructor(html: string, options: { url: string });
    readonly window: Window & { WebSocket: typeof WebSocket };
  }
}
