/**
 * The paths of the fields that a validator does not know, and so accepts whatever they hold: those where a value of another type
 * changes nothing. Kubernetes ignores such fields, so a misspelled one has no effect.
 *
 * @param validate throws when a resource is invalid.
 */
export const unknownFields = (
  resource: object,
  validate: (changed: object) => unknown,
): string[] => {
  const isAccepted = (path: readonly string[], value: unknown): boolean => {
    const changed = structuredClone(resource);
    const parent = path.slice(0, -1).reduce<object>((at, key) => Reflect.get(at, key), changed);
    Reflect.set(parent, path.at(-1) ?? '', value);
    try {
      validate(changed);
      return true;
    } catch {
      return false;
    }
  };
  return pathsIn(resource)
    .filter(({ path, value }) => isAccepted(path, Array.isArray(value) ? 7 : [[]]))
    .map(({ path }) => path.join('.'));
};

/** Every field of an object, at every depth. Entries of arrays are passed through. */
const pathsIn = (at: object, path: readonly string[] = []): { path: string[]; value: unknown }[] =>
  Object.entries(at).flatMap(([key, value]: [string, unknown]) => [
    ...(Array.isArray(at) ? [] : [{ path: [...path, key], value }]),
    ...(typeof value === 'object' && value !== null ? pathsIn(value, [...path, key]) : []),
  ]);
