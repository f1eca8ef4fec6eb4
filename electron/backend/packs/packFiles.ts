import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '#shared/base/canonicalJson.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** The most a pack folder may hold; larger is refused before it is read. */
export const PACK_BOUNDS = {
  fileBytes: 4_000_000,
  /** Of a file of lines: one JSON value on each, as the tariff has. */
  linesBytes: 12_000_000,
  totalBytes: 16_000_000,
  files: 64,
} as const;

/** Why a pack folder cannot be used; `file` names the file concerned. */
export interface PackLoadProblem {
  readonly code:
    | 'packs.missingFile'
    | 'packs.tooLarge'
    | 'packs.notJson'
    | 'packs.badName'
    | 'packs.wrongShape'
    | 'packs.hashDiffers'
    | 'packs.notListed';
  readonly params: Readonly<Record<string, string>>;
}

/** One file of a pack, parsed, with the hash of its canonical content. */
export interface PackFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly content: unknown;
}

const NAME = /^(tables\/)?[a-zA-Z][a-zA-Z0-9-]{0,40}\.(json|ndjson)$/;

/** Reads one JSON file of a pack folder; one of lines (.ndjson) comes as an array. Only plain names inside the folder are followed, and no links. */
export function readPackFile(dir: string, name: string): Result<PackFile, PackLoadProblem> {
  if (!NAME.test(name)) return err({ code: 'packs.badName', params: { file: name.slice(0, 80) } });
  const path = join(dir, name);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return err({ code: 'packs.missingFile', params: { file: name } });
  const inLines = name.endsWith('.ndjson');
  const max = inLines ? PACK_BOUNDS.linesBytes : PACK_BOUNDS.fileBytes;
  if (stat.size > max) return err({ code: 'packs.tooLarge', params: { file: name, max: String(max) } });
  try {
    const text = readFileSync(path, 'utf8');
    const content: unknown = inLines ? valuesOf(text) : JSON.parse(text);
    return ok({ name, bytes: stat.size, sha256: sha256Of(content), content });
  } catch {
    return err({ code: 'packs.notJson', params: { file: name } });
  }
}

function valuesOf(text: string): readonly unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line): unknown => JSON.parse(line));
}

/** SHA-256 over the canonical JSON of a value, so that line ends, spaces and the order of keys do not matter. */
export function sha256Of(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
