/** Something that a test waits for, or holds up. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

/** A closed one; opening it again does nothing. */
export const gate = (): Gate => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
};
