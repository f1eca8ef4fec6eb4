import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Html, html } from '#backend/output/print/html.ts';

describe('a piece of a page', () => {
  it('escapes what it is given, in texts and attributes', () => {
    const evil = `"><script>alert('1')</script>&amp;`;
    expect(html`<p title="${evil}">${evil}</p>`.toString()).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">' +
        '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</p>',
    );
  });

  it('keeps other pieces, joins lists and leaves nothings out', () => {
    expect(html`<ul>${[html`<li>${1}</li>`, null, html`<li>${'a<b'}</li>`]}</ul>`.toString()).toBe(
      '<ul><li>1</li><li>a&lt;b</li></ul>',
    );
  });

  it('lets no text become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const [, inside = ''] = /^<i>(.*)<\/i>$/s.exec(html`<i>${text}</i>`.toString()) ?? [];
        expect(inside).not.toMatch(/[<>"']/);
        expect(inside.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
        expect(inside).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      }),
      { numRuns: 300 },
    );
  });

  it('lets no text end a string of a style sheet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(Html.cssString(text).toString()).toMatch(/^"(?:[A-Za-z0-9 ]|\\[0-9a-f]{1,6} )*"$/);
      }),
      { numRuns: 300 },
    );
  });
});
