import { z } from 'zod';
import type { AppError } from '#shared/api/errors.ts';
import { change, read } from '#shared/api/method.ts';
import { id } from '#shared/api/schemas.ts';
import { parseDate } from '#shared/base/calendarDate.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { BothLanguages } from '#shared/rules/pack.ts';
import type { PackEdition } from '#shared/rules/packDiff.ts';
import type { DiffLine } from '#shared/rules/packDiffWords.ts';
import type { RuleTouch } from '#shared/rules/radar.ts';
import type { ShadowReport } from '#shared/rules/shadow.ts';

/** How a pack came onto this workstation. */
export type PackOrigin = 'shipped' | 'publisher' | 'stick';

/**
 * Where an installed pack stands. active: the check goes by it. trying: it is being tried on drafts and on what was sent, and
 * nothing is decided yet. waiting: it becomes active by itself on its day. held: it
 * would refuse what customs accepted, so a person must decide. withdrawn: a person went back from it. kept: an earlier
 * one, for "as of" checks and for going back.
 */
export type PackStanding = 'active' | 'trying' | 'waiting' | 'held' | 'withdrawn' | 'kept';

/** An installed rule pack. */
export interface PackInfo {
  readonly id: string;
  readonly version: string;
  readonly seq: number;
  /** SHA-256 of the pack's canonical content, lower-case hex; names the pack in every call. */
  readonly hash: string;
  readonly title: BothLanguages;
  readonly publisher: BothLanguages;
  readonly regimes: readonly string[];
  /** YYYY-MM-DD; "" without a first day. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** The day it was published, YYYY-MM-DD. */
  readonly published: string;
  readonly active: boolean;
  readonly standing: PackStanding;
  readonly origin: PackOrigin;
  /** ISO 8601, UTC. */
  readonly installedAt: string;
  readonly rules: number;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  /** Number of tariff lines; 0 when the pack brings none. */
  readonly tariffLines: number;
}

/** What a fetch is doing. */
export type PackPhase = 'asking' | 'downloading' | 'verifying' | 'testing' | 'installing' | 'trying';

/** A pack version that the publisher gives out and that is not installed. */
export interface OfferedPack {
  readonly pack: string;
  readonly seq: number;
  /** From when the publisher gives it out to this workstation, ISO 8601; null when at once. */
  readonly start: string | null;
}

/** How things stand with the publisher of rule packs. It never says that an installed pack may not be used. */
export interface PacksStatus {
  /** none: this profile has no publisher to ask; packs come by file only, or not at all where `files` is false. */
  readonly source: 'none' | 'training' | 'publisher';
  /** Whether a pack can be taken from a file (a stick): a trusted root is known. */
  readonly files: boolean;
  /** When the publisher's word was last found to be current, ISO 8601; null when never. */
  readonly confirmedAt: string | null;
  /** When part of it expires, ISO 8601; null when nothing is kept. */
  readonly expires: string | null;
  /** Whether that day has passed: nothing is fetched until the next check succeeds; what is installed stays in use. */
  readonly expired: boolean;
  /** Set when the clock of this computer cannot be right. */
  readonly clock: AppError | null;
  /** How the last try to ask or fetch ended; null before the first in this profile. */
  readonly lastTry: { readonly at: string; readonly error: AppError | null } | null;
  readonly offered: readonly OfferedPack[];
  readonly busy: { readonly job: string; readonly phase: PackPhase } | null;
  /** Packs that were installed or became active since the reader last looked at the radar, newest first, by hash. */
  readonly unseen: readonly string[];
  /** Installed packs whose files are damaged, so that they are left out: each says which and what is to be done. */
  readonly damaged: readonly AppError[];
}

/** What changed between two installed packs, in plain words, newest part first. */
export interface PackChanges {
  readonly before: PackEdition;
  readonly after: PackEdition;
  /** The first day of the newer pack, YYYY-MM-DD. */
  readonly from: string;
  readonly lines: readonly DiffLine[];
}

/** A consignment that another pack would judge otherwise, with what it is called. */
export interface TouchedConsignment {
  readonly id: string;
  readonly orderNo: string;
  readonly gained: readonly Finding[];
  readonly lost: readonly Finding[];
  readonly reweighed: readonly { readonly before: Finding; readonly after: Finding }[];
}

/** Whom a pack touches. `drafts` holds at most 200 in full, fewer where they have very many findings; the counts cover all. */
export interface RadarView {
  readonly before: PackEdition;
  readonly after: PackEdition;
  /** The day the check was made as of, YYYY-MM-DD. */
  readonly day: string;
  readonly checked: number;
  readonly touched: number;
  readonly byRule: readonly RuleTouch[];
  readonly drafts: readonly TouchedConsignment[];
}

/** How a trial of a pack on drafts and sent declarations came out. */
export interface ShadowView {
  readonly hash: string;
  readonly day: string;
  /** Sent declarations looked at, and how many of them customs had accepted. */
  readonly checked: number;
  readonly accepted: number;
  /** Sent declarations that could not be looked at: their content as sent was not kept. */
  readonly leftOut: number;
  /** Of each at most 20 findings; all of its rules. */
  readonly refused: readonly (ShadowReport['refused'][number] & { readonly orderNo: string })[];
  readonly held: readonly (ShadowReport['held'][number] & { readonly orderNo: string })[];
  readonly refusingRules: ShadowReport['refusingRules'];
  /** Drafts that the pack would touch. */
  readonly draftsTouched: number;
  /** Whether it may not become active by itself. */
  readonly stops: boolean;
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().refine((text) => parseDate(text) !== null, 'not a day');

/**
 * packs.*: the life of rule packs. Long work is a job (`job.progress` with kind "packs", cancelled by jobs.cancel); every
 * change of standing is announced by `rules.changed`. Errors: `packs.unknown` for a hash that is not installed,
 * `packs.busy` while another fetch runs, `packs.noPublisher`, `packs.held` when a person must first look at the trial.
 */
export const PACK_METHODS = {
  /** Every installed pack: the active one first, then by number, newest first. */
  'packs.installed': read<readonly PackInfo[]>()(z.strictObject({})),
  'packs.status': read<PacksStatus>()(z.strictObject({})),
  /** Asks the publisher, fetches, verifies, tests, installs and tries what is new; activates what may be. */
  'packs.update': change<{ readonly job: string }>()(z.strictObject({})),
  /** The same for an update file (a repository on a stick, one .zip), given as a file ticket. */
  'packs.takeFile': change<{ readonly job: string }>()(z.strictObject({ ticket: z.string().max(100) })),
  /** Lets a held or withdrawn pack become active; one of a later day then waits for it. */
  'packs.activate': change<PackInfo>()(z.strictObject({ hash })),
  /** Goes back from the active pack to the one that was in force before; error `packs.nothingBefore`. Gives the active one. */
  'packs.rollBack': change<PackInfo>()(z.strictObject({})),
  /** What the reader has seen of the changes: `unseen` is empty afterwards. */
  'packs.seen': change<null>()(z.strictObject({})),
  'packs.changes': read<PackChanges>()(z.strictObject({ before: hash, after: hash })),
  /** Whom `after` touches in comparison with `before`, among all drafts that may still be edited. */
  'packs.radar': read<RadarView>()(
    z.strictObject({
      before: hash,
      after: hash,
      /** null: today, or the first day of `after` when that is still to come. */
      day: day.nullable().default(null),
    }),
  ),
  /** Tries a pack against the active one on all drafts and the last 500 declarations sent. */
  'packs.shadow': read<ShadowView>()(z.strictObject({ hash })),
} as const;

/** What a rule comes to on a consignment. */
export interface RuleTrial {
  readonly rule: string;
  readonly pack: PackEdition;
  /** The day it was tried as of, YYYY-MM-DD. */
  readonly day: string;
  /** One for the whole consignment (item null), or one for each goods item. */
  readonly results: readonly {
    readonly item: number | null;
    /** notAsked: its condition does not hold or it is not in force; blocked: a number or date it needs is absent. */
    readonly outcome: 'holds' | 'fails' | 'notAsked' | 'blocked';
    readonly finding: Finding | null;
    /** Fields it reads, as typed. */
    readonly reads: readonly { readonly at: string; readonly text: string }[];
  }[];
}

/** When a reader met a rule before. */
export interface RuleMeetings {
  readonly rule: string;
  /** Consignments on which it has spoken, the present one not counted. */
  readonly consignments: number;
  /** How many of them were put right. */
  readonly cleared: number;
  /** The latest of them, newest first, at most 5. */
  readonly latest: readonly {
    readonly id: string;
    readonly orderNo: string;
    /** ISO 8601, UTC. */
    readonly metAt: string;
    readonly clearedAt: string | null;
  }[];
}

/** rules.* that look at one rule on one consignment. */
export const RULE_TRIAL_METHODS = {
  /** Error `rules.unknownRule` when the pack has no such rule. `pack` null is the active one. */
  'rules.try': read<RuleTrial>()(
    z.strictObject({ pack: hash.nullable().default(null), rule: z.string().max(40), id }),
  ),
  /** `id` is the consignment that asks; it is not counted. */
  'rules.met': read<RuleMeetings>()(
    z.strictObject({ rule: z.string().max(40), id: id.nullable().default(null) }),
  ),
} as const;
