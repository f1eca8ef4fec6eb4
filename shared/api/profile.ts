import { z } from 'zod';
import type { AppError } from '#shared/api/errors.ts';
import { columnSetSchema, MOST_COLUMN_SETS } from '#shared/api/exportColumns.ts';
import { change, read } from '#shared/api/method.ts';
import { fieldTexts, nothing } from '#shared/api/schemas.ts';

/** Own enterprise (live) or training; the two share no file, no key and no address. */
export const PROFILE_KINDS = ['live', 'training'] as const;
/** Own enterprise (live) or training. */
export type ProfileKind = (typeof PROFILE_KINDS)[number];

/** The enterprise that declares, as it stands in new consignments and on outgoing messages (企业信息). */
export const enterpriseSchema = z.strictObject({
  /** Customs registration code (10) or unified social credit code (18). */
  code: z.string().max(18),
  name: z.string().max(100),
  telephone: z.string().max(50),
  /** Exchange-platform user id (报文传输编号 `dxpId`). */
  dxpId: z.string().max(30),
});
/** What printed papers say of the enterprise beyond its code and name; "" where nothing was entered. */
export const letterheadSchema = z.strictObject({
  nameEn: z.string().max(200),
  addressZh: z.string().max(300),
  addressEn: z.string().max(300),
  bankName: z.string().max(200),
  bankAccount: z.string().max(60),
  /** SWIFT/BIC. */
  bankCode: z.string().max(20),
});

/** The enterprise that declares. */
export type Enterprise = z.output<typeof enterpriseSchema>;

/** Settings of an open profile. */
export const settingsSchema = z.strictObject({
  enterprise: enterpriseSchema,
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Where backups go; "" means inside the data folder. */
  backupFolder: z.string().max(1000),
  /** Texts that every new consignment starts with, by pointer. */
  defaults: fieldTexts,
  letterhead: letterheadSchema,
  /** The seller's own column sets for exports. */
  exportSets: z.array(columnSetSchema).max(MOST_COLUMN_SETS),
});
/** Settings of an open profile. */
export type Settings = z.output<typeof settingsSchema>;

/** What is open, and what could be. */
export interface ProfileStatus {
  readonly open: ProfileKind | null;
  /** Profiles that exist in the data folder. */
  readonly existing: readonly ProfileKind[];
  readonly dataFolder: string;
  readonly appVersion: string;
  readonly host: 'desktop' | 'web' | 'cli';
  /** Why the profile that was open last could not be opened. */
  readonly trouble: ProfileTrouble | null;
}

/** A profile that would not open, and the ways out. */
export interface ProfileTrouble {
  readonly kind: ProfileKind;
  readonly error: AppError;
  /** Backups that could be restored, newest first. */
  readonly backups: readonly BackupInfo[];
}

/** One backup file. */
export interface BackupInfo {
  readonly name: string;
  readonly folder: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly bytes: number;
}

const profileKind = z.enum(PROFILE_KINDS);

/** profile.*, settings.*, backup.* */
export const PROFILE_METHODS = {
  'profile.status': read<ProfileStatus>()(nothing),
  'profile.create': change<ProfileStatus>()(
    z.strictObject({
      kind: profileKind,
      /** Training only: fill it with sample consignments. */
      samples: z.boolean().default(true),
      enterprise: enterpriseSchema.optional(),
      language: z.enum(['zh-CN', 'en']).default('zh-CN'),
    }),
  ),
  'profile.open': change<ProfileStatus>()(z.strictObject({ kind: profileKind })),
  'profile.close': change<ProfileStatus>()(nothing),
  /** Sets a damaged database aside, whole, and opens the named backup in its place, or an empty one when `backup` is null. */
  'profile.recover': change<ProfileStatus>()(
    z.strictObject({ kind: profileKind, backup: z.string().max(200).nullable() }),
  ),
  'settings.get': read<Settings>()(nothing),
  'settings.save': change<Settings>()(settingsSchema.partial()),
  'backup.now': change<BackupInfo>()(nothing),
  'backup.list': read<readonly BackupInfo[]>()(nothing),
} as const;
