import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';

const overlay = 'deploy/kubernetes/overlays/example';

const kustomizationSchema = z.object({
  resources: z.array(z.string()),
  images: z.array(z.object({ name: z.string() })).default([]),
  secretGenerator: z.array(z.object({ name: z.string(), files: z.array(z.string()) })).default([]),
});

const kustomizationIn = (folder: string) =>
  kustomizationSchema.parse(parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')));

/** The kustomization of the overlay. */
export const kustomization = kustomizationIn(overlay);

/** The files that kustomize reads. */
const filesOf = (folder: string): string[] =>
  kustomizationIn(folder).resources.flatMap((resource) =>
    resource.endsWith('.yaml') ? [join(folder, resource)] : filesOf(join(folder, resource)),
  );

const resourceSchema = z.looseObject({
  kind: z.string(),
  metadata: z.object({ name: z.string() }),
});

/** The manifests of the overlay and of its base. */
export const resources = filesOf(overlay).flatMap((file) =>
  parseAllDocuments(readFileSync(file, 'utf8'), { merge: true }).map((document) =>
    resourceSchema.parse(document.toJS()),
  ),
);
