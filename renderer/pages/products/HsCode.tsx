import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { Facts } from '#renderer/parts/Panel.tsx';
import type { HsDetail } from '#shared/api/hs.ts';
import type { HsNode } from '#shared/catalog/products/hsSearch.ts';

interface HsCodeProps {
  readonly code: string;
  choose(code: string): void;
  chooseLabel(code: string): string;
  /** Looks at another code. */
  look(code: string): void;
}

/** A commodity code: where it stands, and for a national line its units, elements and conditions. */
export function HsCode({ code, choose, chooseLabel, look }: HsCodeProps) {
  const t = useText();
  const known = useCall('hs.code', /^\d{2,10}$/.test(code) ? { code } : null);
  if (known.value === null) return <p className="dim">{known.loading ? '' : t('hs.notKnown')}</p>;
  const { hit, line, below } = known.value;
  return (
    <section aria-label={code} className="hs-code">
      <h3>
        <span className="number">{hit.code}</span> {nameOf(t, hit)}
      </h3>
      <ol className="hs-path" aria-label={t('hs.path')}>
        {[...hit.path, hit].map((node) => (
          <li key={node.code}>
            <span className="dim">{t(`hs.level.${node.level}`)}</span>{' '}
            <button type="button" className="link-button" onClick={() => look(node.code)}>
              <span className="number">{node.code}</span>
            </button>{' '}
            {nameOf(t, node)}
          </li>
        ))}
      </ol>
      {hit.level === 'line' && (
        <Button type="primary" onClick={() => choose(hit.code)}>
          {chooseLabel(hit.code)}
        </Button>
      )}
      {line === null ? (
        hit.level === 'line' && <p className="dim">{t('hs.noLine')}</p>
      ) : (
        <Facts rows={factsOf(t, known.value, line)} />
      )}
      {below.length > 0 && (
        <>
          <h3>{t('hs.below')}</h3>
          <ul className="hs-below">
            {below.map((node) => (
              <li key={node.code}>
                <button type="button" className="link-button" onClick={() => look(node.code)}>
                  <span className="number">{node.code}</span>
                </button>{' '}
                {nameOf(t, node)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function factsOf(
  t: Text,
  { units }: HsDetail,
  line: NonNullable<HsDetail['line']>,
): readonly (readonly [string, ReactNode])[] {
  const unit = (code: string) => {
    if (code === 'unknown') return t('hs.unknown');
    if (code === 'none') return t('hs.noneKnown');
    const row = units.find((one) => one.code === code);
    return row === undefined ? code : `${t.language === 'en' ? row.en : row.zh} (${code})`;
  };
  const answer = (value: 'none' | 'unknown') => t(value === 'none' ? 'hs.noneKnown' : 'hs.unknown');
  const percent = (value: string) =>
    value === 'none' || value === 'unknown' ? answer(value) : t('hs.percent', { value });
  return [
    [t('hs.unit1'), unit(line.unit1)],
    [t('hs.unit2'), unit(line.unit2)],
    [
      t('hs.elements'),
      line.elements === 'unknown' ? (
        t('hs.unknown')
      ) : (
        <ol key="elements" className="hs-elements">
          {line.elements.map(({ name, required }) => (
            <li key={name}>{required ? t('hs.element.required', { name }) : name}</li>
          ))}
        </ol>
      ),
    ],
    [
      t('hs.control'),
      typeof line.control === 'string'
        ? answer(line.control)
        : line.control.map(({ code }) => code).join(' '),
    ],
    [
      t('hs.inspection'),
      typeof line.inspection === 'string' ? answer(line.inspection) : line.inspection.join(' '),
    ],
    [t('hs.exportDuty'), percent(line.exportDuty)],
    [t('hs.rebate'), percent(line.rebate)],
    ...(line.confidence === 'toBeConfirmed' ? ([[t('hs.standing'), t('hs.toBeConfirmed')]] as const) : []),
  ];
}

function nameOf(t: Text, { zh, en }: HsNode): string {
  return t.language === 'en' ? en || zh : zh === '' ? en : zh;
}
