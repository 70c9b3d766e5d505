import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Service } from 'kubernetes-models/v1/Service';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { resources } from '../support/deploy/manifests.ts';
import { unknownFields } from '../support/deploy/unknown-fields.ts';

const models: Record<string, new () => { validate(): void }> = {
  ConfigMap,
  Deployment,
  Namespace,
  NetworkPolicy,
  PodDisruptionBudget,
  ScaledObject,
  Service,
  StatefulSet,
};

const validate = (resource: object): void => {
  const { kind } = z.looseObject({ kind: z.string() }).parse(resource);
  const Model = models[kind];
  if (!Model) throw new Error(`There is no schema for ${kind}.`);
  Object.assign(new Model(), resource).validate();
};

test('every manifest fits the schemas that Kubernetes and KEDA publish, and has no field that they lack', () => {
  expect(resources.length).toBeGreaterThan(12);
  for (const resource of resources) {
    expect(() => validate(resource), resource.metadata.name).not.toThrow();
    expect(unknownFields(resource, validate), resource.metadata.name).toEqual([]);
  }
});

test('a misspelled field and a value of the wrong type are found', () => {
  const [service] = resources.filter(({ kind }) => kind === 'Service');
  const spec = { ports: [{ port: 80, targetPrt: 'http' }], selector: { app: 'x' }, clusterip: '' };
  const misspelled = { ...service, spec };
  expect(unknownFields(misspelled, validate)).toEqual(['spec.ports.0.targetPrt', 'spec.clusterip']);
  expect(() => validate({ ...service, spec: { ports: [{ port: 'http' }] } })).toThrow('port');
});
