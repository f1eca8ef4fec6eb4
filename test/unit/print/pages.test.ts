import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printDocument, printSheets } from '#backend/output/print/printDocument.ts';
import { TRAINING_MARK } from '#backend/output/print/trainingMark.ts';
import { PRINT_METHODS } from '#shared/api/prints.ts';
import { LABEL_SIZES, PAPER_KINDS, PAPER_LANGUAGES } from '#shared/documents/commercial/paperKinds.ts';
import { aLongPaperInput, anEmptyPaperInput, aPaperInput } from '#test/builders/papers.ts';

const GOLDEN = join(import.meta.dirname, '..', '..', 'golden', 'prints');
const KEPT = readdirSync(GOLDEN).sort();
const OWN = { language: 'both', labels: 'own' } as const;

describe('golden papers', () => {
  it('are all kept', () => {
    // A missing file would be written anew by the tests below and never fail.
    const names = PAPER_KINDS.flatMap((kind) => [`${kind}-en.golden`, `${kind}-zh.golden`]);
    expect(KEPT).toEqual(names.sort());
  });

  describe.each(['zh', 'en'] as const)('%s', (language) => {
    it.each(PAPER_KINDS)('%s', async (kind) => {
      const sheet = printSheets('live', aPaperInput(), [kind], { language, labels: 'own' });
      await expect(sheet.toString()).toMatchFileSnapshot(join(GOLDEN, `${kind}-${language}.golden`));
    });
  });
});

describe('the training mark', () => {
  const CASES = PAPER_KINDS.flatMap((kind) =>
    PAPER_LANGUAGES.flatMap((language) => LABEL_SIZES.map((labels) => ({ kind, language, labels }))),
  );

  it.each(CASES)('stands on every sheet: $kind $language $labels', ({ kind, language, labels }) => {
    const input = aPaperInput({}, { transport: { packages: '3' } });
    const sheets = printSheets('training', input, [kind], { language, labels })
      .toString()
      .split('</section>\n');
    const full = sheets.filter((sheet) => sheet.includes('<section class="sheet'));
    expect(full.length).toBe(kind === 'addressLabel' ? 3 : 1);
    for (const sheet of full) {
      // In words at the head, and across.
      expect(sheet).toContain(`<p class="training">${TRAINING_MARK}</p>`);
      expect(sheet).toMatch(new RegExp(`<div class="across"[^>]*>${TRAINING_MARK}</div>`));
    }
  });

  it('stands in the title and in the margin of every page', () => {
    const page = printDocument('training', 'EX-1', [
      printSheets('training', aPaperInput(), ['invoice'], OWN),
    ]);
    expect(page).toContain(`<title>${TRAINING_MARK} · EX-1</title>`);
    expect(page).toMatch(/@page \{ @top-center \{ content: "/);
    expect(TRAINING_MARK).toBe('演练 TRAINING — NOT VALID');
  });

  it('never stands on a live paper', () => {
    const page = printDocument('live', 'EX-1', [printSheets('live', aPaperInput(), PAPER_KINDS, OWN)]);
    expect(page).not.toContain('TRAINING');
    expect(page).not.toContain('演练');
    expect(page).not.toContain('@top-center');
  });

  it('is no argument of any call', () => {
    for (const { args } of [PRINT_METHODS['prints.pages'], PRINT_METHODS['prints.make']]) {
      const order = { ids: ['a'], papers: ['invoice'] };
      expect(args.safeParse(order).success).toBe(true);
      for (const extra of ['training', 'profile', 'mark', 'kind', 'watermark', 'html', 'style']) {
        expect(args.safeParse({ ...order, [extra]: false }).success).toBe(false);
      }
    }
    expect(Object.keys(PRINT_METHODS['prints.pages'].args.shape).sort()).toEqual([
      'ids',
      'language',
      'paperSize',
      'papers',
    ]);
  });
});

describe('a page', () => {
  it('fetches nothing and runs nothing', () => {
    const page = printDocument('live', 'x', [printSheets('live', aLongPaperInput(), PAPER_KINDS, OWN)]);
    expect(page).toContain(`default-src 'none'`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|javascript:|https?:|url\(|\son\w+=/i);
  });

  it('takes hostile texts as texts', () => {
    const evil = '</td></table><script>alert(1)</script><style>*{display:none}</style>';
    const input = aPaperInput(
      {},
      { consignee: { name: evil }, seller: { name: evil }, order: { orderNo: evil } },
    );
    const page = printDocument('training', evil, [printSheets('training', input, PAPER_KINDS, OWN)]);
    expect(page).not.toContain('<script');
    expect(page.match(/<style/g)).toHaveLength(1);
  });

  it('shows what is missing', () => {
    for (const kind of PAPER_KINDS) {
      const sheet = printSheets('live', anEmptyPaperInput(), [kind], OWN).toString();
      expect(sheet).toContain('class="gap"');
      expect(sheet).not.toMatch(/null|undefined|NaN/);
    }
  });

  it('says nothing is missing where nothing is', () => {
    const sheet = printSheets(
      'live',
      aPaperInput(),
      ['invoice', 'cn22', 'cn23', 'addressLabel'],
      OWN,
    ).toString();
    expect(sheet).not.toContain('class="gap"');
  });

  it('speaks the language that was asked for', () => {
    const title = (language: 'zh' | 'en' | 'both') =>
      /<h1>(.*?)<\/h1>/.exec(
        printSheets('live', aPaperInput(), ['invoice'], { language, labels: 'own' }).toString(),
      )?.[1];
    expect(title('zh')).toBe('<span lang="zh-CN">商业发票</span>');
    expect(title('en')).toBe('<span lang="en">Commercial invoice</span>');
    expect(title('both')).toBe(
      '<span lang="en">Commercial invoice</span> <span lang="zh-CN">商业发票</span>',
    );
  });
});
