/** What became of some tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Names of the failed ones. */
  readonly failures: readonly string[];
  /** Names of the skipped ones, with the reason where one was given. */
  readonly skips: readonly string[];
}

/** No tests at all. */
export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, failures: [], skips: [] };

/** The sum of several. */
export function addUp(parts: readonly Tally[]): Tally {
  return parts.reduce(
    (sum, part) => ({
      passed: sum.passed + part.passed,
      failed: sum.failed + part.failed,
      skipped: sum.skipped + part.skipped,
      failures: [...sum.failures, ...part.failures],
      skips: [...sum.skips, ...part.skips],
    }),
    NOTHING,
  );
}

function one(outcome: 'passed' | 'failed' | 'skipped', name: string): Tally {
  switch (outcome) {
    case 'passed':
      return { ...NOTHING, passed: 1 };
    case 'failed':
      return { ...NOTHING, failed: 1, failures: [name] };
    case 'skipped':
      return { ...NOTHING, skipped: 1, skips: [name] };
  }
}

/** A run that ended badly though no test of it failed is itself a failure: a file that did not load, a crash. */
function withRun(name: string, parts: readonly Tally[], good: boolean): Tally {
  const sum = addUp(parts);
  const silent = sum.passed + sum.failed + sum.skipped === 0;
  return (good || sum.failed > 0) && !silent ? sum : addUp([sum, one('failed', `${name}: the run itself`)]);
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly meta?: Readonly<Record<string, unknown>>;
    }[];
  }[];
}

/** Reads the JSON report of the unit tests. */
export function readVitest(text: string, good: boolean): Tally {
  const report = parse<VitestReport>(text);
  const parts = (report?.testResults ?? []).flatMap((file) => {
    const tests = file.assertionResults.map(({ fullName, status }) =>
      one(status === 'passed' ? 'passed' : status === 'failed' ? 'failed' : 'skipped', fullName.trim()),
    );
    const broken =
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed');
    return broken ? [...tests, one('failed', `${file.name}: ${file.message.split('\n')[0] ?? ''}`)] : tests;
  });
  return withRun('unit tests', parts, good);
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** Reads the JSON report of the end-to-end tests. A test that only passed at the second try counts as failed. */
export function readPlaywright(text: string, good: boolean): Tally {
  const report = parse<{ readonly suites: readonly PlaywrightSuite[] }>(text);
  return withRun('end-to-end tests', (report?.suites ?? []).flatMap(ofSuite), good);
}

function ofSuite(suite: PlaywrightSuite): readonly Tally[] {
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.map(({ projectName, status, annotations }) => {
      const name = `[${projectName}] ${title}`;
      if (status === 'expected') return one('passed', name);
      if (status !== 'skipped') return one('failed', name);
      const reason = annotations.find(({ type }) => type === 'skip')?.description;
      return one('skipped', reason === undefined ? name : `${name}: ${reason}`);
    }),
  );
  return [...own, ...(suite.suites ?? []).flatMap(ofSuite)];
}

/** The reports are written by the tools of the exact versions that package.json names. */
function parse<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
