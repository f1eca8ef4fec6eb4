import type { LabelSize, PaperKind } from '#shared/documents/commercial/paperKinds.ts';

/** A sheet of paper that pages are laid out for; each has rules of its own in the style sheet. */
export type Sheet = 'a4' | 'a4-wide' | 'a5-wide' | 'cn22' | 'label-100x150' | 'label-100x100';

const LABELS: Readonly<Record<Exclude<LabelSize, 'own'>, Sheet>> = {
  '100x150': 'label-100x150',
  '100x100': 'label-100x100',
  A4: 'a4',
};

/** The sheet of a kind of paper; what labels are printed on can be chosen. */
export function sheetOf(kind: PaperKind, labels: LabelSize): Sheet {
  switch (kind) {
    case 'invoice':
    case 'packingList':
    case 'contract':
      return 'a4';
    case 'inventory':
    case 'declaration':
      return 'a4-wide';
    case 'cn23':
      return 'a5-wide';
    case 'cn22':
      return labels === 'own' ? 'cn22' : LABELS[labels];
    case 'addressLabel':
      return labels === 'own' ? 'label-100x150' : LABELS[labels];
  }
}
