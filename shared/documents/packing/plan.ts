import type { SplitDigits, SplitKey } from '#shared/documents/cartons/carton.ts';

/** A goods item as a plan remembers it, so that it is found again after goods were put in or taken out. */
export interface GoodsRef {
  /** The item's number when it was packed; "" when it had none. */
  readonly itemNo: string;
  /** Its index then, from 0. */
  readonly index: number;
}

/** What of a goods item is in a carton, as typed; "" is worked out. */
export interface PackedLine {
  readonly goods: GoodsRef;
  readonly pieces: string;
  /** kg */
  readonly netWeight: string;
}

/** One carton as typed; "" is worked out, and measures may stay empty. */
export interface PackedCarton {
  /** What is written on it: a number, a mark (唛头). */
  readonly mark: string;
  readonly pieces: string;
  /** kg, without the packaging */
  readonly netWeight: string;
  /** kg, as it stands on the scales */
  readonly grossWeight: string;
  /** cm */
  readonly length: string;
  /** cm */
  readonly width: string;
  /** cm */
  readonly height: string;
  readonly contents: readonly PackedLine[];
}

/** The figures of a goods item that are given and not worked out, as typed. */
export interface PackedGoods {
  readonly goods: GoodsRef;
  /** "" takes the declared quantity. */
  readonly pieces: string;
  /** kg; "" is worked out. */
  readonly netWeight: string;
}

/** How a consignment is packed, exactly as typed. Nothing in it need be right. */
export interface PackingPlan {
  readonly cartons: readonly PackedCarton[];
  /** Only goods items of which something is given. */
  readonly items: readonly PackedGoods[];
  /** What the whole weighs and counts, as typed; "" is worked out. */
  readonly totals: { readonly pieces: string; readonly netWeight: string; readonly grossWeight: string };
  readonly key: SplitKey;
  readonly digits: SplitDigits;
}

/** A carton with nothing in it. */
export function emptyCarton(mark = ''): PackedCarton {
  return {
    mark,
    pieces: '',
    netWeight: '',
    grossWeight: '',
    length: '',
    width: '',
    height: '',
    contents: [],
  };
}
