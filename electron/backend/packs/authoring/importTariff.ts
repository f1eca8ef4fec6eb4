import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileProblem } from '#backend/intake/fileProblem.ts';
import { inspectFile, readRows } from '#backend/intake/readOrderFile.ts';
import { readAuthored } from '#backend/packs/authoring/readAuthored.ts';
import type { Sealed } from '#backend/packs/authoring/sealFolder.ts';
import { sealFolder } from '#backend/packs/authoring/sealFolder.ts';
import type { Emptiness, TariffIssue } from '#backend/packs/authoring/tariffCells.ts';
import type { MappingProblem, TariffColumns } from '#backend/packs/authoring/tariffColumns.ts';
import { chooseColumns } from '#backend/packs/authoring/tariffColumns.ts';
import type { LeftOut } from '#backend/packs/authoring/tariffRows.ts';
import { tariffReader } from '#backend/packs/authoring/tariffRows.ts';
import type { PackLoadProblem } from '#backend/packs/packFiles.ts';
import { PACK_BOUNDS } from '#backend/packs/packFiles.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { PackProblem } from '#shared/rules/pack.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';
import { MAX_TARIFF_LINES, tariffLineSchema } from '#shared/rules/tariff.ts';

/** How a table is to be read. */
export interface TariffImport {
  readonly file: string;
  /** The folder of the pack that gets the lines. */
  readonly dir: string;
  readonly sheet: string | null;
  /** "column=field" for each column whose name does not say it. */
  readonly map: readonly string[];
  readonly empty: Emptiness;
  /** Whether the table is the official one, so that its lines are confirmed. */
  readonly confirmed: boolean;
  /** Whether a tariff the pack has already may be replaced. */
  readonly replace: boolean;
  readonly signal: AbortSignal;
}

/** What an import came to. */
export interface TariffImported {
  readonly rows: number;
  readonly lines: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly notes: readonly {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  }[];
  /** How often each reason occurred. */
  readonly counts: Readonly<Partial<Record<TariffIssue, number>>>;
  /** The first of them, at most SHOWN_LEFT_OUT. */
  readonly leftOut: readonly LeftOut[];
  readonly sealed: Sealed;
}

/** Why a table was not imported; nothing is written then. */
export type TariffProblem =
  | FileProblem
  | PackLoadProblem
  | PackProblem
  | MappingProblem
  | {
      readonly code: 'tooManyLines' | 'noLines' | 'present';
      readonly params: Readonly<Record<string, string>>;
    };

const FILE = 'tables/tariff.ndjson';

/** Reads a tariff table (CSV or XLSX) into the pack of a folder and seals the pack anew. */
export async function importTariff(asked: TariffImport): Promise<Result<TariffImported, TariffProblem>> {
  const authored = readAuthored(asked.dir);
  if (!authored.ok) return authored;
  const { pack } = authored.value;
  if (pack.tariff !== undefined && !asked.replace)
    return err({ code: 'present', params: { lines: String(pack.tariff.length) } });
  const options = asked.sheet === null ? {} : { sheet: asked.sheet };
  const inspected = await inspectFile(asked.file, { ...options, signal: asked.signal });
  if (!inspected.ok) return inspected;
  const { header } = inspected.value;
  const columns = chooseColumns(header, asked.map);
  if (!columns.ok) return columns;
  const units = new Map(
    (pack.tables['unit'] ?? []).flatMap(
      ({ code, zh }) =>
        [
          [zh, code],
          [code, code],
        ] as const,
    ),
  );
  const reader = tariffReader(columns.value, { units, empty: asked.empty, confirmed: asked.confirmed });
  const read = await readRows(asked.file, {
    ...options,
    signal: asked.signal,
    maxRows: MAX_TARIFF_LINES * 2,
    onChunk: ({ rows }) => rows.forEach(reader.take),
  });
  if (!read.ok) return read;
  const lines = [...reader.lines.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  if (lines.length === 0) return err({ code: 'noLines', params: { rows: String(read.value.rows) } });
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  if (read.value.more || lines.length > MAX_TARIFF_LINES || Buffer.byteLength(text) > PACK_BOUNDS.linesBytes)
    return err({ code: 'tooManyLines', params: { max: String(MAX_TARIFF_LINES) } });
  const sealed = writeInto(asked.dir, text, lines);
  if (!sealed.ok) return sealed;
  return ok({
    rows: read.value.rows,
    lines: lines.length,
    columns: named(header, columns.value),
    notes: read.value.notes,
    counts: reader.counts,
    leftOut: reader.leftOut,
    sealed: sealed.value,
  });
}

function named(header: readonly string[], columns: TariffColumns): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(columns).map(([field, at]) => [field, header[at] ?? '']));
}

function writeInto(dir: string, text: string, lines: readonly TariffLine[]): Result<Sealed, TariffProblem> {
  const wrong = lines.find((line) => !tariffLineSchema.safeParse(line).success);
  if (wrong !== undefined)
    return err({ code: 'packs.wrongShape', params: { file: FILE, where: wrong.code, detail: '' } });
  writeAside(join(dir, FILE), text);
  const manifestFile = join(dir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, unknown>;
  if (manifest['tariff'] !== FILE)
    writeAside(manifestFile, `${JSON.stringify({ ...manifest, tariff: FILE }, null, 1)}\n`);
  const sealed = sealFolder(dir);
  if (sealed.ok) return sealed;
  const [first] = sealed.error;
  return err(first ?? { code: 'noLines', params: {} });
}

/** Written beside and put in place at once, so that a full disk leaves what there was. */
function writeAside(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
