import type { RoleSet } from '#backend/packs/trust/metadata.ts';
import { keysOf, signedAt, thresholdOf } from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { trustProblem } from '#backend/packs/trust/problem.ts';
import type { KeptTrust, TrustFloor, TrustRole } from '#backend/store/contract/trust.ts';
import { TRUST_ROLES } from '#backend/store/contract/trust.ts';

/** A clock may be this far behind what the publisher signed: a wrong time zone is no attack. */
export const CLOCK_TOLERANCE = 86_400_000;

/** The times a judgement needs, milliseconds since 1970. */
export interface Times {
  /** What the clock of this computer says. */
  readonly clock: number;
  /** The latest time that is certain to have passed: signed by the publisher, or the day of the build. */
  readonly floor: number;
}

/** What time it is at least. */
export function effectiveNow({ clock, floor }: Times): number {
  return Math.max(clock, floor);
}

/** The times before anything is fetched. */
export function timesOf(kept: KeptTrust, clock: number, buildDate: number): Times {
  const floor = kept.floors.find(({ role }) => role === 'clock')?.floor ?? 0;
  return { clock, floor: Math.max(floor, buildDate) };
}

/**
 * The times once the metadata is verified: what was signed now counts too, and a floor whose keys were taken back no
 * longer does. A stolen timestamp key could otherwise put the floor so far ahead that no new root would ever be read.
 */
export function timesAfter(
  kept: KeptTrust,
  reached: readonly TrustFloor[],
  clock: number,
  buildDate: number,
): Times {
  const before = kept.floors.find(({ role }) => role === 'clock');
  const keys = reached.find(({ role }) => role === 'timestamp')?.keys;
  const signed = reached.find(({ role }) => role === 'clock')?.floor ?? 0;
  const still = before !== undefined && before.keys === keys ? before.floor : 0;
  return { clock, floor: Math.max(buildDate, still, signed) };
}

/** Whether the clock of this computer cannot be right. */
export function clockProblem({ clock, floor }: Times): TrustProblem | null {
  if (clock + CLOCK_TOLERANCE >= floor) return null;
  return trustProblem('packs.trust.clockBack', { clock: isoOf(clock), floor: isoOf(floor) });
}

/** A time as a message names it. */
export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

/** The floors a verified set of roles would leave behind. */
export function floorsOf(roles: RoleSet, kept: KeptTrust): readonly TrustFloor[] {
  const floors: TrustFloor[] = TRUST_ROLES.map((role) => ({
    role,
    floor: roles[role].signed.version,
    keys: role === 'root' ? '' : labelOf(roles, role, kept),
  }));
  const at = signedAt(roles.timestamp);
  // A signature of a time after the metadata's own end says nothing.
  if (at !== null && at < Date.parse(roles.timestamp.signed.expires)) {
    floors.push({ role: 'clock', floor: at, keys: labelOf(roles, 'timestamp', kept) });
  }
  return floors;
}

/**
 * The name of the set of keys a floor hangs on: the one it hung on before for as long as those keys could still sign
 * together, so that exchanging one key of three does not take the floor away.
 */
function labelOf({ root }: RoleSet, role: TrustRole, kept: KeptTrust): string {
  const current = keysOf(root, role);
  const before = kept.floors.find((floor) => floor.role === role)?.keys ?? '';
  const staying = before.split(',').filter((key) => current.includes(key));
  return staying.length >= thresholdOf(root, role) ? before : current.join(',');
}

/** The first floor that is not reached. */
export function floorProblem(kept: KeptTrust, reached: readonly TrustFloor[]): TrustProblem | null {
  for (const { role, floor, keys } of kept.floors) {
    const now = reached.find((other) => other.role === role);
    if (role === 'clock' || now === undefined || now.keys !== keys || now.floor >= floor) continue;
    return trustProblem('packs.trust.rollback', { role, offered: now.floor, floor });
  }
  return null;
}

/** The first role that is past its day, in the order a person would ask the publisher for it. */
export function expiryProblem(roles: RoleSet, now: number): TrustProblem | null {
  for (const role of TRUST_ROLES) {
    const { expires } = roles[role].signed;
    if (Date.parse(expires) > now) continue;
    const frozen = role === 'timestamp' || role === 'snapshot';
    return trustProblem(frozen ? 'packs.trust.freeze' : 'packs.trust.expired', { role, expires });
  }
  return null;
}
