import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsIn } from './fragments.ts';

/**
 * How large a document becomes once its fragments are put in place of their spreads. Of several operations, each number is that of
 * the largest.
 */
export interface DocumentShape {
  /** The most fields that are nested in one another. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** The field that one selection set selects most often under the same name, and how often. */
  readonly repeated: { readonly name: string; readonly count: number };
}

/** Measures a document in time linear in its length, unless it spreads the same fragments in many selection sets. */
export const shapeOf = (document: DocumentNode): DocumentShape =>
  new ShapeReader(document).read(document);

interface Size {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

const nothing: Size = { depth: 0, aliases: 0, directives: 0 };

class ShapeReader {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #sizes = new Map<string, Size>();
  #repeated = { name: '', count: 0 };

  constructor({ definitions }: DocumentNode) {
    this.#fragments = fragmentsIn(definitions);
  }

  read({ definitions }: DocumentNode): DocumentShape {
    let { depth, aliases, directives } = nothing;
    for (const definition of definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const size = this.#sizeOf(definition.selectionSet);
      depth = Math.max(depth, size.depth);
      aliases = Math.max(aliases, size.aliases);
      const variables = definition.variableDefinitions ?? [];
      directives = Math.max(
        directives,
        size.directives +
          (definition.directives?.length ?? 0) +
          variables.reduce((sum, variable) => sum + (variable.directives?.length ?? 0), 0),
      );
    }
    return { depth, aliases, directives, repeated: this.#repeated };
  }

  #sizeOf(selectionSet: SelectionSetNode | undefined): Size {
    if (selectionSet === undefined) return nothing;
    this.#countRepeated(selectionSet);
    let { depth, aliases, directives } = nothing;
    for (const selection of selectionSet.selections) {
      const isField = selection.kind === Kind.FIELD;
      const size =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.#fragmentSize(selection.name.value)
          : this.#sizeOf(selection.selectionSet);
      depth = Math.max(depth, size.depth + (isField ? 1 : 0));
      aliases += size.aliases + (isField && selection.alias ? 1 : 0);
      directives += size.directives + (selection.directives?.length ?? 0);
    }
    return { depth, aliases, directives };
  }

  #fragmentSize(name: string): Size {
    const known = this.#sizes.get(name);
    if (known) return known;
    // Until it has been measured, for fragments that spread themselves: validation rejects those.
    this.#sizes.set(name, nothing);
    const fragment = this.#fragments.get(name);
    const { depth, aliases, directives } = this.#sizeOf(fragment?.selectionSet);
    const size = { depth, aliases, directives: directives + (fragment?.directives?.length ?? 0) };
    this.#sizes.set(name, size);
    return size;
  }

  #countRepeated(selectionSet: SelectionSetNode): void {
    const counts = new Map<string, number>();
    const spread = new Set<string>();
    const visit = (set: SelectionSetNode | undefined): void => {
      for (const selection of set?.selections ?? []) {
        if (selection.kind === Kind.FIELD) {
          const name = responseNameOf(selection);
          const count = (counts.get(name) ?? 0) + 1;
          counts.set(name, count);
          if (count > this.#repeated.count) this.#repeated = { name, count };
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          visit(selection.selectionSet);
        } else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value);
          visit(this.#fragments.get(selection.name.value)?.selectionSet);
        }
      }
    };
    visit(selectionSet);
  }
}

const responseNameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;
