import { useCall } from '#renderer/app/calls.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { useEditing } from '#renderer/pages/editor/editing.ts';
import { ExamplePair } from '#renderer/parts/ExamplePair.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import type { Finding } from '#shared/rules/finding.ts';

/** Why a finding was made, in words: the part of the rule that does not hold, and the values it read. */
export function FindingReason(props: {
  /** Id of the consignment. */
  readonly id: string;
  readonly finding: Pick<Finding, 'rule' | 'item'>;
}) {
  const t = useText();
  const editing = useEditing();
  const { rule, item } = props.finding;
  const { value, error } = useCall('findings.explain', { id: props.id, rule, item });
  if (error !== null) return <p className="dim">{errorText(t, error)}</p>;
  if (value === null) return null;
  const { words, failed } = value;
  const [first] = failed;
  // A rule that is one condition would be said twice.
  const allOfIt =
    words.when === null &&
    failed.length === 1 &&
    first !== undefined &&
    t.say(first.words) === t.say(words.assert);
  return (
    <dl className="finding-reason">
      {!allOfIt && (
        <>
          <dt>{t('finding.rule')}</dt>
          <dd>{t.say(words.whole)}</dd>
        </>
      )}
      <dt>{t('finding.failed')}</dt>
      {failed.length === 0 && <dd>{t('finding.holdsNow')}</dd>}
      {failed.map((part) => (
        <dd key={part.text} title={part.text}>
          {t.say(part.words)}
          {part.values.length > 0 && (
            <ul aria-label={t('finding.read')}>
              {part.values.map(({ at, value: text }) => (
                <li key={at}>
                  <button type="button" className="link-button" onClick={() => editing.jump(at)}>
                    {fieldLabel(t, at)}
                  </button>{' '}
                  <span className="finding-value">{text}</span>
                </li>
              ))}
            </ul>
          )}
        </dd>
      ))}
      {value.example !== null && (
        <>
          <dt>{t('rules.example')}</dt>
          <dd>
            <ExamplePair example={value.example} />
          </dd>
        </>
      )}
    </dl>
  );
}
