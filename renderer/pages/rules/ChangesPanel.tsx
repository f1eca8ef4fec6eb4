import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { hrefOf } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import type { ChangeKind, SaidLine } from '#renderer/pages/rules/changeKinds.ts';
import { countKinds, shownChanges } from '#renderer/pages/rules/changeKinds.ts';
import { Chips } from '#renderer/parts/Chips.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import type { PackPair } from '#shared/api/packPair.ts';
import type { PackChanges } from '#shared/api/packs.ts';

const TONES: Readonly<Record<ChangeKind, string>> = {
  added: 'tag-info',
  dropped: 'tag-plain',
  tightened: 'tag-fatal',
  loosened: 'tag-good',
  codes: 'tag-verify',
  tariff: 'tag-verify',
  other: 'tag-plain',
};

/** Every change in words, by the part of the pack it is about; found by kind and by words. */
export function ChangesPanel({ changes, pair }: { readonly changes: PackChanges; readonly pair: PackPair }) {
  const t = useText();
  const [kind, setKind] = useState<ChangeKind | 'all'>('all');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { lines, from } = changes;
  const kinds = countKinds(lines);
  // Another pair may lack the kind that was chosen.
  const wanted = kinds.some((one) => one.kind === kind) ? kind : 'all';
  const groups = shownChanges(lines, { kind: wanted, search }, t.say);
  return (
    <Panel
      className="radar-panel"
      title={t('radarPage.changes')}
      aside={<span role="status">{t('radarPage.changes.count', { count: lines.length, from })}</span>}
    >
      {lines.length === 0 ? (
        <p className="hint">{t('radarPage.none')}</p>
      ) : (
        <div className="toolbar">
          <Chips
            label={t('radarPage.filter')}
            options={[
              { value: 'all' as const, label: t('radarPage.kind.all') },
              ...kinds.map((one) => ({
                value: one.kind,
                label: t('radarPage.kind', { kind: t(`radarPage.kind.${one.kind}`), count: one.count }),
              })),
            ]}
            value={wanted}
            onChange={setKind}
          />
          <Input.Search
            className="rules-search"
            allowClear
            value={typed}
            maxLength={200}
            aria-label={t('radarPage.search')}
            placeholder={t('radarPage.search')}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      )}
      {lines.length > 0 && groups.length === 0 && <p className="hint">{t('radarPage.noneFits')}</p>}
      {groups.map((part) => (
        <section key={part.group} aria-label={t(`radarPage.group.${part.group}`)}>
          <h3>
            {t(`radarPage.group.${part.group}`)} <span className="dim number">{part.lines.length}</span>
          </h3>
          <ul className="change-list">
            {part.lines.map((said) => (
              <ChangeItem
                key={`${said.line.about.name} ${said.line.phrase.key} ${said.text}`}
                said={said}
                pair={pair}
              />
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

function ChangeItem({ said, pair }: { readonly said: SaidLine; readonly pair: PackPair }) {
  const t = useText();
  const { line, kind, text, saysDay } = said;
  // A rule that was dropped is only to be read in the pack that had it.
  const { hash } = kind === 'dropped' ? pair.before : pair.after;
  return (
    <li>
      <span className={`tag ${TONES[kind]}`}>{t(`radarPage.kind.${kind}`)}</span>
      <span className="change-text">
        {text}
        {!saysDay && <span className="dim"> {t('rules.pack.effective.open', { from: line.from })}</span>}
      </span>
      {line.about.kind === 'rule' && (
        <a
          className="mono"
          href={hrefOf('rules', null, { pack: hash, rule: line.about.name })}
          aria-label={t('radarPage.openRule', { rule: line.about.name })}
        >
          {line.about.name}
        </a>
      )}
    </li>
  );
}
