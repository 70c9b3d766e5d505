import { type WebFile, webFile } from '../web/web-files.ts';
import { referenceHeaders, revalidatedHeaders } from '../web/web-headers.ts';
import { openApiDocument } from './openapi.ts';
import { referencePage } from './reference-page.ts';

export interface ReferenceFile {
  readonly file: WebFile;
  readonly headers: Record<string, string>;
}

/** The OpenAPI document and the page that shows it, made when first requested. */
export const referenceFiles = (): ((name: 'openapi.json' | 'page') => Promise<ReferenceFile>) => {
  let made: Promise<Record<'openapi.json' | 'page', ReferenceFile>> | undefined;
  return async (name) => {
    made ??= make();
    return (await made)[name];
  };
};

const make = async () => {
  const document = openApiDocument();
  const [json, page] = await Promise.all([
    webFile('/openapi.json', Buffer.from(`${JSON.stringify(document, null, 2)}\n`)),
    webFile('/index.html', Buffer.from(referencePage(document))),
  ]);
  return {
    'openapi.json': {
      file: { ...json, type: 'application/json; charset=utf-8' },
      headers: revalidatedHeaders,
    },
    page: { file: page, headers: referenceHeaders },
  };
};
