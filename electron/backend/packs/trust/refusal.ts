import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { detailOf, trustProblem } from '#backend/packs/trust/problem.ts';

type Groups = readonly string[];

/**
 * What the update library says, and what it means. It wraps its own errors into text, so that the text is all there is;
 * the library is pinned to one version, and each line has its attack in the security tests.
 */
const MEANINGS: readonly (readonly [
  RegExp,
  (groups: Groups, expires: (role: string) => string) => TrustProblem,
])[] = [
  [/New (timestamp|snapshot) version (\d+) is less than current version (\d+)/, rollback],
  [
    /New version (\d+) of (\w+)\.json is less than current version (\d+)/,
    ([offered = '', role = '', floor = '']) => rollback([role, offered, floor]),
  ],
  [/(\w+) was signed by 0\/\d+ keys/, ([role = '']) => trustProblem('packs.trust.stranger', { role })],
  [
    /(\w+) was signed by (\d+)\/(\d+) keys/,
    ([role = '', signed = '', needed = '']) =>
      trustProblem('packs.trust.threshold', { role, signed: Number(signed), needed: Number(needed) }),
  ],
  [
    /Expected version (\d+), got (\d+)/,
    ([expected = '', offered = '']) =>
      trustProblem('packs.trust.skippedRoot', { expected: Number(expected), offered: Number(offered) }),
  ],
  [
    /(timestamp|snapshot)\.json is expired/,
    ([role = ''], expires) => trustProblem('packs.trust.freeze', { role, expires: expires(role) }),
  ],
  [
    /(root|targets)\.json is expired/,
    ([role = ''], expires) => trustProblem('packs.trust.expired', { role, expires: expires(role) }),
  ],
  [/Snapshot version doesn't match/, () => trustProblem('packs.trust.mixAndMatch', { role: 'snapshot' })],
  [/of (\w+) does not match snapshot version/, mixAndMatch],
  [/Unable to load (\w+) .*Expected (?:hash|length)/, mixAndMatch],
  [/Missing file (\w+)\.json in new snapshot/, mixAndMatch],
];

function rollback([role = '', offered = '', floor = '']: Groups): TrustProblem {
  return trustProblem('packs.trust.rollback', { role, offered: Number(offered), floor: Number(floor) });
}

function mixAndMatch([role = '']: Groups): TrustProblem {
  return trustProblem('packs.trust.mixAndMatch', { role });
}

/** The reason behind an error of the update library. `expires` gives the day the metadata of a role says of itself. */
export function refusalOf(thrown: unknown, expires: (role: string) => string): TrustProblem {
  const text = thrown instanceof Error ? thrown.message : '';
  for (const [pattern, meaning] of MEANINGS) {
    const found = pattern.exec(text);
    if (found !== null) return meaning(found.slice(1), expires);
  }
  return trustProblem('packs.trust.badMetadata', { detail: detailOf(thrown) });
}
