import type { CodegenConfig } from '@graphql-codegen/cli';
import { preset } from '@graphql-codegen/client-preset';

/** The client preset without its helpers for tagged templates, which `.graphql` files do not need, and without `any`. */
const documentsOnly: typeof preset = {
  ...preset,
  buildGeneratesSection: async (options) => {
    const files = await preset.buildGeneratesSection(options);
    return files.filter((file) => file.filename.endsWith('/graphql.ts')).map(withoutAny);
  },
};

type GeneratedFile = Awaited<ReturnType<typeof preset.buildGeneratesSection>>[number];

const withoutAny = (file: GeneratedFile): GeneratedFile => {
  const documents = file.pluginMap['typed-document-node'];
  if (!documents) throw new Error('The client preset no longer writes its typed documents.');
  const plugin: typeof documents.plugin = async (...request) => {
    const output = await documents.plugin(...request);
    if (typeof output === 'string') return output;
    return {
      ...output,
      content: output.content.replaceAll('Record<string, any>', 'Record<string, unknown>'),
    };
  };
  return {
    ...file,
    pluginMap: { ...file.pluginMap, 'typed-document-node': { ...documents, plugin } },
  };
};

const types = {
  enumType: 'string-literal',
  useTypeImports: true,
  strictScalars: true,
  scalars: { DateTime: 'string', Cursor: 'string', ID: 'string' },
};

const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  generates: {
    'client/src/generated/': {
      documents: ['client/operations/*.graphql'],
      preset: documentsOnly,
      presetConfig: { fragmentMasking: false },
      /** Strings, so following a task does not require a GraphQL parser. */
      config: { ...types, documentMode: 'string' },
    },
    'react/src/generated/': {
      documents: [
        'client/operations/task.graphql',
        'client/operations/start.graphql',
        'react/operations/*.graphql',
      ],
      preset: documentsOnly,
      presetConfig: { fragmentMasking: false },
      /** Parsed documents, as Apollo Client and urql expect them. */
      config: { ...types, documentMode: 'documentNode' },
    },
    'client-example/generated/': {
      /** What the client and the application read alike is shared with the client. */
      documents: [
        'client/operations/{task,start,bulk,queue,source,schedule}.graphql',
        'client-example/operations/*.graphql',
      ],
      preset: documentsOnly,
      presetConfig: { fragmentMasking: false },
      /** Parsed documents, as Apollo Client and urql expect them. */
      config: { ...types, documentMode: 'documentNode' },
    },
  },
};

export default config;
