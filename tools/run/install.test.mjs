import { expect, test } from 'vitest';
import { matches } from './install.mjs';

const wanted = { version: '1.0.0', integrity: 'sha512-a' };
const lock = {
  packages: {
    '': { version: '0.1.0' },
    core: { version: '0.1.0' },
    'node_modules/pg': wanted,
    'node_modules/other-system': { version: '2.0.0', optional: true },
    'web/node_modules/inner': wanted,
  },
};
const installed = { packages: { 'node_modules/pg': wanted, 'web/node_modules/inner': wanted } };

test('what the lock asks for is there; optional packages of other systems may be missing', () => {
  expect(matches(lock, installed)).toBe(true);
});

test.each([
  ['a package is missing', { 'web/node_modules/inner': wanted }],
  ['one is older', { ...installed.packages, 'node_modules/pg': { ...wanted, version: '0.9.0' } }],
  ['one is not the same', { ...installed.packages, 'node_modules/pg': { ...wanted, integrity: 'sha512-b' } }],
  ['an optional one is older', { ...installed.packages, 'node_modules/other-system': { version: '1.9.0' } }],
])('it is installed anew when %s', (_, packages) => {
  expect(matches(lock, { packages })).toBe(false);
});
