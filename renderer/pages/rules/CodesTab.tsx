import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import { CodeDays, rowKey } from '#renderer/parts/CodeDays.tsx';
import { CopyButton } from '#renderer/parts/CopyButton.tsx';
import { EmptyState } from '#renderer/parts/EmptyState.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import { CODE_TABLES } from '#shared/consignment/fields.ts';

const MOST = 200;

/** The code tables, found by code, Chinese or English. */
export function CodesTab() {
  const t = useText();
  const [table, setTable] = useState<CodeTableName>('country');
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  const { value, error, reload } = useCall('rules.codes', { table, query, limit: MOST });
  return (
    <>
      <div className="toolbar">
        <Choice
          label={t('rules.codes.table')}
          value={table}
          options={CODE_TABLES.map((name) => ({ value: name, label: t(`rules.table.${name}`) }))}
          onChange={setTable}
        />
        <Input.Search
          className="rules-search"
          allowClear
          value={typed}
          maxLength={200}
          aria-label={t('rules.codes.search')}
          placeholder={t('rules.codes.search')}
          onChange={(event) => setTyped(event.target.value)}
        />
        {value !== null && value.length >= MOST && (
          <span className="dim">{t('rules.codes.first', { count: MOST })}</span>
        )}
      </div>
      {error !== null && <ErrorPanel error={error} retry={reload} />}
      {value?.length === 0 && <EmptyState title={t('rules.codes.none')} />}
      {value !== null && value.length > 0 && (
        <div className="rules-codes">
          <table className="plain-table" aria-label={t(`rules.table.${table}`)}>
            <thead>
              <tr>
                <th>{t('rules.codes.code')}</th>
                <th>{t('rules.codes.customs')}</th>
                <th>{t('rules.codes.zh')}</th>
                <th>{t('rules.codes.en')}</th>
                <th>{t('rules.confidence')}</th>
              </tr>
            </thead>
            <tbody>
              {value.map((row) => (
                <tr key={rowKey(row)}>
                  <td className="keep">
                    {row.code}{' '}
                    <CopyButton
                      label={t('rules.codes.copy', { code: row.code })}
                      done={t('rules.codes.copied', { code: row.code })}
                      text={row.code}
                    />
                  </td>
                  <td>{row.customs}</td>
                  <td lang="zh-CN">{row.zh}</td>
                  <td lang="en">{row.en}</td>
                  <td>
                    <CodeDays row={row} />{' '}
                    {row.confidence === 'toBeConfirmed' && (
                      <span className="tag tag-verify">{t('rules.confidence.toBeConfirmed')}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
