import { expect, it } from '@jest/globals';
import { faultsOf } from './check-packages.mjs';

const sound = { version: '1.0.0', integrity: 'sha512-x' };

it('accepts sound packages', () => {
  expect(
    faultsOf({ '': {}, 'node_modules/a': sound, 'node_modules/typeorm': { ...sound, version: '1.1.1' } }, {}),
  ).toEqual([]);
});

it('refuses a version with a known hole, wherever it hides', () => {
  const [fault] = faultsOf({ 'node_modules/a/node_modules/typeorm': { ...sound, version: '0.3.25' } }, {});
  expect(fault).toContain('0.3.26');
});

it('compares numbers, not letters', () => {
  expect(faultsOf({ 'node_modules/sanitize-html': { ...sound, version: '2.17.10' } }, {})).toEqual([]);
});

it('refuses an install script that nobody has named, and a package without a checksum', () => {
  const packages = { 'node_modules/@a/b': { version: '1.0.0', hasInstallScript: true } };
  expect(faultsOf(packages, {})).toHaveLength(2);
  expect(faultsOf(packages, { '@a/b': false })).toHaveLength(1);
});

it('asks nothing of packages for systems that Cornac is not served from', () => {
  const packages = {
    'node_modules/a-darwin': { version: '1.0.0', os: ['darwin'], optional: true, hasInstallScript: true },
  };
  expect(faultsOf(packages, {})).toEqual([]);
  expect(
    faultsOf({ 'node_modules/a-linux': { version: '1.0.0', os: ['linux'], cpu: ['x64'] } }, {}),
  ).toHaveLength(1);
});
