import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BundledPackage } from '../bundled-packages';
import { root } from '../root';
import { identity } from './identity';

const NAME = 'sbom.cdx.json';

/**
 * CycloneDX 1.6 of what the packages hold: the packages of which code is in the bundle (from the bundler's own list of
 * modules), keytar, and Electron. The serial number comes from the content, so that the same sources give the same file.
 * Returns its name.
 */
export const writeSbom = (
  folder: string,
  about: { readonly version: string; readonly electron: string; readonly epoch: number },
): string => {
  writeFileSync(path.join(folder, NAME), `${JSON.stringify(sbomOf(bundledPackages(), about), null, 2)}\n`);
  return NAME;
};

/** As build/bundle.ts left them beside the bundle; the app shows the same list. */
const bundledPackages = (): readonly BundledPackage[] => {
  const list: unknown = JSON.parse(readFileSync(path.join(root, 'out', 'licences.json'), 'utf8'));
  if (!Array.isArray(list) || !list.every(isPackage)) throw new Error('out/licences.json is not a list of packages');
  return list;
};

const isPackage = (value: unknown): value is BundledPackage =>
  ['name', 'version', 'licence', 'text'].every((name) => typeof Reflect.get(Object(value), name) === 'string');

export const sbomOf = (
  packages: readonly BundledPackage[],
  { version, electron, epoch }: { readonly version: string; readonly electron: string; readonly epoch: number },
) => {
  const own = `pkg:generic/${identity.name}@${version}`;
  const components = [
    component('electron', electron, 'MIT'),
    ...packages.map((one) => component(one.name, one.version, one.licence)),
  ];
  const content = JSON.stringify([own, components]);
  return {
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, serialNumber: `urn:uuid:${uuidOf(content)}` },
    metadata: {
      timestamp: new Date(epoch * 1000).toISOString(),
      component: { type: 'application', 'bom-ref': own, name: identity.productName, version, purl: own },
    },
    components,
    dependencies: [{ ref: own, dependsOn: components.map((one) => one['bom-ref']) }],
  };
};

const component = (name: string, version: string, licence: string) => {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { type: 'library', 'bom-ref': purl, name, version, purl, licenses: [{ license: { id: licence } }] };
};

/** Version 8 (RFC 9562, section 5.8): made of a hash by our own rule. */
const uuidOf = (content: string): string => {
  const hex = createHash('sha256').update(content).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};
