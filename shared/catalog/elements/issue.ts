/** What can be said about declaration elements, and whether it must be put right or only looked at. */
const WEIGHTS = {
  'elements.emptyRequired': 'wrong',
  'elements.barInside': 'wrong',
  'elements.unsendable': 'wrong',
  'elements.brandTypeUnknown': 'wrong',
  'elements.brandTypeInWords': 'wrong',
  'elements.preferenceUnknown': 'wrong',
  'elements.preferenceInWords': 'wrong',
  'elements.preferenceForImport': 'wrong',
  'elements.noBrandButBrand': 'wrong',
  'elements.brandTypeButNoBrand': 'wrong',
  'elements.tooMany': 'wrong',
  'elements.tooLong': 'wrong',
  'elements.tooFew': 'wrong',
  'elements.leadMissing': 'wrong',
  'elements.longInBytes': 'doubtful',
  'elements.onlyMarks': 'doubtful',
  'elements.unusualBars': 'doubtful',
  'elements.spaces': 'doubtful',
  'elements.semicolons': 'doubtful',
  'elements.brandDiffers': 'wrong',
  'elements.modelDiffers': 'wrong',
} as const;

/** The code of an issue; its text is `error.` and the code. */
export type ElementIssueCode = keyof typeof WEIGHTS;
/** Every code. */
export const ELEMENT_ISSUES = Object.keys(WEIGHTS) as readonly ElementIssueCode[];

/** One thing to say about an element text. */
export interface ElementIssue {
  readonly code: ElementIssueCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** The place it concerns, from 1; null for the whole text. */
  readonly place: number | null;
  readonly weight: 'wrong' | 'doubtful';
}

/** An issue of a code. */
export function elementIssue(
  code: ElementIssueCode,
  params: ElementIssue['params'] = {},
  place: number | null = null,
): ElementIssue {
  return { code, params, place, weight: WEIGHTS[code] };
}

const SHOWN = 60;

/** As much of a value as fits in a sentence. */
export function excerpt(value: string): string {
  const start = [...value.slice(0, SHOWN * 2 + 2)];
  return start.length > SHOWN ? `${start.slice(0, SHOWN).join('')}…` : value;
}
