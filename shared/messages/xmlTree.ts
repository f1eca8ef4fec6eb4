/** The most characters, levels, elements and attributes of one element that are read. */
export const XML_BOUNDS = {
  characters: 10 * 1024 * 1024,
  depth: 50,
  elements: 500_000,
  attributes: 64,
} as const;

/** An element. `text` is its own text: all of it in a leaf, "" where only white space stands between children. */
export interface XmlElement {
  /** Local name, without prefix. */
  readonly name: string;
  /** Namespace name; "" for none or an undeclared prefix. */
  readonly namespace: string;
  /** Attributes as written, prefix included, without namespace declarations. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Why a text is not XML that we read; `line` counts from 1. */
export interface XmlProblem {
  readonly code:
    | 'messages.parse.tooLarge'
    | 'messages.parse.tooDeep'
    | 'messages.parse.tooMany'
    | 'messages.parse.doctype'
    | 'messages.parse.entity'
    | 'messages.parse.malformed';
  readonly params: { readonly line: number; readonly detail: string };
}
