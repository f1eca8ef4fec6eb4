import { z } from 'zod';
import type { ChosenFile, FileOffer } from '#shared/api/files.ts';
import { change, read } from '#shared/api/method.ts';
import { fileTicket, id, nothing, page } from '#shared/api/schemas.ts';
import type { MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import { REGIME_CODES } from '#shared/consignment/regimes.ts';

/** A spreadsheet as first seen. */
export interface InspectedFile {
  readonly name: string;
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: string;
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly estimatedRows: number | null;
  /** Whether the rows were counted, not estimated. */
  readonly exactRows: boolean;
  /** Things worth knowing (formulas, merged cells), as text codes. */
  readonly notes: readonly {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  }[];
  /** The remembered profile that fits this header, or a suggestion. */
  readonly profile: MappingProfile;
  readonly remembered: boolean;
}

/** A row that did not become a goods item, with all of its cells. */
export interface RowProblem {
  /** Line in the file, counted from 1 with the header as 1. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly skipped: boolean;
  readonly cells: readonly string[];
}

/** How an import came out. */
export interface ImportCounts {
  readonly rows: number;
  readonly itemRows: number;
  readonly problemRows: number;
  readonly skippedRows: number;
  readonly consignments: number;
}

/** What an import would make, from the first rows or the whole file. */
export interface ImportPreview {
  readonly counts: ImportCounts;
  /** False when only the beginning of the file was read. */
  readonly complete: boolean;
  readonly consignments: readonly {
    readonly orderNo: string;
    readonly country: string;
    readonly items: number;
    readonly total: string;
    readonly currency: string;
    readonly fatal: number;
  }[];
  readonly problems: readonly RowProblem[];
}

/** One import of the past. */
export interface ImportRecord {
  readonly id: string;
  readonly fileName: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly startedAt: string;
  readonly counts: ImportCounts;
}

// The profile's own parser (columnMapping) reads it in the handler; here it is only bounded.
const mappingProfile = z.custom<MappingProfile>((value) => typeof value === 'object' && value !== null);
const source = { file: fileTicket, sheet: z.string().max(200).default('') };

/** imports.*, jobs.* */
export const IMPORT_METHODS = {
  /** A ticket for the sample orders of a regime that come with the program. */
  'imports.sample': read<ChosenFile>()(z.strictObject({ regime: z.enum(REGIME_CODES).default('9610') })),
  'imports.inspect': read<InspectedFile>()(z.strictObject(source)),
  'imports.preview': read<ImportPreview>()(z.strictObject({ ...source, profile: mappingProfile })),
  /** Starts the import as a job; progress comes as `job.progress` events. */
  'imports.start': change<{ readonly job: string; readonly importId: string }>()(
    z.strictObject({ ...source, profile: mappingProfile, remember: z.boolean().default(true) }),
  ),
  'imports.history': read<readonly ImportRecord[]>()(nothing),
  'imports.problems': read<{ readonly total: number; readonly rows: readonly RowProblem[] }>()(
    z.strictObject({ importId: id, ...page }),
  ),
  /** The rows that did not go through, as a CSV to mend and import again. */
  'imports.exportProblems': change<FileOffer>()(z.strictObject({ importId: id })),
  'imports.profiles': read<readonly MappingProfile[]>()(nothing),
  'jobs.cancel': change<{ readonly cancelled: boolean }>()(z.strictObject({ job: id })),
} as const;
