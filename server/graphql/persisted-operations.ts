import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  print,
  separateOperations,
  visit,
} from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { ApiError } from '../../schema/errors.ts';
import { fragmentsIn } from './documents/fragments.ts';

/** Decides which operation a request runs: the one that it contains, or the one whose hash it contains. */
export type OperationLookup = (params: GraphQLParams) => GraphQLParams;

/** Runs whatever a request contains. @throws PERSISTED_QUERY_NOT_SUPPORTED for a hash alone, so that the client sends the document. */
export const anyOperation: OperationLookup = (params) => {
  if (!params.query && hashOf(params) !== undefined) {
    throw new ApiError('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
  }
  return params;
};

/**
 * Runs only the operations in the given files and folders, on every transport. Clients may send their SHA-256 in
 * `extensions.persistedQuery.sha256Hash`, or the document itself. Differences in format and unaliased `__typename` fields, which clients
 * add, do not matter.
 *
 * @param paths `.graphql` files, `.json` files that map hashes to documents, and folders of both. Operations may use fragments of
 * other files.
 * @throws {PersistedOperationsError} if there is nothing in a path, or if it cannot be parsed.
 */
export const readPersistedOperations = async (
  paths: readonly string[],
): Promise<OperationLookup> => {
  const byHash = new Map<string, string>();
  const allowed = new Set<string>();
  const add = (document: string, ...hashes: string[]) => {
    for (const hash of [sha256(document), ...hashes]) byHash.set(hash, document);
    allowed.add(sha256(canonical(parse(document))));
  };
  const files = (await Promise.all(paths.map(filesIn))).flat();
  const documents = files.filter(({ name }) => !name.endsWith('.json'));
  const fragments = fragmentsIn(documents.flatMap(({ document }) => document.definitions));
  for (const { document } of documents) {
    const operations = document.definitions.filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION);
    const separated = separateOperations({
      kind: Kind.DOCUMENT,
      definitions: [...operations, ...spreadIn(operations, fragments)],
    });
    for (const operation of Object.values(separated)) add(print(operation));
  }
  for (const { entries } of files) {
    for (const [hash, document] of Object.entries(entries))
      add(document, hash.replace(/^sha256:/, ''));
  }
  const known = new LRUCache<string, boolean>({ max: 10_000 });
  const isAllowed = (query: string): boolean => {
    const hash = sha256(query);
    const answer = known.get(hash) ?? (byHash.has(hash) || allowed.has(sha256(canonicalOf(query))));
    known.set(hash, answer);
    return answer;
  };
  return (params) => {
    const hash = hashOf(params);
    if (params.query) {
      if (isAllowed(params.query)) return params;
      throw notPersisted;
    }
    if (hash === undefined) return params;
    const query = byHash.get(hash);
    if (query !== undefined) return { ...params, query };
    throw new ApiError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
  };
};

/** The fragments that operations spread, directly or not. Each document is compared with these alone, not with all. */
const spreadIn = (
  operations: readonly DefinitionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] => {
  const spread = new Set<FragmentDefinitionNode>();
  const waiting = [...operations];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    visit(next, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || spread.has(fragment)) return;
        spread.add(fragment);
        waiting.push(fragment);
      },
    });
  }
  return [...fragments.values()].filter((fragment) => spread.has(fragment));
};

export class PersistedOperationsError extends Error {
  override name = 'PersistedOperationsError';
}

const notPersisted = new ApiError(
  'FORBIDDEN',
  'This server runs only the operations in PERSISTED_OPERATIONS, and the document is not one of them.',
);

const extensionsSchema = z.object({ persistedQuery: z.object({ sha256Hash: z.string() }) });

const hashOf = ({ extensions }: GraphQLParams): string | undefined =>
  extensionsSchema.safeParse(extensions).data?.persistedQuery.sha256Hash;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same for all forms in which clients send a document: with other spaces, comments, descriptions, order, and `__typename`. */
const canonical = (document: DocumentNode): string =>
  visit(document, {
    SelectionSet(node) {
      const selections = node.selections.filter(
        (selection) =>
          selection.kind !== Kind.FIELD || selection.alias || selection.name.value !== '__typename',
      );
      return selections.length > 0 ? { ...node, selections } : undefined;
    },
    StringValue: (node, key) => (key === 'description' ? null : node),
  })
    .definitions.map((definition) => print(definition))
    .sort()
    .join('\n');

/** The document is not trusted yet. None that cannot be parsed is persisted. */
const canonicalOf = (query: string): string => {
  try {
    return canonical(parse(query, { maxTokens: 10_000 }));
  } catch {
    return '';
  }
};

interface OperationsFile {
  readonly name: string;
  readonly document: DocumentNode;
  /** Documents by hash. */
  readonly entries: Readonly<Record<string, string>>;
}

const filesIn = async (path: string): Promise<OperationsFile[]> => {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const names = isFolder ? await readdir(path, { recursive: true }) : [path];
    const files = names.filter((name) => /\.(graphql|gql|json)$/.test(name));
    if (files.length === 0) throw new Error('it contains no .graphql or .json file');
    return await Promise.all(
      files.map((name) => readOperations(isFolder ? join(path, name) : name)),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PersistedOperationsError(
      `PERSISTED_OPERATIONS contains ${path}, which cannot be read: ${reason}.`,
      { cause: error },
    );
  }
};

const readOperations = async (name: string): Promise<OperationsFile> => {
  const text = await readFile(name, 'utf8');
  return name.endsWith('.json')
    ? {
        name,
        document: { kind: Kind.DOCUMENT, definitions: [] },
        entries: z.record(z.string(), z.string()).parse(JSON.parse(text)),
      }
    : { name, document: parse(text), entries: {} };
};
