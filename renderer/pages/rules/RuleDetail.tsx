import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { RuleTry } from '#renderer/pages/rules/RuleTry.tsx';
import { Detail } from '#renderer/parts/Detail.tsx';
import { ExamplePair } from '#renderer/parts/ExamplePair.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { Facts } from '#renderer/parts/Panel.tsx';
import { SeverityTag } from '#renderer/parts/StateTag.tsx';
import type { RuleRow } from '#shared/api/rules.ts';

/** One rule in full: what it says, why, on what ground, and exactly how it decides, in words and as it is written. */
export function RuleDetail(props: {
  readonly rule: RuleRow;
  /** Hash of the pack it is read in; null is the active one. */
  readonly pack: string | null;
  onClose(): void;
}) {
  const t = useText();
  const { rule, pack } = props;
  const words = useCall('rules.explain', { rule: rule.id, pack });
  return (
    <Detail title={`${rule.id} · ${t('rules.rev', { rev: rule.rev })}`} onClose={props.onClose}>
      <p>
        <SeverityTag severity={rule.severity} />
      </p>
      <p className="rule-message">{t.of(rule.message)}</p>
      {!words.loading && words.error === null && (
        <>
          <h3>{t('rules.inWords')}</h3>
          <p>{words.value === null ? t('rules.inWords.none') : t.say(words.value.whole)}</p>
        </>
      )}
      {rule.why !== null && (
        <>
          <h3>{t('rules.why')}</h3>
          <p>{t.of(rule.why)}</p>
        </>
      )}
      {rule.warnBefore !== null && (
        <>
          <h3>{t('rules.warnBefore')}</h3>
          <p>{t('rules.warnBefore.text', { day: rule.warnBefore })}</p>
        </>
      )}
      {rule.example !== null && (
        <>
          <h3>{t('rules.example')}</h3>
          <ExamplePair example={rule.example} />
        </>
      )}
      <h3>{t('rules.source')}</h3>
      <p>
        {t.of(rule.source)}
        {rule.clause !== '' && ` · ${rule.clause}`}
        {rule.sourceFrom !== '' && ` · ${t('rules.pack.effective.open', { from: rule.sourceFrom })}`}
      </p>
      <p className={rule.confidence === 'confirmed' ? 'dim' : 'warning-text'}>
        {rule.confidence === 'confirmed'
          ? t('rules.confidence.confirmed')
          : t('rules.confidence.toBeConfirmed.why')}
      </p>
      <Facts
        rows={[
          [t('rules.scope'), t(`rules.scope.${rule.scope}`)],
          [t('rules.reads'), rule.reads.map((field) => fieldLabel(t, field)).join(t('import.listComma'))],
        ]}
      />
      <RuleTry key={`${rule.id} ${pack ?? ''}`} rule={rule.id} pack={pack} />
      <h3>{t('rules.expression')}</h3>
      <Facts
        rows={[
          [
            t('rules.when'),
            rule.when === '' ? (
              t('rules.when.always')
            ) : (
              <code key="when" className="mono">
                {rule.when}
              </code>
            ),
          ],
          [
            t('rules.assert'),
            <code key="assert" className="mono">
              {rule.assert}
            </code>,
          ],
        ]}
      />
    </Detail>
  );
}
