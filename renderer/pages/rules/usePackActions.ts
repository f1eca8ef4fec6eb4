import { useState } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { hideScope, showToast } from '#renderer/state/toasts.ts';
import type { PackInfo } from '#shared/api/packs.ts';

/** Only the last step can be undone: an older offer to undo would undo something else. */
const SCOPE = 'packs';

/** Putting a pack into use and going back from it; each can be undone by the other. */
export function usePackActions() {
  const t = useText();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const say = (now: PackInfo, undo: () => void) => {
    hideScope(SCOPE);
    showToast({
      tone: 'done',
      scope: SCOPE,
      text: now.active
        ? t('rules.pack.activated', { version: now.version })
        : t('rules.pack.activatedLater', { version: now.version, day: now.effectiveFrom }),
      ...(now.active ? { action: { label: t('common.undo'), run: undo } } : {}),
    });
  };
  const activate = (pack: PackInfo) =>
    during(async () => {
      const now = await act('packs.activate', { hash: pack.hash });
      if (now !== null) say(now, () => void rollBack(now));
    });
  const rollBack = (from: PackInfo) =>
    during(async () => {
      const now = await act('packs.rollBack', {});
      if (now === null) return;
      hideScope(SCOPE);
      showToast({
        tone: 'done',
        scope: SCOPE,
        text: t('rules.pack.rolledBack', { version: now.version }),
        action: { label: t('common.undo'), run: () => void activate(from) },
      });
    });
  return { busy, activate, rollBack };
}
