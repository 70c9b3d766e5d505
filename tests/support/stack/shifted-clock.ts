/** The argument that makes a Node process see a clock that is off by so many milliseconds. */
export const shiftedClock = (offsetMs: number): string => {
  const module = `
    const RealDate = Date;
    globalThis.Date = class Date extends RealDate {
      constructor(...values) {
        super(...(values.length === 0 ? [RealDate.now() + ${offsetMs}] : values));
      }
      static now() {
        return RealDate.now() + ${offsetMs};
      }
    };`;
  return `--import=data:text/javascript,${encodeURIComponent(module)}`;
};
