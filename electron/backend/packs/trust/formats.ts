import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PACK_BOUNDS } from '#backend/packs/packFiles.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const packId = z.string().regex(/^[a-z0-9.-]{3,60}$/);

/** The signed list of one pack version: which files it is made of. Target `packs/<id>/<seq>.json`. */
export const packIndexSchema = z.strictObject({
  pack: packId,
  version: z.string().max(20),
  seq: z.int().min(1),
  published: z.string().max(10),
  /** Hash of the pack's canonical content: what findings and messages carry. */
  hash: sha256,
  files: z
    .array(
      z.strictObject({
        name: z.string().regex(/^(tables\/)?[a-zA-Z][a-zA-Z0-9-]{0,40}\.(json|ndjson)$/),
        bytes: z.int().min(0).max(PACK_BOUNDS.linesBytes),
        sha256,
      }),
    )
    .min(1)
    .max(PACK_BOUNDS.files),
});
/** The signed list of one pack version. */
export type PackIndex = z.infer<typeof packIndexSchema>;

/** Which packs a channel gives out, from when and to what share of the workstations. Target `channels/<name>.json`. */
export const channelSchema = z.strictObject({
  channel: z.string().regex(/^[a-z]{1,20}$/),
  packs: z
    .array(
      z.strictObject({
        pack: packId,
        seq: z.int().min(1),
        /** From when it is given out, ISO 8601 in UTC; the day it comes into force stands in the pack. */
        start: z.iso.datetime(),
        sharePercent: z.int().min(0).max(100),
        /** The publisher's stop: stay at this number until told otherwise. */
        holdAt: z.int().min(1).optional(),
      }),
    )
    .max(200),
});
/** What a channel gives out. */
export type Channel = z.infer<typeof channelSchema>;

/** Name of the target that lists a pack version. */
export function indexPath(pack: string, seq: number): string {
  return `packs/${pack}/${seq}.json`;
}

/** Name of the target that holds a file, by its content. */
export function filePath(hash: string): string {
  return `files/${hash}`;
}

/** Name of the target of a channel. */
export function channelPath(name: string): string {
  return `channels/${name}.json`;
}

/** Where a target lies in a repository with consistent snapshots: its hash before the last part of its name. */
export function targetFile(path: string, hash: string): string {
  const cut = path.lastIndexOf('/') + 1;
  return `targets/${path.slice(0, cut)}${hash}.${path.slice(cut)}`;
}

/** Whether a workstation is among the first to get a pack: always the same answer for one installation and pack. */
export function inShare(installation: string, pack: string, seq: number, sharePercent: number): boolean {
  const digest = createHash('sha256').update(`${installation} ${pack} ${seq}`).digest();
  return digest.readUInt32BE(0) % 100 < sharePercent;
}
