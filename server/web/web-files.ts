import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { brotliOptions } from '../compression.ts';

/** A file of the application, compressed and ready to send. */
export interface WebFile {
  /** The path it is served at: `/assets/index.js`. */
  readonly path: string;
  readonly type: string;
  /** Digest of its content. */
  readonly digest: string;
  readonly bodies: { readonly identity: Buffer; readonly br?: Buffer; readonly gzip?: Buffer };
}

/** Reads all files under `folder`, keyed by path. The map is empty if the folder does not exist. */
export const readWebFiles = async (folder: string): Promise<ReadonlyMap<string, WebFile>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    },
  );
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => readWebFile(folder, join(entry.parentPath, entry.name))),
  );
  return new Map(files.map((file) => [file.path, file]));
};

const readWebFile = async (folder: string, name: string): Promise<WebFile> =>
  webFile(`/${relative(folder, name).split(sep).join('/')}`, await readFile(name));

/** Compresses a file that is served at `path`. */
export const webFile = async (path: string, identity: Buffer): Promise<WebFile> => {
  const type = types.get(extname(path)) ?? 'application/octet-stream';
  const bodies = isText(type) ? await compressed(identity) : { identity };
  return { path, type, digest: digestOf(identity), bodies };
};

/** Identifies the content of a file. */
export const digestOf = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 16);

const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.json', 'application/json'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
]);

const isText = (type: string): boolean => /^(text\/|image\/svg|application\/json)/.test(type);

/** Adds about 200 ms to startup. The highest level would add seconds to save another 10 %. */
const brotliLevel = 6;

const compressed = async (identity: Buffer): Promise<WebFile['bodies']> => {
  const [br, zipped] = await Promise.all([
    compressBrotli(identity, brotliOptions(brotliLevel)),
    compressGzip(identity),
  ]);
  return { identity, br, gzip: zipped };
};

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
