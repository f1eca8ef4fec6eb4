import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { AppError } from '#shared/api/errors.ts';
import type { Language, TextKey, TextParams } from '#shared/i18n/texts.ts';
import { fillIn, findText, textsOf } from '#shared/i18n/texts.ts';
import type { BothLanguages } from '#shared/rules/pack.ts';
import type { Phrase } from '#shared/rules/phrase.ts';
import { phraseText } from '#shared/rules/phrase.ts';

/** Looks texts up in the reader's language. */
export interface Text {
  (key: TextKey, params?: TextParams): string;
  readonly language: Language;
  /** The text of a key known only at run time; null when there is none. */
  find(key: string, params?: TextParams): string | null;
  /** The side of a bilingual text that the reader wants. */
  of(both: BothLanguages): string;
  /** A phrase in words: a rule, a condition, the label of a field. */
  say(phrase: Phrase): string;
}

/** The texts of a language, as a function. */
export function textIn(language: Language): Text {
  const texts = textsOf(language);
  return Object.assign((key: TextKey, params?: TextParams) => fillIn(texts[key], params), {
    language,
    find: (key: string, params?: TextParams) => {
      const text = findText(language, key);
      return text === null ? null : fillIn(text, params);
    },
    of: (both: BothLanguages) => both[language] || both['zh-CN'],
    say: (phrase: Phrase) => phraseText(phrase, (key) => findText(language, key)),
  });
}

const TextContext = createContext<Text>(textIn('zh-CN'));

/** Gives everything inside it the texts of a language. */
export function TextProvider(props: { readonly language: Language; readonly children: ReactNode }) {
  const text = useMemo(() => textIn(props.language), [props.language]);
  return <TextContext value={text}>{props.children}</TextContext>;
}

/** The texts in the reader's language: `t('nav.home')`, `t('status.waiting', { count })`. */
export function useText(): Text {
  return useContext(TextContext);
}

/** What an error says to a person. */
export function errorText(t: Text, error: AppError): string {
  return (
    t.find(`error.${error.code}`, error.params) ??
    t.find(error.code, error.params) ??
    t('error.unknown', { code: error.code })
  );
}
