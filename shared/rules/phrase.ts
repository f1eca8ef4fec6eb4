/** What stands in a phrase's place: plain text, another phrase, or several of them. */
export type PhrasePart = string | Phrase | readonly Phrase[];

/** Something to say in any language: the key of its text, and what stands in the text's `{places}`. */
export interface Phrase {
  readonly key: string;
  readonly params?: Readonly<Record<string, PhrasePart>>;
  /** What is said when there is no text of this key: names that come from a pack. */
  readonly otherwise?: string;
}

/** The text of a key in one language; null when there is none. */
export type TextOf = (key: string) => string | null;

/** The key of the text that stands between the members of a list. */
export const LIST_SEPARATOR = 'phrase.separator';

/** Says a phrase in one language. A place nothing was given for stays visible, and so does a key without a text. */
export function phraseText(phrase: Phrase, textOf: TextOf): string {
  const text = textOf(phrase.key) ?? phrase.otherwise ?? phrase.key;
  const { params } = phrase;
  if (params === undefined) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const part = Object.hasOwn(params, name) ? params[name] : undefined;
    return part === undefined ? whole : partText(part, textOf);
  });
}

function partText(part: PhrasePart, textOf: TextOf): string {
  if (typeof part === 'string') return part;
  if ('key' in part) return phraseText(part, textOf);
  return part.map((phrase) => phraseText(phrase, textOf)).join(textOf(LIST_SEPARATOR) ?? ', ');
}

/** Every key a phrase uses, itself and inside of it. */
export function phraseKeys(phrase: Phrase): readonly string[] {
  const parts = Object.values(phrase.params ?? {}).flatMap((part): readonly Phrase[] =>
    typeof part === 'string' ? [] : 'key' in part ? [part] : part,
  );
  return [phrase.key, ...parts.flatMap(phraseKeys)];
}
