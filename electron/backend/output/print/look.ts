import type { Html, HtmlValue } from '#backend/output/print/html.ts';
import { html } from '#backend/output/print/html.ts';
import type { Both, Named, Shown } from '#shared/documents/commercial/paperInput.ts';
import type { PaperKind, PaperLanguage } from '#shared/documents/commercial/paperKinds.ts';
import type { TextKey, TextParams } from '#shared/i18n/texts.ts';
import { fillIn, textsOf } from '#shared/i18n/texts.ts';

type Side = keyof Both;

const TEXTS = { zh: textsOf('zh-CN'), en: textsOf('en') } as const;
const TAGS = { zh: 'zh-CN', en: 'en' } as const;

/** Papers that stay bilingual whatever is asked: whoever reads them abroad or at customs reads one of the two. */
const ALWAYS_BOTH: ReadonlySet<PaperKind> = new Set(['cn22', 'cn23']);
/** Forms of Chinese customs: Chinese always stands first on them. */
const CHINESE_FORMS: ReadonlySet<PaperKind> = new Set(['inventory', 'declaration']);

/** How a paper says things: in which languages, the leading one first. */
export interface Look {
  /** The name of something on the paper. */
  label(key: TextKey, params?: TextParams): Html;
  /** A text in both languages, or the side that is printed. */
  both(text: Both): Html;
  /** A value, or the mark of a gap. */
  value(shown: Shown): Html;
  /** The name behind a code, or the mark of a gap; with the code where it is asked for. */
  named(value: Named | null, withCode?: boolean): Html;
  /** The mark of a gap. */
  readonly gap: Html;
  /** Whether it is a paper for readers of English. */
  readonly english: boolean;
}

/** How a kind of paper speaks when a language is asked for. */
export function lookOf(kind: PaperKind, language: PaperLanguage): Look {
  const sides = sidesOf(kind, language);
  const each = (of: (side: Side) => string): Html => {
    const texts = sides.map((side) => ({ side, text: of(side) }));
    // The same text in both languages is said once.
    const different = texts.filter(({ text }, i) => texts.findIndex((one) => one.text === text) === i);
    return html`${different.map(
      ({ side, text }, i) => html`${i === 0 ? '' : ' '}<span lang="${TAGS[side]}">${text}</span>`,
    )}`;
  };
  const label = (key: TextKey, params?: TextParams) => each((side) => fillIn(TEXTS[side][key], params));
  const gap = html`<span class="gap">${label('print.gap')}</span>`;
  return {
    label,
    gap,
    english: sides.includes('en'),
    both: (text) => each((side) => text[side]),
    value: (shown) => (shown === null ? gap : html`${shown}`),
    named: (value, withCode = false) =>
      value === null
        ? gap
        : withCode
          ? html`${each((side) => value[side])} <span class="code">(${value.code})</span>`
          : each((side) => value[side]),
  };
}

function sidesOf(kind: PaperKind, language: PaperLanguage): readonly Side[] {
  if (ALWAYS_BOTH.has(kind)) return ['en', 'zh'];
  if (CHINESE_FORMS.has(kind)) return language === 'zh' ? ['zh'] : ['zh', 'en'];
  return language === 'both' ? ['en', 'zh'] : [language];
}

/** Something that is left out when there is nothing to say. */
export function when(text: string, piece: HtmlValue): HtmlValue {
  return text === '' ? null : piece;
}
