import { createHash } from 'node:crypto';
import type { Root, Snapshot, Targets, Timestamp } from '@tufjs/models';
import { Metadata, MetadataKind } from '@tufjs/models';
import type { KeptMetadata, TrustRole } from '#backend/store/contract/trust.ts';

/** The four roles of a repository, parsed. Whether anyone vouches for them is another question. */
export interface RoleSet {
  readonly root: Metadata<Root>;
  readonly timestamp: Metadata<Timestamp>;
  readonly snapshot: Metadata<Snapshot>;
  readonly targets: Metadata<Targets>;
}

/** The member of a timestamp that says when it was signed, ISO 8601; signed with the rest. */
export const SIGNED_AT = 'x-signed-at';

type Json = Parameters<typeof Metadata.fromJSON>[1];

function jsonOf(bytes: Uint8Array): Json {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/** Reads a root; throws when it is none. */
export function readRoot(bytes: Uint8Array): Metadata<Root> {
  return Metadata.fromJSON(MetadataKind.Root, jsonOf(bytes));
}

/** Reads a timestamp; throws when it is none. */
export function readTimestamp(bytes: Uint8Array): Metadata<Timestamp> {
  return Metadata.fromJSON(MetadataKind.Timestamp, jsonOf(bytes));
}

/** Reads a snapshot; throws when it is none. */
export function readSnapshot(bytes: Uint8Array): Metadata<Snapshot> {
  return Metadata.fromJSON(MetadataKind.Snapshot, jsonOf(bytes));
}

/** Reads targets; throws when there are none. */
export function readTargets(bytes: Uint8Array): Metadata<Targets> {
  return Metadata.fromJSON(MetadataKind.Targets, jsonOf(bytes));
}

/** The bytes of metadata as they are written, hashed and kept. */
export function bytesOf(metadata: { toJSON(): unknown }): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(metadata.toJSON()));
}

/** Length and SHA-256, as snapshot and timestamp list the files below them. */
export function measureOf(bytes: Uint8Array): {
  readonly length: number;
  readonly hashes: { readonly sha256: string };
} {
  return { length: bytes.length, hashes: { sha256: createHash('sha256').update(bytes).digest('hex') } };
}

/** When a timestamp says it was signed, milliseconds since 1970; null when it does not say. */
export function signedAt(timestamp: Metadata<Timestamp>): number | null {
  const text = timestamp.signed.unrecognizedFields[SIGNED_AT];
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isSafeInteger(at) ? at : null;
}

/** The root to start from: the newest that is in order by itself; the first root ships with the program. */
export function startingRoot(kept: readonly KeptMetadata[], first: Uint8Array): Uint8Array {
  const candidate = kept.find(({ role }) => role === 'root')?.bytes;
  if (candidate === undefined) return first;
  try {
    const root = readRoot(candidate);
    root.verifyDelegate('root', root);
    return root.signed.version > readRoot(first).signed.version ? candidate : first;
  } catch {
    return first;
  }
}

/** The ids of the keys that may sign for a role. */
export function keysOf(root: Metadata<Root>, role: TrustRole): readonly string[] {
  return (root.signed.roles[role]?.keyIDs ?? []).toSorted();
}

/** How many of them must sign. */
export function thresholdOf(root: Metadata<Root>, role: TrustRole): number {
  return root.signed.roles[role]?.threshold ?? Number.POSITIVE_INFINITY;
}
