import type { Fields } from './fieldChecks.ts';
import type { Kind } from './kinds.ts';
import type { Course } from './lifecycle.ts';

/** A document as the ledger holds it, without its lines. */
export interface StoredDocument {
  readonly id: number;
  readonly kind: Kind;
  /**
   * Business key of the order it belongs to; null for a waybill and a summary, and for a declaration until its order was
   * found.
   */
  readonly orderKey: string | null;
  /** Business key of its waybill; null where it has none of its own. */
  readonly waybillKey: string | null;
  /** What joins the parts of a summary that is split over several messages; null for everything else. */
  readonly setKey: string | null;
  /** Number of its last receipt, "0" before the first. */
  readonly state: string;
  readonly head: Fields;
  /** 电子口岸编号 (preNo); of a declaration its 统一编号 (SeqNo). */
  readonly preNo: string;
  /**
   * 清单编号 (invtNo): its own, or that of the inventory an application is about; of a summary its 汇总申请编号 (sumNo),
   * of a declaration its 报关单编号 (ENTRY_ID).
   */
  readonly invtNo: string;
  readonly course: Course | null;
  readonly reasonCode: string | null;
  readonly reasonInfo: string | null;
  readonly holdMs: number | null;
  /** Time of its last receipt, ms. */
  readonly lastReturnAt: number;
}

/** A row of the documents' table. */
export interface DocumentRow extends Omit<StoredDocument, 'head'> {
  readonly head: string;
}

/** Selects documents; what follows is a condition. */
export const DOCUMENT = `SELECT id, kind, order_key AS orderKey, waybill_key AS waybillKey, set_key AS setKey, state,
  head, pre_no AS preNo, invt_no AS invtNo, course, reason_code AS reasonCode, reason_info AS reasonInfo,
  hold_ms AS holdMs, last_return_at AS lastReturnAt FROM document`;

/** A document from its row. */
export function open(row: DocumentRow): StoredDocument {
  return { ...row, head: JSON.parse(row.head) as Fields };
}

/** A document from its row, if there is one. */
export function opened(row: DocumentRow | undefined): StoredDocument | null {
  return row === undefined ? null : open(row);
}
