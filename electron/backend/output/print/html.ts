/** A piece of a page. Only `html` makes one, so that nothing a person typed is ever read as markup. */
export class Html {
  readonly #text: string;
  private constructor(text: string) {
    this.#text = text;
  }
  /** Puts a page together from our own literal pieces and values, which are escaped. */
  static of(pieces: TemplateStringsArray, values: readonly HtmlValue[]): Html {
    let text = pieces[0] ?? '';
    values.forEach((value, i) => {
      text += Html.#textOf(value) + (pieces[i + 1] ?? '');
    });
    return new Html(text);
  }
  /** A text as a string of a style sheet, quotes included; every character that could end it is written as a number. */
  static cssString(text: string): Html {
    const safe = [...text].map((char) =>
      /[A-Za-z0-9 ]/.test(char) ? char : `\\${(char.codePointAt(0) ?? 0).toString(16)} `,
    );
    return new Html(`"${safe.join('')}"`);
  }
  /** The text of the piece. */
  toString(): string {
    return this.#text;
  }
  static #textOf(value: HtmlValue): string {
    if (value === null) return '';
    if (value instanceof Html) return value.#text;
    if (typeof value === 'string') return escaped(value);
    if (typeof value === 'number') return String(value);
    return value.map((one) => Html.#textOf(one)).join('');
  }
}

/** What may stand in a page: a text (escaped), a number, another piece, nothing, or several of them. */
export type HtmlValue = string | number | Html | null | readonly HtmlValue[];

/** Makes a piece of a page: html`<td>${text}</td>`. Values are escaped, in texts and in quoted attributes alike. */
export function html(pieces: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return Html.of(pieces, values);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters have no place on paper, and would end the page for some readers. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text
    .replace(/\r?\n/g, ' ')
    .replace(UNPRINTABLE, '')
    .replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}
