import { expect, test } from 'vitest';
import { count } from './checks.mjs';

const file = (status, ...tests) => ({ status, assertionResults: tests.map((each) => ({ status: each })) });

test('passed and failed tests are counted as vitest counts them', () => {
  const testResults = [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')];
  expect(count({ numPassedTests: 3, numFailedTests: 1, testResults }, 1)).toEqual({ passed: 3, failed: 1 });
});

test('a file that cannot be loaded is a failure', () => {
  const testResults = [file('passed', 'passed'), file('failed')];
  expect(count({ numPassedTests: 1, numFailedTests: 0, testResults }, 1)).toEqual({ passed: 1, failed: 1 });
});

test('an error outside of any test is a failure', () => {
  const testResults = [file('passed', 'passed')];
  expect(count({ numPassedTests: 1, numFailedTests: 0, testResults }, 1)).toEqual({ passed: 1, failed: 1 });
});

test('a run without a report is a failure', () => {
  expect(count(undefined, 0)).toEqual({ passed: 0, failed: 1 });
});
