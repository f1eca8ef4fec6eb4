import { z } from 'zod';
import type { AppError } from '#shared/api/errors.ts';
import { change, read } from '#shared/api/method.ts';
import { id, nothing } from '#shared/api/schemas.ts';
import { MOST_INVENTORIES } from '#shared/documents/summaries/request.ts';
import type { SummingObstacle } from '#shared/documents/summaries/summing.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';
import type { BothLanguages } from '#shared/rules/pack.ts';

/** A released inventory that may be summed up, or why not. */
export interface SummaryCandidate {
  /** Of the sent inventory. */
  readonly id: string;
  readonly consignmentId: string;
  readonly orderNo: string;
  readonly invtNo: string;
  readonly waybillNo: string;
  /** ISO 8601 in China's time, "2026-01-05T09:30:00+08:00". */
  readonly releasedAt: string;
  /** As releasedAt; "" while it is not closed. */
  readonly closedAt: string;
  readonly obstacle: SummingObstacle | null;
  /** The summary that holds it. */
  readonly summaryId: string | null;
  /** Sum of the lines, decimal text; currency by its letters. */
  readonly total: string;
  readonly currency: string;
  readonly country: string;
  readonly items: number;
}

/** Those whose inventories one request may name. */
export interface SummaryApplicant {
  readonly customsCode: string;
  readonly agentCode: string;
  readonly agentName: string;
  readonly ebcCode: string;
  readonly ebcName: string;
  /** Ids of its candidates. */
  readonly ids: readonly string[];
}

/** The inventories customs closed in a month, and those it released then and has not closed yet. */
export interface SummaryMonth {
  /** "2026-01". */
  readonly month: string;
  /** The last day to declare them, YYYY-MM-DD: the 15th of the next month, or the first working day after (to be confirmed). */
  readonly deadline: string;
  readonly candidates: readonly SummaryCandidate[];
  /** There are more than are shown. */
  readonly cut: boolean;
  /** How many inventories of the month were declared simplified (A): they are never summed up. */
  readonly simplified: number;
  readonly applicants: readonly SummaryApplicant[];
}

/** A line of a declaration to come; quantities and amounts are decimal text, currency by its letters, other codes those of customs. */
export interface SummaryLine {
  readonly gcode: string;
  readonly gname: string;
  readonly country: string;
  readonly currency: string;
  readonly qty: string;
  readonly unit: string;
  readonly qty1: string;
  readonly unit1: string;
  readonly qty2: string;
  readonly unit2: string;
  readonly totalPrice: string;
  readonly items: number;
}

/** A declaration to come. */
export interface SummaryGroup {
  /** Elements that are the same over all its inventories, by their official names. */
  readonly head: Readonly<Record<string, string>>;
  readonly inventories: number;
  readonly lines: readonly SummaryLine[];
  readonly grossWeight: string;
  readonly netWeight: string;
  readonly packages: string;
  readonly declarations: number;
}

/** What will come of summing some inventories up; `problem` when the request cannot be made. */
export interface SummaryPreview {
  readonly groups: readonly SummaryGroup[];
  /** Names of the codes in it, by table and code: "country 502", "customs 4600", "transport 5", "unit 035". */
  readonly names: Readonly<Record<string, BothLanguages>>;
  readonly problem: AppError | null;
}

/** A request to sum up, in the list. */
export interface SummaryRow {
  readonly id: string;
  readonly month: string;
  readonly copNo: string;
  readonly inventories: number;
  /** Where its latest document stands. */
  readonly state: DocumentState;
  /** Text of its latest receipt, as received. */
  readonly lastInfo: string;
  readonly lastStatus: string;
  readonly createdAt: string;
  readonly dropped: boolean;
  /** Declarations that came of it so far. */
  readonly results: number;
}

/** A declaration that came of a request (CEB792). */
export interface SummaryOutcome {
  readonly declSeqNo: string;
  readonly entryId: string;
  /** Set by customs, not published: shown as received. */
  readonly decState: string;
  readonly opDate: string;
  readonly grossWeight: string;
  readonly netWeight: string;
  readonly lines: readonly {
    readonly invtNo: string;
    readonly logisticsNo: string;
    readonly gseqno: string;
    readonly gnum: string;
    readonly gcode: string;
    /** The parcel it came from, when it is here. */
    readonly consignmentId: string | null;
    readonly orderNo: string;
  }[];
}

/** A request to sum up with everything known of it. */
export interface SummaryView extends SummaryRow {
  readonly documentId: string;
  readonly byProducer: boolean;
  readonly byName: boolean;
  readonly filer: { readonly code: string; readonly name: string };
  readonly note: string;
  readonly parcels: readonly SummaryCandidate[];
  readonly outcomes: readonly SummaryOutcome[];
}

/** Where a parcel's goods were summed up. */
export interface SummaryOfParcel {
  readonly summary: SummaryRow;
  readonly entries: readonly {
    readonly declSeqNo: string;
    readonly entryId: string;
    readonly decState: string;
    /** Which line of the inventory (gnum) went into which line of the declaration (gseqno), as received. */
    readonly lines: readonly { readonly gnum: string; readonly gseqno: string }[];
  }[];
}

const month = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/);
const chosen = z.array(id).max(MOST_INVENTORIES);
const way = { byProducer: z.boolean().default(false), byName: z.boolean().default(true) };

/** summaries.* (汇总申报): errors `summary.*`. */
export const SUMMARY_METHODS = {
  'summaries.month': read<SummaryMonth>()(z.strictObject({ month })),
  'summaries.preview': read<SummaryPreview>()(z.strictObject({ ids: chosen, ...way }), MOST_INVENTORIES * 50),
  /** Makes, signs and queues the request (CEB701). */
  'summaries.send': change<SummaryView>()(
    z.strictObject({
      month,
      ids: chosen,
      ...way,
      /** Who will file the declarations; empty: the declaring firm of the inventories. */
      filer: z
        .strictObject({ code: z.string().max(18), name: z.string().max(100) })
        .nullable()
        .default(null),
      note: z.string().max(1000).default(''),
    }),
    MOST_INVENTORIES * 50,
  ),
  'summaries.list': read<readonly SummaryRow[]>()(nothing),
  'summaries.get': read<SummaryView>()(z.strictObject({ id })),
  /** Sends a returned or withdrawn request once more. */
  'summaries.resend': change<SummaryView>()(z.strictObject({ id })),
  /** Takes a request back that has not left yet. */
  'summaries.withdraw': change<SummaryView>()(z.strictObject({ id })),
  /** Gives a returned or withdrawn request up: its inventories are free again. */
  'summaries.drop': change<SummaryView>()(z.strictObject({ id })),
  /** Where the goods of a consignment were summed up; null when they were not. */
  'summaries.ofConsignment': read<SummaryOfParcel | null>()(z.strictObject({ id })),
} as const;
