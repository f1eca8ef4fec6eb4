import type { Text } from '#renderer/app/text.tsx';
import type { PackInfo } from '#shared/api/packs.ts';

/** The days a pack is in force. */
export function effectiveText(t: Text, pack: PackInfo): string {
  if (pack.effectiveFrom === '') return t('rules.pack.effective.none');
  return pack.effectiveTo === null
    ? t('rules.pack.effective.open', { from: pack.effectiveFrom })
    : t('rules.pack.effective.range', { from: pack.effectiveFrom, to: pack.effectiveTo });
}

/** A pack in one line of a list to choose from. */
export function packOption(t: Text, pack: PackInfo): string {
  const standing = t(`rules.pack.standing.${pack.standing}`);
  return t('rules.pack.option', { pack: pack.id, version: pack.version, standing });
}
