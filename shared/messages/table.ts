/**
 * The shape of a message table. One table describes one official message completely; building, parsing, checking and
 * pointing back to the form are all driven by it, so a further message is a further table.
 */
import type { CodeTableName } from '#shared/consignment/fields.ts';

/** XML namespace of the cross-border e-commerce messages. */
export const CEB_NAMESPACE = 'http://www.chinaport.gov.cn/ceb';

/** Forms a text must keep beyond its length; "firm" is a 10-character customs or 18-character social credit code. */
export const TEXT_FORMS = {
  guid: /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/,
  date: /^\d{8}$/,
  time: /^\d{14}$/,
  millis: /^\d{17}$/,
  /** "2026-01-05T09:30:00", as an XML schema has it */
  dateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/,
  base64: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  hs: /^\d{10}$/,
  firm: /^(?:[0-9A-Z]{10}|[0-9A-Z]{18})$/,
} as const;
/** The name of a text form. */
export type TextForm = keyof typeof TEXT_FORMS;

/** What an element may hold. Lengths count characters, as the schema does, not bytes. */
export type ElementType =
  | { readonly kind: 'text'; readonly min: number; readonly max: number; readonly form?: TextForm }
  | { readonly kind: 'code'; readonly min: number; readonly max: number; readonly table: CodeTableName }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'decimal'; readonly digits: number; readonly fraction: number }
  | { readonly kind: 'integer'; readonly digits: number };

/** Why an element comes from no field of the form. */
export type MadeBy =
  /** made for each record (guid) or each sending (time, action) */
  | 'sending'
  /** follows from the regime (orderType, tradeMode) */
  | 'regime'
  /** the same in every message of this kind (ieFlag E, flags of total amounts) */
  | 'fixed'
  /** the line's own number */
  | 'position'
  /** given by the port or by customs */
  | 'authority'
  /** belongs to this document alone and to no one consignment: a reason, a time of departure, the site's operator */
  | 'document'
  /** asked for in special-zone mode or by sites only; no field yet */
  | 'unused'
  /** the identity of the client that sends (transfer block) */
  | 'sender';

/** Where an element's value comes from: the pattern of a consignment field, or who makes it. */
export type ElementSource = { readonly field: string } | { readonly made: MadeBy };

/** One element of a message: a row of the official field table. */
export interface ElementSpec {
  /** Official element name. */
  readonly name: string;
  /** Whether the schema demands it; a demanded element must also not be empty, which the schema does not say. */
  readonly required: boolean;
  /** Whether an optional element stands in the message even when it is empty, because the schema demands its place. */
  readonly keptEmpty?: true;
  readonly type: ElementType;
  /** Official Chinese name. */
  readonly zh: string;
  readonly from: ElementSource;
}

/** A run of elements in their binding order; `name` is null when they stand in the business node itself. */
export interface NodeTable {
  readonly name: string | null;
  readonly elements: readonly ElementSpec[];
}

/** The repeated lines of a record and how many there may be; `max` null is unbounded. */
export interface ListTable extends NodeTable {
  readonly name: string;
  readonly min: number;
  readonly max: number | null;
}

/** One official message. */
export interface MessageTable {
  /** Local name of the root element, e.g. "CEB603Message". */
  readonly kind: string;
  readonly zh: string;
  /** Where the rows were read. */
  readonly source: string;
  /** Local name of the business node; it stands 1 to `maxRecords` times. */
  readonly node: string;
  readonly head: NodeTable;
  readonly list: ListTable | null;
  /** Whether the message carries a transfer block and may be signed (requests), or neither (receipts). */
  readonly envelope: 'transfer' | 'none';
  readonly maxRecords: number;
}

/** Values of one run of elements, by official name; an element that is left out is absent. */
export type NodeValues = { readonly [element: string]: string | undefined };

/** One business record of a message: its head and its lines (none where the table has no list). */
export interface MessageRecord {
  readonly head: NodeValues;
  readonly list: readonly NodeValues[];
}

/** The union of element names of a table's part, for checks at compile time. */
export type ElementNames<N extends NodeTable> = N['elements'][number]['name'];
/** The names of the required elements of a table's part. */
export type RequiredNames<N extends NodeTable> = Extract<
  N['elements'][number],
  { readonly required: true }
>['name'];

/** A text of 1 to `max` characters (C..max). */
export function text(max: number, form?: TextForm): ElementType {
  return form === undefined ? { kind: 'text', min: 1, max } : { kind: 'text', min: 1, max, form };
}

/** A text of exactly `length` characters (C length). */
export function fixed(length: number, form?: TextForm): ElementType {
  return form === undefined
    ? { kind: 'text', min: length, max: length }
    : { kind: 'text', min: length, max: length, form };
}

/** A code of a parameter table; `min` to `max` characters. */
export function code(table: CodeTableName, min: number, max: number = min): ElementType {
  return { kind: 'code', min, max, table };
}

/** One of a few fixed values. */
export function choice(...options: readonly string[]): ElementType {
  return { kind: 'choice', options };
}

/** A whole number of at most `digits` digits (N digits). */
export function integer(digits: number): ElementType {
  return { kind: 'integer', digits };
}

/** N19,5: at most 19 digits, of which at most 5 after the point. */
export const AMOUNT: ElementType = { kind: 'decimal', digits: 19, fraction: 5 };

/** The source of an element that is a field of the consignment. */
export function field(pattern: string): ElementSource {
  return { field: pattern };
}

/** The source of an element that is no field. */
export function made(by: MadeBy): ElementSource {
  return { made: by };
}

/** A required element. */
export function req<const N extends string>(name: N, type: ElementType, zh: string, from: ElementSource) {
  return { name, required: true, type, zh, from } as const;
}

/** An optional element; left out when empty. */
export function opt<const N extends string>(name: N, type: ElementType, zh: string, from: ElementSource) {
  return { name, required: false, type, zh, from } as const;
}

/** An optional element whose place the schema demands: sent empty where there is nothing to say. */
export function kept<const N extends string>(name: N, type: ElementType, zh: string, from: ElementSource) {
  return { name, required: false, keptEmpty: true, type, zh, from } as const;
}
