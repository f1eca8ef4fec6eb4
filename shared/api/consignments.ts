import { z } from 'zod';
import { columnNames } from '#shared/api/exportColumns.ts';
import type { FileOffer } from '#shared/api/files.ts';
import { change, read } from '#shared/api/method.ts';
import {
  consignmentStateCode,
  edit,
  fieldText,
  id,
  ids,
  nothing,
  page,
  regimeCode,
  search,
} from '#shared/api/schemas.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { RegimeCode, SentKind } from '#shared/consignment/regimes.ts';
import { REGIME_CODES } from '#shared/consignment/regimes.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { Severity } from '#shared/rules/pack.ts';

/** The columns a list may be sorted by; each has an index. */
export const CONSIGNMENT_SORTS = [
  'updated',
  'created',
  'orderNo',
  'state',
  'country',
  'total',
  'items',
  'problems',
] as const;

/** How many findings of each severity. */
export type FindingCounts = Readonly<Record<Severity, number>>;

/** Which consignments are meant. */
export const consignmentFilter = {
  search,
  states: z.array(consignmentStateCode).max(20).default([]),
  /** blocked: something stops sending; ready: nothing does. */
  check: z.enum(['any', 'blocked', 'ready']).default('any'),
  /** Consignments in the bin instead of the living ones. */
  removed: z.boolean().default(false),
  /** Only those of these regimes; of all when empty. */
  regimes: z.array(z.enum(REGIME_CODES)).max(20).default([]),
  /** Only those of one import. */
  importId: id.nullable().default(null),
};

/** One row of the list. */
export interface ConsignmentRow {
  readonly id: string;
  readonly orderNo: string;
  readonly regime: RegimeCode;
  readonly state: ConsignmentState;
  readonly seller: string;
  readonly consignee: string;
  readonly country: string;
  readonly waybillNo: string;
  readonly goods: string;
  readonly items: number;
  /** Sum of the items' totals, decimal text; "" when one cannot be read. */
  readonly total: string;
  readonly currency: string;
  readonly counts: FindingCounts;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Where a value that the seller did not type came from. */
export type FillSource =
  | 'enterprise'
  | 'import'
  | 'constant'
  | 'computed'
  | 'copy'
  | 'fix'
  | 'sample'
  | 'product';

/** Where a change comes from: typed by hand, a proposed fix, or a product record. */
export const EDIT_SOURCES = ['typed', 'fix', 'product'] as const;
/** One of EDIT_SOURCES. */
export type EditSource = (typeof EDIT_SOURCES)[number];

/** A document of a consignment's latest sending. */
export interface DocumentStatus {
  readonly id: string;
  readonly kind: SentKind;
  readonly state: DocumentState;
  /** Text of the latest receipt, as received. */
  readonly lastInfo: string;
  readonly lastStatus: string;
}

/** A finding, and whether a person has looked at it and confirmed it (hold and verify only). */
export type CheckedFinding = Finding & { readonly confirmed: boolean };

/** A consignment as the editor shows it. */
export interface ConsignmentView {
  readonly id: string;
  /** Rises with every change; an edit names the revision it was made on. */
  readonly revision: number;
  readonly state: ConsignmentState;
  readonly editable: boolean;
  readonly draft: Draft;
  /** Pointer to where the value came from, for values the seller did not type. */
  readonly filled: Readonly<Record<string, FillSource>>;
  readonly findings: readonly CheckedFinding[];
  /** Open findings only: confirmed ones do not count. */
  readonly counts: FindingCounts;
  readonly documents: readonly DocumentStatus[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly removed: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** One element of a document as it will be sent. */
export interface DocumentElement {
  /** Official element name, "gcode". */
  readonly name: string;
  readonly zh: string;
  readonly value: string;
  /** The field it comes from, when it comes from one. */
  readonly pointer: string | null;
}

/** A problem of a document against its message table. */
export interface DocumentProblem {
  readonly code: string;
  readonly element: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly pointer: string | null;
}

/** One document as it will be (or was) sent. */
export interface DocumentPreview {
  readonly kind: SentKind;
  /** "CEB603Message". */
  readonly message: string;
  /** Whether this is the frozen copy that was sent, or made from the draft as it stands. */
  readonly frozen: boolean;
  readonly head: readonly DocumentElement[];
  readonly lines: readonly (readonly DocumentElement[])[];
  readonly problems: readonly DocumentProblem[];
  readonly xml: string;
}

/** One thing that happened to a consignment, newest last. */
export interface TimelineEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind:
    | 'created'
    | 'confirmed'
    | 'imported'
    | 'edited'
    | 'queued'
    | 'changeBegun'
    | 'cancellationAsked'
    | 'returnAsked'
    | 'sent'
    | 'receipt'
    | 'returned'
    | 'withdrawn'
    | 'removed'
    | 'restored';
  readonly document: SentKind | null;
  /** `returnStatus` of a receipt. */
  readonly status: string;
  /** Text of the receipt, as received. */
  readonly info: string;
  readonly receiptId: string | null;
}

/** consignments.* */
export const CONSIGNMENT_METHODS = {
  'consignments.list': read<{ readonly total: number; readonly rows: readonly ConsignmentRow[] }>()(
    z.strictObject({
      ...consignmentFilter,
      sort: z.enum(CONSIGNMENT_SORTS).default('updated'),
      descending: z.boolean().default(true),
      ...page,
    }),
  ),
  /** Every id that a filter matches, in list order: for "select all". */
  'consignments.ids': read<{ readonly ids: readonly string[] }>()(z.strictObject(consignmentFilter)),
  'consignments.get': read<ConsignmentView>()(z.strictObject({ id })),
  'consignments.create': change<ConsignmentView>()(
    z.strictObject({
      regime: regimeCode.default('9610'),
      /** How it is declared, where the regime leaves a choice; the seller is asked when it is not said. */
      route: z.enum(['list', 'declaration']).nullable().default(null),
      copyOf: id.nullable().default(null),
    }),
  ),
  /** Error `consignment.stale` when `revision` is not the current one; nothing is changed then. */
  'consignments.edit': change<ConsignmentView>()(
    z.strictObject({
      id,
      revision: z.int().min(0),
      edits: z.array(edit).min(1).max(5000),
      /** Set when a proposed fix or a product is applied, so that the value shows where it came from. */
      source: z.enum(EDIT_SOURCES).default('typed'),
    }),
    4 * 1024 * 1024,
  ),
  /** Confirms a finding of severity hold or verify after a second look, or takes that back. Remembered by value. */
  'consignments.confirm': change<ConsignmentView>()(
    z.strictObject({
      id,
      rule: z.string().max(20),
      /** Index of the goods item; null for a rule on the whole consignment. */
      item: z.int().min(0).max(2000).nullable(),
      confirmed: z.boolean(),
    }),
  ),
  'consignments.undo': change<ConsignmentView>()(z.strictObject({ id })),
  'consignments.redo': change<ConsignmentView>()(z.strictObject({ id })),
  /** Sets one field in many consignments (for "items.*.x": in every goods item). One undo takes it all back. */
  'consignments.setMany': change<{ readonly changed: number; readonly batch: string }>()(
    z.strictObject({ ids, at: z.string().max(100), text: fieldText, onlyEmpty: z.boolean().default(false) }),
    16 * 1024 * 1024,
  ),
  'consignments.undoMany': change<{ readonly changed: number }>()(z.strictObject({ batch: id })),
  'consignments.remove': change<{ readonly changed: number }>()(z.strictObject({ ids }), 16 * 1024 * 1024),
  'consignments.restore': change<{ readonly changed: number }>()(z.strictObject({ ids }), 16 * 1024 * 1024),
  /** The documents as they will be sent, or were. */
  'consignments.documents': read<readonly DocumentPreview[]>()(z.strictObject({ id })),
  'consignments.timeline': read<readonly TimelineEntry[]>()(z.strictObject({ id })),
  /** Files for the user to keep: one XML per document in a zip, or one row per goods item in a CSV. */
  'consignments.export': change<FileOffer>()(
    z.strictObject({
      ids,
      format: z.enum(['xml', 'csv', 'xlsx', 'json']),
      /** Of a table (csv, xlsx), in their order; every field when it is left out. */
      columns: columnNames.optional(),
    }),
    16 * 1024 * 1024,
  ),
  /** Checks everything again with the rules in force; for after a clock or rule change. */
  'consignments.recheck': change<{ readonly checked: number }>()(nothing),
} as const;
