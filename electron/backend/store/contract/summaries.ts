import type { AuditEntry } from '#backend/store/contract/audit.ts';
import type { StoredDocument } from '#backend/store/contract/exchange.ts';
import type { SummaryWishes } from '#shared/documents/summaries/request.ts';

/** A request to sum up. */
export interface StoredSummary {
  readonly id: string;
  /** "2026-01". */
  readonly month: string;
  readonly wishes: SummaryWishes;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** When it was given up; null while it holds its inventories. */
  readonly droppedAt: number | null;
}

/** An inventory that customs released, as far as the tables know it. */
export interface ReleasedInventory {
  readonly document: StoredDocument;
  /** "" while no receipt brought it. */
  readonly invtNo: string;
  /** `returnTime` of its release (800), 17 digits in China's time; "" when no receipt said so. */
  readonly releasedAt: string;
  /** `returnTime` of its closing (899); "" while it is not closed. */
  readonly closedAt: string;
  /** The summary that holds it. */
  readonly summaryId: string | null;
  /** Its cancellation was asked for and is not answered yet. */
  readonly cancelling: boolean;
  /** Some of its goods were taken back, with customs' consent. */
  readonly takenBack: boolean;
}

/** A declaration that came of a summary, and the goods items it took (CEB792). */
export interface SummaryResult {
  readonly declSeqNo: string;
  readonly sumNo: string;
  /** "" until customs gave it. */
  readonly entryId: string;
  readonly decState: string;
  /** opDate as received, 17 digits. */
  readonly opDate: string;
  /** kg, as received. */
  readonly grossWeight: string;
  readonly netWeight: string;
  /** One of several messages about the same declaration (msgCount): its lines are some of them. */
  readonly part: boolean;
  readonly lines: readonly SummaryResultLine[];
}

/** A declaration as kept, without its goods. */
export type SummaryResultHead = Omit<SummaryResult, 'lines' | 'part'>;

/** One goods item of an inventory in a declaration. */
export interface SummaryResultLine {
  readonly invtNo: string;
  readonly logisticsNo: string;
  readonly gseqno: string;
  readonly gnum: string;
  readonly gcode: string;
}

/** Requests to sum inventories up (汇总申请). Nothing is deleted: a request that is given up says so. */
export interface Summaries {
  /** Keeps when customs released or closed an inventory; the earliest word on each counts. No audit row: the receipt has one. */
  noteRelease(documentId: string, to: 'released' | 'closed', time: string): void;
  /**
   * Inventories to be declared in sum (statisticsFlag B) that customs closed, or released and has not closed yet, from a
   * time on and before another (both "YYYYMMDDhhmmssSSS" in China). Those in no summary come first.
   */
  released(from: string, before: string, limit: number): readonly ReleasedInventory[];
  /** How many others (simplified, A) there are in the same time. */
  simplified(from: string, before: string): number;
  /** Those of some documents, in the order given; what is no released inventory is left out. */
  ofDocuments(ids: readonly string[]): readonly ReleasedInventory[];
  start(
    summary: StoredSummary,
    inventories: readonly { readonly documentId: string; readonly invtNo: string }[],
    audit: AuditEntry,
  ): void;
  /** Frees its inventories. */
  drop(id: string, at: number, audit: AuditEntry): void;
  /** Newest first. */
  all(limit: number): readonly StoredSummary[];
  get(id: string): StoredSummary | null;
  /** Its inventories, in the order in which they were sent. */
  inventoriesOf(id: string): readonly ReleasedInventory[];
  countOf(id: string): number;
  /** The summary that holds, or held last, an inventory of this number. */
  ofInventory(invtNo: string): StoredSummary | null;
  /**
   * Keeps a result; an older one of the same declaration is replaced, a further part of it is added. False, and no audit
   * row, when there is nothing new in it.
   */
  keepResult(summaryId: string, result: SummaryResult, audit: AuditEntry): boolean;
  resultsOf(id: string): readonly (SummaryResultHead & { readonly lines: readonly SummaryResultLine[] })[];
  resultCountOf(id: string): number;
  /** The declarations a parcel's goods are in, with the lines that are its own. */
  resultsOfInventory(
    invtNo: string,
  ): readonly (SummaryResultHead & { readonly lines: readonly SummaryResultLine[] })[];
}
