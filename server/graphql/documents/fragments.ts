import { type DefinitionNode, type FragmentDefinitionNode, Kind } from 'graphql';

/** The fragments among some definitions, by name. */
export const fragmentsIn = (
  definitions: readonly DefinitionNode[],
): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
