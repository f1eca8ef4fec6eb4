import type { Handlers } from '#backend/app/dispatcher.ts';
import { writeOffer } from '#backend/app/fileOffers.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { makeOne, openPassport, repeatCheck, verdictAsOf } from '#backend/app/passportKeeping.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { draftingOn, onSession } from '#backend/app/workstation.ts';
import type { StoredPassport } from '#backend/store/contract/passports.ts';
import { sha256 } from '#backend/store/sha256.ts';
import type { PassportRow } from '#shared/api/passports.ts';
import { parseDate } from '#shared/base/calendarDate.ts';
import { ok } from '#shared/base/result.ts';
import { textAt } from '#shared/consignment/edit.ts';
import { findingKey } from '#shared/rules/finding.ts';
import { fingerprintText, samePassport } from '#shared/rules/passport.ts';

type PassportMethod = Extract<keyof Handlers, `passports.${string}`>;

/** The passports a list shows; older ones stay in the database. */
const MOST_LISTED = 500;

/** Handlers of passports.* */
export function passportHandlers(workstation: Workstation): Pick<Handlers, PassportMethod> {
  const { events } = workstation;
  return {
    'passports.make': ({ id }) =>
      onSession(workstation, (session): Outcome<PassportRow> => {
        const stored = session.store.consignments.get(id);
        if (stored === null) return fail('consignment.missing');
        const made = makeOne(draftingOn(workstation, session), stored);
        if (!made.ok) return made;
        events.emit('consignments.changed', { ids: [id] });
        const [newest] = rowsOf(session, id, 1);
        return newest === undefined ? fail('passport.missing') : ok(newest);
      }),
    'passports.list': ({ id }) =>
      onSession(workstation, (session) =>
        session.store.consignments.get(id) === null
          ? fail('consignment.missing')
          : ok(rowsOf(session, id, MOST_LISTED)),
      ),
    'passports.get': ({ passportId }) =>
      onSession(workstation, (session) => {
        const opened = openPassport(session, passportId);
        if (!opened.ok) return opened;
        const { kept, passport, draft } = opened.value;
        const confirmedKeys = new Set(passport.confirmations.map(({ key }) => key));
        return ok({
          ...rowOf(kept, fingerprintNow(session, kept.consignmentId)),
          consignmentId: kept.consignmentId,
          training: session.kind === 'training',
          passport,
          confirmed: passport.findings.flatMap((finding, i) =>
            confirmedKeys.has(findingKey(finding, (at) => textAt(draft, at))) ? [i] : [],
          ),
        });
      }),
    'passports.recheck': ({ passportId }) =>
      onSession(workstation, (session) => {
        const opened = openPassport(session, passportId);
        if (!opened.ok) return opened;
        const again = repeatCheck(draftingOn(workstation, session), opened.value);
        return again.ok ? ok(samePassport(opened.value.passport, again.value)) : again;
      }),
    'passports.asOf': ({ id, day }) =>
      onSession(workstation, (session) => {
        const stored = session.store.consignments.get(id);
        const date = parseDate(day);
        if (stored === null) return fail('consignment.missing');
        return date === null ? fail('packs.noneOn', { day }) : verdictAsOf(session, stored, date);
      }),
    'passports.export': ({ passportId }) =>
      onSession(workstation, (session) => {
        const opened = openPassport(session, passportId);
        if (!opened.ok) return opened;
        const { kept, passport } = opened.value;
        const training = session.kind === 'training';
        const content = { format: 'highland.passport-file/1', training, sha256: kept.sha256, passport };
        const name = `verdict-${passport.basisDate}-${kept.sha256.slice(0, 12)}${training ? '-TRAINING' : ''}.json`;
        const bytes = new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
        return writeOffer(workstation, session, name, bytes);
      }),
  };
}

function rowsOf(session: Session, consignmentId: string, limit: number): readonly PassportRow[] {
  const now = fingerprintNow(session, consignmentId);
  return session.store.passports.ofConsignment(consignmentId, limit).map((kept) => rowOf(kept, now));
}

function fingerprintNow({ store }: Session, consignmentId: string): string | null {
  const stored = store.consignments.get(consignmentId);
  return stored === null ? null : sha256(fingerprintText(stored.draft));
}

function rowOf(kept: StoredPassport, fingerprint: string | null): PassportRow {
  const { id, reason, madeAt, basisDate, pack, counts, sha256: hash } = kept;
  return {
    ...{ id, reason, basisDate, pack, counts },
    madeAt: new Date(madeAt).toISOString(),
    sha256: hash,
    current: kept.fingerprint === fingerprint,
  };
}
