import type { HeadFact, ItemFact } from '#shared/documents/sheet/facts.ts';

/** How a document carries a fact. */
export interface Carried {
  /** Official element names; the first that has a value counts. On a document without elements, the word printed there. */
  readonly elements: readonly [string, ...string[]];
  /** The sources of the fact it can come from; the first that has a value counts. */
  readonly sources: readonly [string, ...string[]];
  /** The element holds more than the fact: what is shown is the source's value. */
  readonly part?: true;
  /** Where the element stands, when not among the others: in every goods line alike, or in an attached document. */
  readonly where?: 'lines' | 'attachments';
}

/** What one document carries of the whole and of each goods item. */
export interface Carrying {
  readonly head: { readonly [F in HeadFact]?: Carried };
  readonly item: { readonly [F in ItemFact]?: Carried };
}

/** One or several elements that carry a fact, and its sources ("entered" unless told). */
export function carried(
  elements: string | readonly [string, ...string[]],
  ...sources: readonly string[]
): Carried {
  const [first = 'entered', ...rest] = sources;
  return { elements: typeof elements === 'string' ? [elements] : elements, sources: [first, ...rest] };
}

/** An element that holds more than the fact. */
export function partOf(element: string, source: string): Carried {
  return { elements: [element], sources: [source], part: true };
}

/** An element of the whole that stands in every goods line (`lines`) or in an attached document. */
export function standsIn(where: 'lines' | 'attachments', element: string): Carried {
  return { elements: [element], sources: ['entered'], where };
}
