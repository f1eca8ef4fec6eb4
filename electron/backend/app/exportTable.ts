import { customsNumbersOf } from '#backend/app/paperInputs.ts';
import type { Session } from '#backend/app/session.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import { latestDocuments } from '#backend/sync/documentMoves.ts';
import type { ExtraColumn } from '#shared/api/exportColumns.ts';
import { isExtraColumn } from '#shared/api/exportColumns.ts';
import { parsePointer } from '#shared/base/pointer.ts';
import { textAt } from '#shared/consignment/edit.ts';
import type { Language, TextParams } from '#shared/i18n/texts.ts';
import { fillIn, findText } from '#shared/i18n/texts.ts';

/** The heads of some columns in a language. */
export function headerOf(language: Language, columns: readonly string[]): readonly string[] {
  return columns.map((name) =>
    isExtraColumn(name)
      ? textOf(language, `exportColumns.column.${name}`)
      : (findText(language, `field.${name}`) ?? name),
  );
}

/** One row for each goods item of a consignment; none for one without goods. */
export function rowsOf(
  session: Session,
  columns: readonly string[],
  stored: StoredConsignment,
): readonly (readonly string[])[] {
  const { draft } = stored;
  const whole = new Map(
    columns.filter(isExtraColumn).map((name) => [name as string, EXTRAS[name](session, stored)]),
  );
  return draft.items.map((_, item) =>
    columns.map((name) => {
      if (name === 'line') return String(item + 1);
      const extra = whole.get(name);
      if (extra !== undefined) return extra;
      const at = parsePointer(name.replace('*', String(item)));
      return at === null ? '' : (textAt(draft, at) ?? '');
    }),
  );
}

const EXTRAS: Readonly<Record<ExtraColumn, (session: Session, stored: StoredConsignment) => string>> = {
  state: ({ settings }, { state }) => textOf(settings().language, `state.${state}`),
  regime: (_session, { draft }) => draft.regime,
  line: () => '',
  preNo: (session, { id }) => customsNumbersOf(session, id).preNo,
  invtNo: (session, { id }) => customsNumbersOf(session, id).invtNo,
  entryId: (session, { id }) => customsNumbersOf(session, id).entryId,
  documents: (session, { id }) => {
    const { language } = session.settings();
    return [...latestDocuments(session.store, id).values()]
      .map(({ kind, state }) =>
        [textOf(language, `document.${kind}`), textOf(language, `documentState.${state}`)].join(' '),
      )
      .join('; ');
  },
  lastInfo: ({ store }, { id }) => store.exchange.receiptsOf(id).at(-1)?.interpretation?.info ?? '',
  createdAt: (_session, { createdAt }) => new Date(createdAt).toISOString(),
  updatedAt: (_session, { updatedAt }) => new Date(updatedAt).toISOString(),
};

function textOf(language: Language, key: string, params?: TextParams): string {
  return fillIn(findText(language, key) ?? key, params);
}
