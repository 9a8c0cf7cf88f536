import { expect, test } from 'vitest';
import { urlsFromEnvironment } from './config.ts';
import { DatabaseUnavailable } from './errors.ts';

test('nothing set means the embedded database', () => {
  expect(urlsFromEnvironment({})).toBeUndefined();
  expect(urlsFromEnvironment({ DATABASE_URL: '' })).toBeUndefined();
});

test('one address serves all three roles, and says so', () => {
  const urls = urlsFromEnvironment({ DATABASE_URL: 'postgresql://a@h/d' });
  expect(urls).toMatchObject({
    appUrl: 'postgresql://a@h/d',
    ownerUrl: 'postgresql://a@h/d',
    portalUrl: 'postgresql://a@h/d',
  });
  expect(urls?.notice).toContain('DATABASE_URL');
});

test('three addresses are taken as they are, in silence', () => {
  expect(
    urlsFromEnvironment({ DATABASE_URL: 'a', DATABASE_OWNER_URL: 'o', DATABASE_PORTAL_URL: 'p' }),
  ).toEqual({
    appUrl: 'a',
    ownerUrl: 'o',
    portalUrl: 'p',
    notice: undefined,
  });
});

test('an owner without an application is a mistake, not an embedded database', () => {
  expect(() => urlsFromEnvironment({ DATABASE_OWNER_URL: 'o' })).toThrow(DatabaseUnavailable);
});
