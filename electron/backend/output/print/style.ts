import type { Html } from '#backend/output/print/html.ts';
import { html } from '#backend/output/print/html.ts';

/** The style of every page: sheets by the names of `Sheet`, then what stands on them. */
export const STYLE: Html = html`
@page { size: A4; margin: 14mm 14mm 16mm; font-family: "Noto Sans SC Variable", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 8pt; @bottom-right { content: counter(page) " / " counter(pages); } }
@page a4-wide { size: A4 landscape; margin: 12mm 12mm 14mm; }
@page a5-wide { size: 210mm 148mm; margin: 7mm 8mm 8mm; }
@page cn22 { size: 74mm 105mm; margin: 4mm 3mm; @bottom-right { content: none; } }
@page label-100x150 { size: 100mm 150mm; margin: 5mm 4mm; @bottom-right { content: none; } }
@page label-100x100 { size: 100mm 100mm; margin: 5mm 4mm; @bottom-right { content: none; } }
.sheet { break-before: page; }
.sheet:first-of-type { break-before: auto; }
.sheet-a4-wide { page: a4-wide; }
.sheet-a5-wide { page: a5-wide; }
.sheet-cn22 { page: cn22; }
.sheet-label-100x150 { page: label-100x150; }
.sheet-label-100x100 { page: label-100x100; }
* { box-sizing: border-box; }
html { color-scheme: light; }
body { margin: 0; background: #fff; color: #000; font-family: "Noto Sans SC Variable", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 9pt; line-height: 1.35; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
h1, h2, p, ul { margin: 0; padding: 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; font-weight: 400; padding: 0; }
small { font-size: 0.82em; color: #333; }
.gap { display: inline-block; line-height: 1.15; border: 0.5pt dashed #000; padding: 0 0.8mm; color: #444; font-size: 0.86em; max-width: 100%; }
.code { font-size: 0.86em; color: #333; }
.open { display: inline-block; min-width: 30mm; width: 60%; border-bottom: 0.5pt solid #000; height: 1.2em; }
.running { display: flex; justify-content: space-between; gap: 4mm; font-size: 7.5pt; color: #444; padding-bottom: 2mm; }
.sheet-cn22 .running, .sheet-label-100x150 .running, .sheet-label-100x100 .running { display: none; }
.title { text-align: center; margin-bottom: 3mm; }
.title h1 { font-size: 15pt; font-weight: 600; line-height: 1.25; }
.title p { font-size: 8pt; }
h2 { font-size: 8pt; font-weight: 600; color: #333; }
.parties { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm; margin-bottom: 3mm; }
.party { border-top: 0.8pt solid #000; padding-top: 1mm; min-width: 0; }
.party .name { font-weight: 600; }
.facts { margin-bottom: 3mm; }
.facts th { width: 62mm; color: #333; padding: 0.4mm 2mm 0.4mm 0; }
.facts td { padding: 0.4mm 0; }
.lines { margin-bottom: 3mm; }
.lines th, .lines td { border: 0.5pt solid #000; padding: 0.8mm 1mm; }
.lines thead th { font-weight: 600; font-size: 0.9em; background: #f2f2f2; }
.lines thead { display: table-header-group; }
.lines thead span { display: block; }
.lines tr { break-inside: avoid; }
.lines { font-size: 8.5pt; }
.lines .number { text-align: right; overflow-wrap: normal; }
.lines .none { text-align: center; color: #333; padding: 3mm; }
.lines .total th, .lines .total td { font-weight: 600; }
.words { margin-bottom: 3mm; break-inside: avoid; }
.bank, .clauses { break-inside: avoid; margin-bottom: 3mm; }
.signatures { display: flex; justify-content: flex-end; gap: 12mm; margin-top: 8mm; break-inside: avoid; }
.signatures div { width: 60mm; border-top: 0.5pt solid #000; padding: 1mm 0 14mm; font-size: 8pt; }
.boxes td { border: 0.5pt solid #000; padding: 0.5mm 1mm; min-height: 8mm; height: 8.5mm; font-size: 8pt; line-height: 1.25; }
.boxes td small { display: block; font-size: 6.5pt; }
.boxes + .lines { margin-top: -0.5pt; }
.boxes.foot td { height: 16mm; }
.numbers { display: flex; gap: 20mm; margin-bottom: 1mm; font-size: 8.5pt; }
.paper-inventory .lines, .paper-declaration .lines { font-size: 7.5pt; }
.paper-inventory .title h1, .paper-declaration .title h1 { font-size: 13pt; }
.postal { font-size: 8pt; line-height: 1.25; }
.postal-head { display: flex; justify-content: space-between; gap: 3mm; border-bottom: 0.8pt solid #000; margin-bottom: 1.5mm; }
.postal-head h1 { font-size: 11pt; font-weight: 400; }
.item-number { font-weight: 600; white-space: nowrap; }
.ticks { display: flex; flex-wrap: wrap; gap: 0.5mm 3mm; list-style: none; }
.tick { display: inline-block; width: 3.2mm; height: 3.2mm; border: 0.5pt solid #000; line-height: 2.8mm; text-align: center; font-weight: 700; vertical-align: middle; }
.postal .parties { margin-bottom: 1.5mm; gap: 3mm; }
.postal .lines { margin: 1.5mm 0; font-size: 7.5pt; }
.postal.small .lines { font-size: 5.6pt; }
.postal.small .lines .number { overflow-wrap: anywhere; }
.postal .lines th, .postal .lines td { padding: 0.4mm 0.7mm; }
.postal .boxes td { height: 8mm; font-size: 7.5pt; }
.postal .boxes .open { width: 40%; }
.postal.small { font-size: 5.6pt; line-height: 1.2; }
.postal.small .postal-head { display: block; }
.postal.small .postal-head h1 { font-size: 8.5pt; }
.postal.small .item-number { font-size: 8.5pt; }
.postal.small .ticks { gap: 0.3mm 2mm; }
.postal.small .tick { width: 2.2mm; height: 2.2mm; line-height: 1.8mm; }
.postal.small .open { min-width: 12mm; width: 30%; }
.sheet-a4 .postal.small { width: 74mm; border: 0.5pt dashed #000; padding: 2mm; }
.address { display: flex; flex-direction: column; gap: 3mm; font-size: 10pt; }
.sheet-label-100x150 .address { min-height: 134mm; }
.sheet-label-100x100 .address { min-height: 86mm; font-size: 8.5pt; gap: 1.5mm; }
.sheet-a4 .address { width: 100mm; min-height: 140mm; border: 0.5pt dashed #000; padding: 4mm; }
.address .from { font-size: 0.82em; border-bottom: 0.5pt solid #000; padding-bottom: 1.5mm; }
.address .to { flex: 1; font-size: 1.12em; }
.address .to .name { font-size: 1.15em; font-weight: 700; }
.address .country { font-size: 1.2em; font-weight: 700; }
.address footer { border-top: 0.8pt solid #000; padding-top: 1.5mm; display: grid; grid-template-columns: 1fr 1fr; gap: 0.5mm 3mm; font-size: 0.86em; }
.address .waybill { grid-column: 1 / -1; font-size: 1.4em; }
@media screen {
  body { background: #d9d9d9; padding: 6mm; }
  .sheet { background: #fff; margin: 0 auto 6mm; padding: 12mm; width: 210mm; min-height: 297mm; box-shadow: 0 0.5mm 2mm rgb(0 0 0 / 30%); overflow: hidden; }
  .sheet-a4-wide { width: 297mm; min-height: 210mm; }
  .sheet-a5-wide { width: 210mm; min-height: 148mm; padding: 8mm; }
  .sheet-cn22 { width: 74mm; min-height: 105mm; padding: 4mm 3mm; }
  .sheet-label-100x150 { width: 100mm; min-height: 150mm; padding: 5mm 4mm; }
  .sheet-label-100x100 { width: 100mm; min-height: 100mm; padding: 5mm 4mm; }
}
`;
