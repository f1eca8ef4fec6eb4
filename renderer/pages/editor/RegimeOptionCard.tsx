import { Button } from 'antd';
import { useId } from 'react';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { Facts } from '#renderer/parts/Panel.tsx';
import { wayName } from '#renderer/parts/ways.ts';
import type { Fit, RegimeOption } from '#shared/api/regimes.ts';
import { pointerPattern } from '#shared/base/pointer.ts';
import { fillIn } from '#shared/i18n/texts.ts';
import type { Finding } from '#shared/rules/finding.ts';

const FIT_TONES: Readonly<Record<Fit, { readonly tone: string; readonly mark: string }>> = {
  fits: { tone: 'good', mark: '✓' },
  ask: { tone: 'verify', mark: '?' },
  not: { tone: 'fatal', mark: '✕' },
};

interface RegimeOptionCardProps {
  readonly option: RegimeOption;
  /** Whether the rule pack says anything about fit. */
  readonly judged: boolean;
  /** Chooses it; null where it cannot be chosen. */
  readonly choose: (() => void) | null;
}

/** One regime and route, held against the open consignment. */
export function RegimeOptionCard({ option, judged, choose }: RegimeOptionCardProps) {
  const t = useText();
  const id = useId();
  const name = wayName(t, option);
  const { tone, mark } = FIT_TONES[option.fit];
  return (
    <section
      className={option.chosen ? 'regime-option regime-current' : 'regime-option'}
      aria-labelledby={id}
    >
      <div className="regime-head">
        <h3 id={id}>{name}</h3>
        {option.chosen && (
          <span className="tag tag-plain" data-current tabIndex={-1}>
            {t('regime.current')}
          </span>
        )}
        {judged && (
          <span className={`tag tag-${tone}`}>
            {mark} {t(`regime.fit.${option.fit}`)}
          </span>
        )}
        {choose !== null && (
          <Button size="small" data-choice aria-label={t('regime.choose.named', { name })} onClick={choose}>
            {t('regime.choose')}
          </Button>
        )}
      </div>
      {judged && <Reasons reasons={option.reasons} />}
      <Facts
        rows={[
          [
            t('regime.documents'),
            option.documents.map((kind) => t(`document.${kind}`)).join(t('import.listComma')),
          ],
          option.chosen ? null : [t('regime.change'), <Changes key="changes" option={option} />],
        ]}
      />
    </section>
  );
}

/** Why it does not fit, each once with how many goods items it is about. */
function Reasons({ reasons }: { readonly reasons: readonly Finding[] }) {
  const t = useText();
  if (reasons.length === 0) return <p className="dim">{t('regime.fit.none')}</p>;
  const byRule = Map.groupBy(reasons, ({ rule }) => rule);
  return (
    <ul className="regime-reasons">
      {[...byRule].map(([rule, [first, ...others]]) =>
        first === undefined ? null : (
          <li key={rule} className={`regime-reason regime-${first.severity}`}>
            {fillIn(t.of(first.text), first.params)}
            {others.length > 0 && <span className="dim"> +{others.length}</span>}
            <span className="dim regime-source">
              {t('finding.source')}：{sourceText(t, first)}
              {first.confidence === 'toBeConfirmed' && ` · ${t('finding.toBeConfirmed')}`}
            </span>
          </li>
        ),
      )}
    </ul>
  );
}

function Changes({ option }: { readonly option: RegimeOption }) {
  const t = useText();
  const asked = option.asked.map((pattern) => fieldLabel(t, pattern));
  const kept = [...new Set(option.kept.map((at) => fieldLabel(t, pointerPattern(at))))];
  if (asked.length === 0 && kept.length === 0) return t('regime.unchanged');
  const listed = (names: readonly string[]) => names.join(t('import.listComma'));
  return (
    <>
      {asked.length > 0 && (
        <details>
          <summary>{t('regime.asked', { count: asked.length })}</summary>
          {listed(asked)}
        </details>
      )}
      {kept.length > 0 && (
        <details>
          <summary>{t('regime.kept.short', { count: option.kept.length })}</summary>
          {listed(kept)}
        </details>
      )}
    </>
  );
}

function sourceText(t: Text, { source }: Finding): string {
  const from = source.from === undefined ? '' : ` · ${t('rules.pack.effective.open', { from: source.from })}`;
  return `${t.of(source.ref)}${source.clause === undefined ? '' : ` ${source.clause}`}${from}`;
}
