import type { z } from 'zod';
import type {
  OpenApiContent,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiResponse,
} from './openapi-document.ts';

type Schema = z.core.JSONSchema.BaseSchema;

/** A page that shows an OpenAPI document. It has no script, loads nothing, and its links are relative. */
export const referencePage = ({ info, paths, components }: OpenApiDocument): string => {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(info.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${text(info.title)}</h1>
<p>${text(info.description)}</p>
<p>Authorization: <code>Authorization: Bearer &lt;key&gt;</code>. ${text(components.securitySchemes['key']?.description ?? '')}</p>
<p>The <a href="openapi.json">OpenAPI document</a> generates clients in any language.</p>
<nav aria-label="Operations"><ul>
${operations.map(({ operation: { operationId, summary } }) => `<li><a href="#${operationId}">${text(summary)}</a></li>`).join('\n')}
</ul></nav>
${operations.map(operationSection).join('\n')}
<h2>Bodies</h2>
${Object.entries(components.schemas).map(schemaSection).join('\n')}
</main>
</body>
</html>
`;
};

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly operation: OpenApiOperation;
}

const operationSection = ({ path, method, operation }: Operation): string => {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  return `<section id="${operationId}">
<h2>${text(summary)}</h2>
<p class="target"><code><b>${method.toUpperCase()}</b> /api/v1${text(path)}</code></p>
<p>${text(description)}</p>
<dl>
${parameters.map(({ name, in: place, description: about }) => `<dt><code>${text(name)}</code> (${place})</dt><dd>${text(about)}</dd>`).join('\n')}
</dl>
${requestBody ? `<h3>Body</h3>\n${bodyOf(requestBody.content)}` : ''}
<h3>Responses</h3>
${Object.entries(responses).map(responseItem).join('\n')}
</section>`;
};

const responseItem = ([status, { description, content }]: [string, OpenApiResponse]): string =>
  `<h4>${status}: ${text(description)}</h4>\n${bodyOf(content ?? {})}`;

const bodyOf = (content: OpenApiContent): string =>
  Object.entries(content)
    .map(([type, { schema, examples }]) => {
      const shown = Object.values(examples ?? {}).map(
        ({ value }) =>
          `<pre tabindex="0"><code>${text(JSON.stringify(value, null, 2))}</code></pre>`,
      );
      return `<p>${schemaLink(schema) || `<code>${text(type)}</code>`}</p>\n${shown.join('\n')}`;
    })
    .join('\n');

/** A link to the schema that a body has, or that its items have. Empty if it has no name. */
const schemaLink = ({ $ref, items }: Readonly<Record<string, unknown>>): string => {
  if (typeof $ref === 'string') {
    const name = $ref.split('/').at(-1) ?? '';
    return `<a href="#${name}">${name}</a>`;
  }
  return typeof items === 'object' && items !== null ? `List of ${schemaLink({ ...items })}` : '';
};

const schemaSection = ([name, schema]: [string, Schema]): string =>
  `<section id="${name}">\n<h3>${name}</h3>\n${fieldsOf(schema)}\n</section>`;

/** The fields of an object, and those of the objects in them. */
const fieldsOf = (schema: Schema): string => {
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    if (typeof field === 'boolean') return '';
    const required = schema.required?.includes(name) ? ', required' : '';
    const inner = objectIn(field);
    return `<dt><code>${text(name)}</code> (${text(typeOf(field))}${required})</dt>
<dd>${text(field.description ?? '')}${inner ? fieldsOf(inner) : ''}</dd>`;
  });
  return `<dl>\n${rows.join('\n')}\n</dl>`;
};

const objectIn = (schema: Schema): Schema | undefined => {
  if (schema.properties) return schema;
  const { items } = schema;
  const parts = [...(schema.anyOf ?? []), ...(Array.isArray(items) ? items : [items])];
  for (const part of parts) {
    const found = typeof part === 'object' ? objectIn(part) : undefined;
    if (found) return found;
  }
  return undefined;
};

const typeOf = (schema: Schema): string => {
  if (schema.anyOf) return schema.anyOf.map(typeOf).filter(Boolean).join(' or ');
  if (schema.not) return '';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const { minimum, maximum, minLength, maxLength, items } = schema;
  if (schema.enum) return schema.enum.join(', ');
  if (schema.type === 'array' && items && typeof items === 'object' && !Array.isArray(items)) {
    return `list of ${typeOf(items)}`;
  }
  const bounds =
    maximum !== undefined && Math.abs(maximum) < Number.MAX_SAFE_INTEGER
      ? ` from ${minimum} to ${maximum}`
      : maxLength !== undefined
        ? ` of ${minLength} to ${maxLength} characters`
        : '';
  return `${schema.format ?? [schema.type].flat().join(' or ')}${bounds}`;
};

const text = (value: string): string =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const style = `
:root { color-scheme: light dark; --text: light-dark(#1c1f24, #e6e8eb); --soft: light-dark(#59616b, #a3abb5);
  --back: light-dark(#fff, #16181c); --panel: light-dark(#f4f5f7, #22252b); --link: light-dark(#0b5cad, #7fb8f5); }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { margin-top: 2.5rem; font-size: 1.25rem; } h3 { font-size: 1rem; }
h4 { margin: 1rem 0 0.25rem; font-size: 1rem; font-weight: 500; }
a { color: var(--link); } p { margin: 0.5rem 0; } section { scroll-margin-top: 1rem; }
code { font: 0.875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre, .target { padding: 0.75rem; border-radius: 6px; background: var(--panel); overflow-x: auto; }
pre code { overflow-wrap: normal; }
dt { margin-top: 0.5rem; } dd { margin: 0 0 0 1rem; color: var(--soft); } dd dl { margin: 0; }
`;
