import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { type Text, useText } from '#renderer/app/text.tsx';
import { fieldLabel } from '#renderer/parts/labels.ts';
import { SeverityTag } from '#renderer/parts/StateTag.tsx';
import type { Edit } from '#shared/consignment/edit.ts';
import { fillIn } from '#shared/i18n/texts.ts';
import type { Finding, FindingFix } from '#shared/rules/finding.ts';
import { TOO_MANY, UNREADABLE } from '#shared/rules/finding.ts';
import type { Severity } from '#shared/rules/pack.ts';

/** A finding, and whether a person has confirmed it where that is known. */
export type ListedFinding = Finding & { readonly confirmed?: boolean };

interface FindingListProps {
  readonly findings: readonly ListedFinding[];
  /** Index of the finding the keyboard stands on. */
  readonly current?: number | null;
  onJump?(finding: ListedFinding, index: number): void;
  /** Carries a fix out; the list has shown what it would change. */
  onFix?(finding: Finding, fix: FindingFix): void;
  /** Confirms a finding after a second look, or takes that back. */
  onConfirm?(finding: ListedFinding, confirmed: boolean): void;
  /** Text now at a pointer, for old → new. */
  oldText?(pointer: string): string;
  /** What did not hold, in words; shown on demand. */
  reason?(finding: ListedFinding): ReactNode;
  /** When the reader met the rule before; shown on demand. */
  met?(finding: ListedFinding): ReactNode;
}

/** Findings: weight, what, where; with why, source and rule on demand, and the proposed fix. */
export function FindingList(props: FindingListProps) {
  const t = useText();
  if (props.findings.length === 0) return <p className="findings-none">✓ {t('finding.none')}</p>;
  return (
    <ol className="findings">
      {props.findings.map((finding, index) => (
        <FindingCard
          // biome-ignore lint/suspicious/noArrayIndexKey: the same rule may speak twice of the same field
          key={`${finding.rule} ${finding.at[0]} ${index}`}
          {...props}
          finding={finding}
          index={index}
        />
      ))}
    </ol>
  );
}

const CONFIRMABLE: ReadonlySet<Severity> = new Set(['hold', 'verify']);

function FindingCard(props: FindingListProps & { readonly finding: ListedFinding; readonly index: number }) {
  const t = useText();
  const { finding, index } = props;
  const [more, setMore] = useState(false);
  const where = finding.at[0];
  const text = fillIn(t.of(finding.text), finding.params);
  return (
    <li
      className={`finding finding-${finding.severity}${props.current === index ? ' finding-current' : ''}${finding.confirmed === true ? ' finding-confirmed' : ''}`}
      aria-current={props.current === index ? 'true' : undefined}
      data-finding={index}
    >
      <div className="finding-head">
        <SeverityTag severity={finding.severity} />
        {where !== undefined && <span className="dim">{fieldLabel(t, where)}</span>}
        {finding.confirmed === true && <span className="tag tag-good">✓ {t('finding.confirmed')}</span>}
        {finding.confidence === 'toBeConfirmed' && (
          <span className="tag tag-plain">{t('finding.toBeConfirmed')}</span>
        )}
      </div>
      <button
        type="button"
        className="finding-text"
        onClick={() => props.onJump?.(finding, index)}
        disabled={props.onJump === undefined || where === undefined}
      >
        {text}
      </button>
      {finding.fix !== undefined && props.onFix !== undefined && (
        <FixOffer {...props} finding={finding} fix={finding.fix} />
      )}
      {props.onConfirm !== undefined && CONFIRMABLE.has(finding.severity) && (
        <Button size="small" onClick={() => props.onConfirm?.(finding, finding.confirmed !== true)}>
          {t(finding.confirmed === true ? 'finding.unconfirm' : 'finding.confirm')}
        </Button>
      )}
      <button type="button" className="link-button" aria-expanded={more} onClick={() => setMore(!more)}>
        {finding.rule !== UNREADABLE && finding.rule !== TOO_MANY && `${finding.rule} · `}
        {t('finding.why')}
      </button>
      {more && (
        <div className="finding-more">
          {finding.why !== undefined && <p>{fillIn(t.of(finding.why), finding.params)}</p>}
          {props.reason?.(finding)}
          <p>
            {t('finding.source')}：{t.of(finding.source.ref)}
            {finding.source.clause === undefined ? '' : ` ${finding.source.clause}`}
            {finding.source.from === undefined
              ? ''
              : ` · ${t('rules.pack.effective.open', { from: finding.source.from })}`}
          </p>
          {props.met?.(finding)}
          <p className="dim">
            {t('finding.pack', {
              pack: finding.pack.id,
              version: finding.pack.version,
              hash: finding.pack.hash.slice(0, 12),
            })}
          </p>
        </div>
      )}
    </li>
  );
}

function FixOffer(props: FindingListProps & { readonly finding: Finding; readonly fix: FindingFix }) {
  const t = useText();
  const { fix, finding } = props;
  const act = () => props.onFix?.(finding, fix);
  switch (fix.kind) {
    case 'ask':
      return <p className="finding-ask">{fillIn(t.of(fix.text), finding.params)}</p>;
    case 'pick':
      return (
        <Button size="small" onClick={act}>
          {t('finding.fix.pick')}
        </Button>
      );
    case 'goto':
      return (
        <Button size="small" onClick={act}>
          {t('finding.fix.goto', { field: fieldLabel(t, fix.at) })}
        </Button>
      );
    case 'offer':
      return (
        <fieldset className="finding-offers">
          <legend>{t('finding.fix.offer', { field: fieldLabel(t, fix.at) })}</legend>
          {fix.texts.map((text) => (
            <Button
              key={text}
              size="small"
              aria-label={t('finding.fix.set', { new: text })}
              onClick={() => props.onFix?.(finding, { kind: 'set', edit: { kind: 'set', at: fix.at, text } })}
            >
              {text}
            </Button>
          ))}
        </fieldset>
      );
    case 'set':
      return (
        <div className="finding-fix">
          {fix.edit.kind === 'set' && (
            <span className="finding-change">
              <del>{props.oldText?.(fix.edit.at) || t('common.empty')}</del> → <ins>{fix.edit.text}</ins>
            </span>
          )}
          <Button size="small" onClick={act}>
            {wordsOf(t, fix.edit)}
          </Button>
        </div>
      );
  }
}

function wordsOf(t: Text, edit: Edit): string {
  switch (edit.kind) {
    case 'set':
      return t('finding.fix.set', { new: edit.text });
    case 'insertItem':
      return t('finding.fix.insertItem');
    case 'removeItem':
      return t('finding.fix.removeItem', { number: edit.index + 1 });
    case 'setRegime':
      return t('finding.fix.setRegime', { regime: edit.regime });
  }
}
