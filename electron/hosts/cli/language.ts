import type { Language } from '#shared/i18n/texts.ts';

/** The languages of --lang. */
export const LANGUAGES = ['zh-CN', 'en'] as const satisfies readonly Language[];

/**
 * The reader's language from the environment: Chinese for a Chinese locale and where none is set (none, C, POSIX),
 * English for all others.
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale === '' || /^(zh|C$|C\.|POSIX)/i.test(locale) ? 'zh-CN' : 'en';
}
