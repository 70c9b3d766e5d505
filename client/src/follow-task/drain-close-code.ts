/**
 * The close code of a server that is stopping: come back, another one answers. A client treats it like 1006, 1012 and
 * 1013, for a reader that is stuck never sees the close frame.
 */
export const DRAIN_CLOSE_CODE = 4503;
