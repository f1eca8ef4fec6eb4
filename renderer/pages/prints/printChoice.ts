import { create } from 'zustand';
import type { LabelSize, PaperKind, PaperLanguage } from '#shared/documents/commercial/paperKinds.ts';

interface PrintChoice {
  /** null until a person chose: then the usual papers of the regime. */
  readonly papers: readonly PaperKind[] | null;
  readonly language: PaperLanguage;
  readonly paperSize: LabelSize;
}

/** What was chosen last for printing; the next consignment starts with it. */
export const usePrintChoice = create<PrintChoice>(() => ({
  papers: null,
  language: 'both',
  paperSize: 'own',
}));
