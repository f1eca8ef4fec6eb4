import { z } from 'zod';
import type { PackFile, PackLoadProblem } from '#backend/packs/packFiles.ts';
import { PACK_BOUNDS, readPackFile, sha256Of } from '#backend/packs/packFiles.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import { packSchema } from '#shared/rules/pack.ts';

/** A pack read from a folder. */
export interface LoadedPack {
  readonly pack: RulePack;
  /** SHA-256 of the pack's canonical content, as hexadecimal; every finding carries it. */
  readonly hash: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

const fileName = z.string().min(1).max(60);
const manifestSchema = packSchema.omit({ rules: true, tables: true, tariff: true, tests: true }).extend({
  rules: z.array(fileName).min(1).max(40),
  tables: z.array(fileName).max(40),
  /** The tariff lines, one a line (.ndjson) or as a list (.json); a pack need not bring any. */
  tariff: fileName.optional(),
  tests: fileName,
});
const themeSchema = z.strictObject({ title: z.unknown(), rules: z.array(z.unknown()) });
/** A row as a list: code, Chinese, English, code in messages, confidence, and where it has any its days and successor. */
const plainRow = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]);
/** What a row leaves out at its end: it is confirmed, and messages carry the code itself. Most rows of large tables do. */
const shortRow = z.tuple([z.string(), z.string(), z.string(), z.string().optional()]);
const validity = z.strictObject({
  from: z.string().optional(),
  to: z.string().optional(),
  replacedBy: z.string().optional(),
});
const tableSchema = z.strictObject({
  table: z.string().max(40),
  title: z.unknown(),
  source: z.unknown(),
  columns: z.tuple([
    z.literal('code'),
    z.literal('zh'),
    z.literal('en'),
    z.literal('customs'),
    z.literal('confidence'),
  ]),
  rows: z.array(z.union([plainRow, shortRow, z.tuple([...plainRow.def.items, validity])])).max(20_000),
});
type TableRow = z.infer<typeof tableSchema>['rows'][number];
const hashesSchema = z.strictObject({ files: z.record(fileName, z.string().regex(/^[0-9a-f]{64}$/)) });

/** The file that lists the hash of every other file of a pack. */
export const HASHES = 'hashes.json';

/**
 * Reads a rule pack from a folder: manifest.json names the rule files, tables and tests; hashes.json the hash of each.
 * A file that is missing, too large, changed or of the wrong shape is named and nothing is loaded; other files are ignored.
 */
export function loadPack(dir: string): Result<LoadedPack, PackLoadProblem> {
  const read = readFiles(dir);
  if (!read.ok) return read;
  const { files } = read.value;
  const hashes = verifyHashes(dir, files);
  if (!hashes.ok) return hashes;
  const pack = packOf(read.value);
  if (!pack.ok) return pack;
  const listed = files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
  return ok({ pack: pack.value, hash: sha256Of(pack.value), files: listed });
}

/** Puts the parts of a pack together and checks its shape. */
export function packOf({ manifest, rules, tables, tariff, tests }: Parts): Result<RulePack, PackLoadProblem> {
  const { tariff: _file, ...head } = manifest;
  const content = { ...head, rules, tables, ...(tariff === undefined ? {} : { tariff }), tests };
  const pack = packSchema.safeParse(content);
  return pack.success ? ok(pack.data) : wrongShape('manifest.json', pack.error);
}

interface Parts {
  readonly files: readonly PackFile[];
  readonly manifest: z.infer<typeof manifestSchema>;
  readonly rules: readonly unknown[];
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
  /** Undefined where the manifest names no tariff. */
  readonly tariff: unknown;
  readonly tests: unknown;
}

/** Reads every file the manifest names, without looking at the hashes. */
export function readFiles(dir: string): Result<Parts, PackLoadProblem> {
  const first = readPackFile(dir, 'manifest.json');
  if (!first.ok) return first;
  const manifest = manifestSchema.safeParse(first.value.content);
  if (!manifest.success) return wrongShape('manifest.json', manifest.error);
  const { tariff: tariffName } = manifest.data;
  const names = [...manifest.data.rules, ...manifest.data.tables, manifest.data.tests];
  if (tariffName !== undefined) names.push(tariffName);
  if (names.length >= PACK_BOUNDS.files) return tooLarge('manifest.json', PACK_BOUNDS.files);
  const files: PackFile[] = [first.value];
  const rules: unknown[] = [];
  const tables: Record<string, readonly unknown[]> = Object.create(null) as Record<
    string,
    readonly unknown[]
  >;
  let tests: unknown;
  let tariff: unknown;
  let total = first.value.bytes;
  for (const name of names) {
    const file = readPackFile(dir, name);
    if (!file.ok) return file;
    files.push(file.value);
    total += file.value.bytes;
    if (total > PACK_BOUNDS.totalBytes) return tooLarge(name, PACK_BOUNDS.totalBytes);
    if (manifest.data.rules.includes(name)) {
      const theme = themeSchema.safeParse(file.value.content);
      if (!theme.success) return wrongShape(name, theme.error);
      rules.push(...theme.data.rules);
    } else if (manifest.data.tables.includes(name)) {
      const table = tableSchema.safeParse(file.value.content);
      if (!table.success) return wrongShape(name, table.error);
      tables[table.data.table] = table.data.rows.map(codeRow);
    } else if (name === tariffName) tariff = file.value.content;
    else tests = file.value.content;
  }
  return ok({ files, manifest: manifest.data, rules, tables: { ...tables }, tariff, tests });
}

function codeRow([code, zh, en, customs = code, confidence = 'confirmed', days]: TableRow): unknown {
  return { code, zh, en, customs, confidence, ...days };
}

function verifyHashes(dir: string, files: readonly PackFile[]): Result<null, PackLoadProblem> {
  const read = readPackFile(dir, HASHES);
  if (!read.ok) return read;
  const hashes = hashesSchema.safeParse(read.value.content);
  if (!hashes.success) return wrongShape(HASHES, hashes.error);
  for (const file of files) {
    const expected = Object.hasOwn(hashes.data.files, file.name) ? hashes.data.files[file.name] : undefined;
    if (expected === undefined) return err({ code: 'packs.notListed', params: { file: file.name } });
    if (expected !== file.sha256) return err({ code: 'packs.hashDiffers', params: { file: file.name } });
  }
  return ok(null);
}

function wrongShape(
  file: string,
  error: z.ZodError,
): { readonly ok: false; readonly error: PackLoadProblem } {
  const issue = error.issues[0];
  const where = (issue?.path ?? []).map(String).join('.').slice(0, 120);
  return err({
    code: 'packs.wrongShape',
    params: { file, where, detail: (issue?.message ?? '').slice(0, 200) },
  });
}

function tooLarge(file: string, max: number): { readonly ok: false; readonly error: PackLoadProblem } {
  return err({ code: 'packs.tooLarge', params: { file, max: String(max) } });
}
