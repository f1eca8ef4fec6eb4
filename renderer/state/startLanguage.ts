import { create } from 'zustand';
import type { Language } from '#shared/i18n/texts.ts';

/** The language before a profile is open: the system's when it is English, Chinese otherwise. */
export const useStartLanguage = create<{ readonly language: Language }>(() => ({
  language: typeof navigator !== 'undefined' && navigator.language.startsWith('en') ? 'en' : 'zh-CN',
}));
