import { z } from 'zod';
import type { ReceiptRow } from '#shared/api/exchange.ts';
import { change, read } from '#shared/api/method.ts';
import type { PackInfo } from '#shared/api/packs.ts';
import type { BackupInfo } from '#shared/api/profile.ts';
import { nothing } from '#shared/api/schemas.ts';
import { parseDate } from '#shared/base/calendarDate.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import type { BothLanguages } from '#shared/rules/pack.ts';

/** What the first page shows. */
export interface HomeSummary {
  readonly counts: Readonly<Record<ConsignmentState, number>>;
  /** Drafts and returned consignments that something stops. */
  readonly blocked: number;
  /** Drafts and returned consignments that nothing stops. */
  readonly ready: number;
  /** Latest first. */
  readonly needsAction: readonly {
    readonly id: string;
    readonly orderNo: string;
    readonly state: ConsignmentState;
    readonly info: string;
  }[];
  readonly receipts: readonly ReceiptRow[];
  readonly pack: PackInfo | null;
  readonly lastBackup: BackupInfo | null;
}

/** What the training officer decides on: what is declared, and what is applied for. */
export const OFFICER_DOCUMENTS = ['inventory', 'declaration', 'cancellation', 'return', 'summary'] as const;

/** What the training officer does with documents that fit; without a kind with inventories and declarations. */
export const officerRuleSchema = z.strictObject({
  document: z.enum(OFFICER_DOCUMENTS).optional(),
  orderNo: z.string().max(60).optional(),
  every: z.int().min(1).max(1000).optional(),
  next: z.int().min(1).max(1000).optional(),
  do: z.enum(['release', 'return', 'inspect', 'error']),
  code: z.string().max(20).optional(),
  info: z.string().max(500).optional(),
});
/** What the training officer does with documents that fit. */
export type OfficerRule = z.output<typeof officerRuleSchema>;

/** How the training platform may be out of reach. */
export const OUTAGE_MODES = ['off', 'refuse', 'drop', 'dropAfterEffect', 'hang'] as const;

/** The trainer's console. */
export interface TrainingState {
  readonly outage: (typeof OUTAGE_MODES)[number];
  readonly stepMs: number;
  readonly rules: readonly OfficerRule[];
  /** Documents the platform holds, by its own count. */
  readonly documents: number;
}

/** A made-up change of the rules that the trainer can publish to the students. */
export interface TrainingLesson {
  readonly lesson: string;
  readonly title: BothLanguages;
  /** What the students see happen, and why. */
  readonly teaches: BothLanguages;
}

/** The lessons there are, and the rule packs that the training platform has published, newest first. */
export interface TrainingLessons {
  readonly lessons: readonly TrainingLesson[];
  readonly published: readonly {
    readonly pack: string;
    readonly version: string;
    readonly seq: number;
    readonly title: BothLanguages;
    /** YYYY-MM-DD; "" without a first day. */
    readonly effectiveFrom: string;
    /** The day it was published, YYYY-MM-DD. */
    readonly published: string;
  }[];
}

const day = z.string().refine((text) => parseDate(text) !== null, 'not a day');

/** home.*, training.* */
export const HOME_METHODS = {
  'home.summary': read<HomeSummary>()(nothing),
  'training.state': read<TrainingState>()(nothing),
  'training.setOfficer': change<TrainingState>()(
    z.strictObject({ rules: z.array(officerRuleSchema).max(100), stepMs: z.int().min(0).max(60_000) }),
  ),
  'training.setOutage': change<TrainingState>()(z.strictObject({ mode: z.enum(OUTAGE_MODES) })),
  /** Ends an inspection with a release. */
  'training.resolve': change<TrainingState>()(z.strictObject({ orderNo: z.string().max(60) })),
  /** Error `training.noRules` where the platform publishes none. */
  'training.lessons': read<TrainingLessons>()(nothing),
  /** Publishes the starting rules with the change of one lesson, in force from a day that has not passed. */
  'training.publishLesson': change<TrainingLessons>()(
    z.strictObject({
      lesson: z.string().regex(/^[a-z][A-Za-z0-9]{2,39}$/),
      effectiveFrom: z.union([z.literal('today'), day]),
    }),
  ),
} as const;
