import { describe, expect, test } from 'vitest';
import { addUp, NOTHING, readPlaywright, readVitest } from '#test/tally.ts';

const unit = (status: string, assertions: readonly { fullName: string; status: string }[]) =>
  JSON.stringify({
    testResults: [
      { name: 'a.test.ts', status, message: 'SyntaxError: x\n at y', assertionResults: assertions },
    ],
  });

describe('adding up the tests', () => {
  test('counts unit tests by what became of them', () => {
    const report = unit('failed', [
      { fullName: ' a', status: 'passed' },
      { fullName: 'b', status: 'failed' },
      { fullName: 'c (skipped: no data)', status: 'pending' },
    ]);
    expect(readVitest(report, false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      failures: ['b'],
      skips: ['c (skipped: no data)'],
    });
  });

  test('a file that does not load is a failure with its reason', () => {
    expect(readVitest(unit('failed', []), false).failures).toEqual(['a.test.ts: SyntaxError: x']);
  });

  test('a run that leaves no report, or no test, is a failure', () => {
    expect(readVitest('', true)).toMatchObject({ passed: 0, failed: 1 });
    expect(readPlaywright('{"suites":[]}', true)).toMatchObject({ failed: 1 });
  });

  test('a run that ends badly with all tests good is a failure', () => {
    expect(readVitest(unit('passed', [{ fullName: 'a', status: 'passed' }]), false)).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  test('counts end-to-end tests of every project and keeps the reasons of skipped ones', () => {
    const spec = (status: string, description?: string) => ({
      title: status,
      tests: [
        { projectName: 'web', status, annotations: description ? [{ type: 'skip', description }] : [] },
      ],
    });
    const inner = { title: 'i', specs: [spec('unexpected'), spec('flaky'), spec('skipped', 'no runtime')] };
    const report = JSON.stringify({ suites: [{ title: 'o', specs: [spec('expected')], suites: [inner] }] });
    expect(readPlaywright(report, false)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 1,
      failures: ['[web] unexpected', '[web] flaky'],
      skips: ['[web] skipped: no runtime'],
    });
  });

  test('sums are sums', () => {
    expect(addUp([])).toEqual(NOTHING);
    expect(
      addUp([
        { ...NOTHING, passed: 2 },
        { ...NOTHING, failed: 1, failures: ['x'] },
      ]),
    ).toMatchObject({ passed: 2, failed: 1 });
  });
});
