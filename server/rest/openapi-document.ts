import type { z } from 'zod';

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: Readonly<Record<string, unknown>> & {
    readonly title: string;
    readonly description: string;
  };
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: {
    readonly securitySchemes: Readonly<
      Record<string, { readonly description: string; readonly [name: string]: string }>
    >;
    readonly schemas: Readonly<Record<string, z.core.JSONSchema.BaseSchema>>;
  };
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly OpenApiParameter[];
  readonly requestBody?: { readonly required: true; readonly content: OpenApiContent };
  readonly responses: Readonly<Record<string, OpenApiResponse>>;
}

export interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path' | 'header' | 'query';
  readonly required: boolean;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface OpenApiResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, object>>;
  /** By media types. Undefined: none. */
  readonly content?: OpenApiContent;
}

export type OpenApiContent = Readonly<
  Record<
    string,
    {
      /** A schema of the document, or one without a name. */
      readonly schema: Readonly<Record<string, unknown>>;
      readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
    }
  >
>;
