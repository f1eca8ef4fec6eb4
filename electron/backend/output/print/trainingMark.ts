import type { Html } from '#backend/output/print/html.ts';
import { html, Html as Piece } from '#backend/output/print/html.ts';
import { textsOf } from '#shared/i18n/texts.ts';

/** What every page printed in a training profile says of itself, in both languages whatever language it is in. */
export const TRAINING_MARK = `${textsOf('zh-CN')['print.training']} ${textsOf('en')['print.training']}`;

/**
 * The mark at the head of each page of a sheet and across it. It is text inside the head that a page repeats, and no
 * background, so that no setting of a printer drops it.
 */
export function trainingHead(): Html {
  return html`<p class="training">${TRAINING_MARK}</p><div class="across" aria-hidden="true">${TRAINING_MARK}</div>`;
}

/** Its style; the margin of every page says it once more, whatever the page is made of. */
export function trainingStyle(): Html {
  return html`
@page { @top-center { content: ${Piece.cssString(TRAINING_MARK)}; font-weight: 700; font-size: 8pt; } }
.training { border: 1pt solid #000; text-align: center; font-weight: 700; padding: 0.6mm 2mm; margin-bottom: 2mm; font-size: 9pt; }
.sheet-cn22 .training, .sheet-label-100x150 .training, .sheet-label-100x100 .training { font-size: 6.5pt; padding: 0.2mm 1mm; margin-bottom: 1mm; }
.frame-head { position: relative; }
.across { position: absolute; z-index: 1; left: 0; right: 0; top: 110mm; text-align: center; white-space: nowrap; transform: rotate(-32deg); font-size: 34pt; font-weight: 700; color: rgb(0 0 0 / 15%); print-color-adjust: exact; pointer-events: none; }
.sheet-a4-wide .across { top: 82mm; font-size: 38pt; }
.sheet-a5-wide .across { top: 58mm; font-size: 27pt; }
.sheet-cn22 .across { top: 44mm; font-size: 11pt; }
.sheet-label-100x150 .across { top: 66mm; font-size: 15pt; }
.sheet-label-100x100 .across { top: 44mm; font-size: 15pt; }
`;
}
