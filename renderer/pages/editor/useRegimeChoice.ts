import { useText } from '#renderer/app/text.tsx';
import { REGIME_TAG } from '#renderer/pages/editor/RegimeTag.tsx';
import { wayName } from '#renderer/parts/ways.ts';
import type { EditSession } from '#renderer/state/editSession.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { RegimeOption } from '#shared/api/regimes.ts';
import { switchEdits } from '#shared/consignment/switching.ts';

/** Opening and closing the comparison of the regimes, and choosing one: a single step to undo. */
export function useRegimeChoice(session: EditSession, open: boolean, setOpen: (open: boolean) => void) {
  const t = useText();
  const close = () => {
    setOpen(false);
    document.getElementById(REGIME_TAG)?.focus();
  };
  const choose = (option: RegimeOption) => {
    session.apply(switchEdits(session.state().draft, option));
    close();
    const name = wayName(t, option);
    const count = option.kept.length;
    showToast({
      tone: 'done',
      scope: 'editor',
      text: count === 0 ? t('regime.chosen', { name }) : t('regime.chosenKept', { name, count }),
      action: { label: t('common.undo'), run: () => void session.step('undo') },
    });
  };
  /** What is compared is what the store has: what is still being typed is saved first. */
  const toggle = async () => {
    if (open) return close();
    await session.flush();
    setOpen(true);
  };
  return { choose, close, toggle };
}
