import { z } from 'zod';
import type { FileOffer } from '#shared/api/files.ts';
import { read } from '#shared/api/method.ts';
import { id } from '#shared/api/schemas.ts';
import type { PaperKind } from '#shared/documents/commercial/paperKinds.ts';
import { LABEL_SIZES, PAPER_KINDS, PAPER_LANGUAGES } from '#shared/documents/commercial/paperKinds.ts';

/** The most consignments whose papers are shown, or made while the caller waits; more are made by a job. */
export const MOST_SHOWN = 20;
/** The most consignments in one file. */
export const MOST_PRINTED = 500;

/** Something about a paper that a person should know before it leaves the house; texts under `prints.notice.<code>`. */
export interface PrintNotice {
  readonly code: 'gaps' | 'wrongDigit' | 'heavyForCn22';
  readonly orderNo: string;
  readonly paper: PaperKind;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Papers as one document. */
export interface PrintPages {
  /** A whole HTML document that fetches nothing and runs nothing. */
  readonly html: string;
  readonly notices: readonly PrintNotice[];
  /** Whether the host can make a PDF; else `prints.make` gives the document itself. */
  readonly pdf: boolean;
}

/** A file that is ready, or the job that makes it (`job.progress` with kind "print"); then `prints.take` gives the file. */
export type PrintMade =
  | { readonly kind: 'file'; readonly offer: FileOffer }
  | { readonly kind: 'job'; readonly job: string };

const choice = {
  papers: z.array(z.enum(PAPER_KINDS)).min(1).max(PAPER_KINDS.length),
  /** CN22 and CN23 are bilingual in any case. */
  language: z.enum(PAPER_LANGUAGES).default('both'),
  /** What labels are printed on; all other papers have a size of their own. */
  paperSize: z.enum(LABEL_SIZES).default('own'),
};

/** prints.*: papers of consignments. They change nothing, so that edits do not wait for them. */
export const PRINT_METHODS = {
  'prints.pages': read<PrintPages>()(z.strictObject({ ids: z.array(id).min(1).max(MOST_SHOWN), ...choice })),
  /** Error `prints.noPdf` when a PDF is asked for and the host cannot make one. */
  'prints.make': read<PrintMade>()(
    z.strictObject({
      ids: z.array(id).min(1).max(MOST_PRINTED),
      ...choice,
      /** best: a PDF where the host can make one, else the document itself. */
      format: z.enum(['best', 'pdf', 'html']).default('best'),
    }),
  ),
  /** The file of a job that is done. Error `prints.gone` when there is none. */
  'prints.take': read<FileOffer>()(z.strictObject({ job: id })),
} as const;
