import { useText } from '#renderer/app/text.tsx';
import { dateInChina } from '#shared/base/calendarDate.ts';
import type { CodeRow } from '#shared/catalog/codes.ts';
import { codeState } from '#shared/rules/codeValidity.ts';

/** Says of a code that has ended, or is not in force yet, from which day, and what took its place; else nothing. */
export function CodeDays({ row }: { readonly row: CodeRow }) {
  const t = useText();
  const { from = '', to = '', replacedBy } = row;
  switch (codeState(row, dateInChina(Date.now()))) {
    case 'inForce':
      return null;
    case 'notYet':
      return <span className="tag tag-verify">{t('codes.notYet', { from })}</span>;
    case 'ended':
      return (
        <>
          <span className="tag tag-verify">{t('codes.ended', { to })}</span>
          {replacedBy !== undefined && <span> {t('codes.replacedBy', { code: replacedBy })}</span>}
        </>
      );
  }
}

/** Tells the rows of a table apart: a code may stand twice, with other days. */
export function rowKey({ code, from = '' }: CodeRow): string {
  return `${code} ${from}`;
}
