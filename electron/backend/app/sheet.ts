import { viewOf } from '#backend/app/consignmentViews.ts';
import type { Handlers } from '#backend/app/dispatcher.ts';
import { fail } from '#backend/app/outcome.ts';
import { createSentCopies } from '#backend/app/sentCopies.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { draftingOn, onSession } from '#backend/app/workstation.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import { ok } from '#shared/base/result.ts';
import { slotsOf } from '#shared/catalog/elements/slots.ts';
import { packedFigures } from '#shared/documents/packing/packing.ts';
import { workOut } from '#shared/documents/packing/workOut.ts';
import { choicesOf } from '#shared/documents/sheet/choices.ts';
import { CROSS_RULES } from '#shared/documents/sheet/crossRules.ts';
import { keptSheet } from '#shared/documents/sheet/keptSheet.ts';
import type { Sheet, SheetInput } from '#shared/documents/sheet/sheet.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import { indexTariff } from '#shared/rules/tariff.ts';

type SheetMethod = Extract<keyof Handlers, `sheet.${string}`>;
type Lookups = Pick<SheetInput, 'codes' | 'storedCode' | 'slots'>;

/** Sheets that are kept, so that a keystroke costs only the goods item it is in. */
const MOST_KEPT = 5;

/** Handlers of sheet.* */
export function sheetHandlers(workstation: Workstation): Pick<Handlers, SheetMethod> {
  const copies = createSentCopies();
  const lookups = new WeakMap<RulePack, Lookups>();
  const makers = new Map<string, (input: SheetInput) => Sheet>();

  const lookupsOf = ({ rules }: Session): Lookups => {
    const { pack } = rules.loaded;
    const known = lookups.get(pack);
    if (known !== undefined) return known;
    const made = lookupsIn(pack, rules.tables);
    lookups.set(pack, made);
    return made;
  };
  const inputOf = (session: Session, stored: StoredConsignment): SheetInput => {
    const kept = session.store.packings.get(stored.id);
    const split = kept === null ? null : workOut(kept.plan, stored.draft);
    return {
      ...lookupsOf(session),
      draft: stored.draft,
      packing: split?.ok === true ? packedFigures(split.value) : null,
      sent: copies.of(session.store, stored.id),
    };
  };
  const sheetFor = (session: Session, stored: StoredConsignment): Sheet => {
    const make = makers.get(stored.id) ?? keptSheet();
    makers.delete(stored.id);
    makers.set(stored.id, make);
    const oldest = makers.keys().next();
    if (makers.size > MOST_KEPT && oldest.done === false) makers.delete(oldest.value);
    return make(inputOf(session, stored));
  };

  return {
    'sheet.get': ({ id, only, offset, limit }) =>
      onSession(workstation, (session) => {
        const stored = session.store.consignments.get(id);
        if (stored === null) return fail('consignment.missing');
        const { columns, rows } = sheetFor(session, stored);
        const differing = rows.filter(({ agreement }) => agreement !== 'same');
        return ok({
          revision: stored.revision,
          editable: EDITABLE_STATES.has(stored.state) && stored.removedAt === null,
          columns,
          total: rows.length,
          differing: differing.length,
          rows: (only === 'all' ? rows : differing).slice(offset, offset + limit),
        });
      }),
    'sheet.row': ({ id, key }) =>
      onSession(workstation, (session) => {
        const stored = session.store.consignments.get(id);
        if (stored === null) return fail('consignment.missing');
        const found = choicesOf(inputOf(session, stored), key);
        if (found === null) return fail('sheet.unknownRow');
        const { row, columns, choices } = found;
        const { findings } = viewOf(draftingOn(workstation, session), stored);
        const ofRow = new Set<string>(row.pointers);
        return ok({
          revision: stored.revision,
          row,
          columns,
          rule: row.rule === null ? null : CROSS_RULES[row.rule],
          findings: findings.filter(({ at }) => at.some((one) => ofRow.has(one))),
          choices,
        });
      }),
  };
}

/** What a sheet looks up in a pack. */
function lookupsIn(pack: RulePack, codes: SheetInput['codes']): Lookups {
  const tariff = indexTariff(pack.tariff ?? []);
  return {
    codes,
    // Where a code of the messages stands for several of ours, the one that carries it and names itself so counts.
    storedCode: (table, customs) => {
      const rows = (pack.tables[table] ?? []).filter((row) => row.customs === customs);
      return (rows.find((row) => codes.row(table, row.code)?.customs === customs) ?? rows[0])?.code ?? null;
    },
    slots: (gcode) => slotsOf(tariff.line(gcode)?.elements ?? 'unknown'),
  };
}
