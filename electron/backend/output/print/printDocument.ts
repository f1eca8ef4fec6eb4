import type { Html } from '#backend/output/print/html.ts';
import { html } from '#backend/output/print/html.ts';
import type { Look } from '#backend/output/print/look.ts';
import { lookOf } from '#backend/output/print/look.ts';
import { addressLabelPage } from '#backend/output/print/papers/addressLabel.ts';
import { contractPage } from '#backend/output/print/papers/contract.ts';
import { declarationPage, inventoryPage } from '#backend/output/print/papers/customsForms.ts';
import { invoicePage } from '#backend/output/print/papers/invoice.ts';
import { packingListPage } from '#backend/output/print/papers/packingList.ts';
import { cn22Page, cn23Page } from '#backend/output/print/papers/postal.ts';
import type { Sheet } from '#backend/output/print/sheets.ts';
import { sheetOf } from '#backend/output/print/sheets.ts';
import { STYLE } from '#backend/output/print/style.ts';
import { TRAINING_MARK, trainingHead, trainingStyle } from '#backend/output/print/trainingMark.ts';
import type { ProfileKind } from '#shared/api/profile.ts';
import type { PaperInput } from '#shared/documents/commercial/paperInput.ts';
import type { LabelSize, PaperKind, PaperLanguage } from '#shared/documents/commercial/paperKinds.ts';
import type { PaperModels } from '#shared/documents/commercial/papers.ts';
import { PAPER_MAKERS } from '#shared/documents/commercial/papers.ts';

/** How papers are printed. */
export interface PrintChoice {
  readonly language: PaperLanguage;
  readonly labels: LabelSize;
}

/** Each kind of paper as the content of its sheets: one, or one for each label. */
const PAGES: { readonly [K in PaperKind]: (look: Look, model: PaperModels[K]) => readonly Html[] } = {
  invoice: (look, model) => [invoicePage(look, model)],
  packingList: (look, model) => [packingListPage(look, model)],
  contract: (look, model) => [contractPage(look, model)],
  inventory: (look, model) => [inventoryPage(look, model)],
  declaration: (look, model) => [declarationPage(look, model)],
  cn22: (look, model) => [cn22Page(look, model)],
  cn23: (look, model) => [cn23Page(look, model)],
  addressLabel: (look, model) =>
    Array.from({ length: model.count }, (_, i) => addressLabelPage(look, model, i + 1)),
};

/** The sheets of some papers of one consignment. `profile` is that of the workspace: training marks every sheet. */
export function printSheets(
  profile: ProfileKind,
  input: PaperInput,
  papers: readonly PaperKind[],
  choice: PrintChoice,
): Html {
  const { orderNo } = input.consignment.order;
  return html`${papers.map((kind) => {
    const look = lookOf(kind, choice.language);
    const running = html`<div class="running"><span>${look.label(`print.paper.${kind}`)}</span><span>${
      orderNo === '' ? null : html`${look.label('print.orderNo')} ${orderNo}`
    }</span></div>`;
    return pagesOf(kind, look, input).map((page) =>
      framed(profile, kind, sheetOf(kind, choice.labels), running, page),
    );
  })}`;
}

/** A whole document to print, of sheets made by `printSheets`. Nothing in it is fetched and nothing in it runs. */
export function printDocument(profile: ProfileKind, title: string, sheets: readonly Html[]): string {
  const training = profile === 'training';
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src 'self' data:">
<title>${training ? `${TRAINING_MARK} · ${title}` : title}</title>
<style>${STYLE}${training ? trainingStyle() : null}</style></head>
<body>${sheets}</body></html>
`.toString();
}

function pagesOf<K extends PaperKind>(kind: K, look: Look, input: PaperInput): readonly Html[] {
  return PAGES[kind](look, PAPER_MAKERS[kind](input));
}

/** A sheet: its head is that of a table, because browsers repeat such a head on every page the sheet runs over. */
function framed(profile: ProfileKind, kind: PaperKind, sheet: Sheet, running: Html, page: Html): Html {
  return html`<section class="sheet sheet-${sheet} paper-${kind}"><table class="frame"><thead><tr><td class="frame-head">${
    profile === 'training' ? trainingHead() : null
  }${running}</td></tr></thead><tbody><tr><td>${page}</td></tr></tbody></table></section>
`;
}
