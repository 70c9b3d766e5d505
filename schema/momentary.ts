/** Part of a field's extensions: its value depends on when it is read, and not only on the object that it belongs to. */
export const momentary = { isMomentary: true };

/** Whether a field is {@link momentary}. */
export const isMomentary = ({ extensions }: { extensions?: object | null | undefined }): boolean =>
  extensions != null && Reflect.get(extensions, 'isMomentary') === true;
