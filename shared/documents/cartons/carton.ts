import type { Decimal } from '#shared/base/decimal.ts';

/**
 * What a seller knows of a packed consignment. A figure that is given is locked and never changes; null asks for
 * it to be worked out.
 */
export interface CartonPlan {
  readonly cartons: readonly Carton[];
  readonly items: readonly PackedItem[];
  /** The figures of the whole consignment; weights in kg. */
  readonly totals: {
    readonly pieces: Decimal | null;
    readonly netWeight: Decimal | null;
    readonly grossWeight: Decimal | null;
  };
  readonly key: SplitKey;
  readonly digits: SplitDigits;
}

/** One carton: weighed or not, mixed or not. */
export interface Carton {
  readonly pieces: Decimal | null;
  /** Without the packaging, kg. */
  readonly netWeight: Decimal | null;
  /** As it stands on the scales, kg. */
  readonly grossWeight: Decimal | null;
  readonly contents: readonly CartonLine[];
}

/** One goods item in one carton. */
export interface CartonLine {
  /** The index of the goods item, from 0. */
  readonly item: number;
  readonly pieces: Decimal | null;
  readonly netWeight: Decimal | null;
}

/** A goods item as far as splitting needs it. */
export interface PackedItem {
  readonly pieces: Decimal | null;
  readonly netWeight: Decimal | null;
  /** Total price (总价); a key. */
  readonly value: Decimal | null;
  /** What the goods of this item should weigh, for example by the product record: a key, never a locked figure. */
  readonly recordedNetWeight: Decimal | null;
}

/** The keys by which weights can be split over goods items. */
export const SPLIT_KEYS = ['netWeight', 'pieces', 'value'] as const;
/** In proportion to what weights are split over goods items. */
export type SplitKey = (typeof SPLIT_KEYS)[number];

/** Digits after the point; the messages carry at most five (N19,5). */
export type Digits = 0 | 1 | 2 | 3 | 4 | 5;
/** The last digit of every figure that comes out. */
export interface SplitDigits {
  readonly weight: Digits;
  readonly pieces: Digits;
}

/** What a figure counts. Packaging is gross less net: splitting it instead of the gross weight keeps net under gross everywhere. */
export type Quantity = 'pieces' | 'netWeight' | 'grossWeight' | 'packaging' | 'value';

/** Whose figure it is: indexes from 0, null for all of them. Both null is the whole consignment. */
export interface Place {
  readonly carton: number | null;
  readonly item: number | null;
}

/** By what a split was made; "equal" where nothing tells the parts apart. */
export type Basis = 'recordedNetWeight' | 'pieces' | 'value' | 'netWeight' | 'cartonPieces' | 'equal';

/** The figures of one place, all of them known. */
export interface Figures {
  readonly pieces: Decimal;
  readonly netWeight: Decimal;
  readonly grossWeight: Decimal;
}

/** Every figure worked out: along cartons and along items they add up to the last digit. */
export interface CartonSplit {
  readonly key: SplitKey;
  readonly digits: SplitDigits;
  readonly totals: Figures;
  readonly items: readonly Figures[];
  readonly cartons: readonly (Figures & {
    readonly contents: readonly (Figures & { readonly item: number })[];
  })[];
  /** How it was worked out, in the order it was done. */
  readonly steps: readonly SplitStep[];
  /** Goods items whose net weight came out as zero: too few digits, or a key of zero. */
  readonly weightless: readonly number[];
}

/** One part of a share-out. */
export interface Share {
  readonly place: Place;
  /**
   * Why it is what it is: given by the seller; held at what is locked inside it, its share being less; or shared out.
   */
  readonly by: 'lock' | 'hold' | 'share';
  /** Its part of `weights`; 0 when locked or held. */
  readonly weight: Decimal;
  /** The exact share, rest × weight / weights, as a reduced fraction. */
  readonly exact: { readonly numerator: Decimal; readonly denominator: Decimal };
  /** The exact share, rounded down to the last digit. */
  readonly down: Decimal;
  /** Whether it got one unit of what rounding down left over. */
  readonly extra: boolean;
  readonly result: Decimal;
}

/** One step of the arithmetic, complete enough to be checked by hand. */
export type SplitStep =
  | {
      readonly kind: 'share';
      readonly quantity: Quantity;
      /** What was shared out. */
      readonly of: Place;
      readonly basis: Basis;
      readonly total: Decimal;
      /** What locked and held parts take of it. */
      readonly taken: Decimal;
      /** total − taken: what goes to the rest. */
      readonly rest: Decimal;
      readonly weights: Decimal;
      /** One unit of the last digit. */
      readonly unit: Decimal;
      /** How many units rounding down left; they go to the largest remainders, the earlier first when equal. */
      readonly leftOver: number;
      readonly shares: readonly Share[];
    }
  | {
      readonly kind: 'move';
      readonly quantity: Quantity;
      readonly amount: Decimal;
      /** Moved so that figures locked across the split are met. */
      readonly changes: readonly {
        readonly place: Place;
        readonly before: Decimal;
        readonly after: Decimal;
      }[];
    };

/** Why a split cannot be made. `place` and `quantity` say where; texts name them as {place} and {quantity}. */
export interface CartonProblem {
  readonly code: CartonProblemCode;
  readonly place: Place;
  readonly quantity: Quantity;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The reasons a split can be refused for; texts under `error.<code>`. */
export const CARTON_PROBLEM_CODES = [
  'cartons.noCartons',
  'cartons.noItems',
  'cartons.tooMany',
  'cartons.emptyCarton',
  'cartons.unknownItem',
  'cartons.itemTwice',
  'cartons.itemUnpacked',
  'cartons.negative',
  'cartons.tooLarge',
  'cartons.digits',
  'cartons.netOverGross',
  'cartons.unknownTotal',
  'cartons.unknownGross',
  'cartons.noKey',
  'cartons.zeroKey',
  'cartons.lockedOver',
  'cartons.lockedUnder',
  'cartons.cartonsOverItems',
  'cartons.itemsOverCartons',
  'cartons.totalOverRoom',
  'cartons.fixedOverTotal',
] as const;
/** A reason a split can be refused for. */
export type CartonProblemCode = (typeof CARTON_PROBLEM_CODES)[number];

/** The whole consignment. */
export const WHOLE: Place = { carton: null, item: null };
