import { checkDraft } from '#backend/app/checking.ts';
import type { Drafting } from '#backend/app/drafting.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { recordId } from '#backend/app/recordIds.ts';
import type { Session } from '#backend/app/session.ts';
import type { ActiveRules } from '#backend/packs/activeRules.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import type { NewPassport, StoredPassportBody } from '#backend/store/contract/passports.ts';
import { sha256 } from '#backend/store/sha256.ts';
import type { AsOfVerdict, PassportReason } from '#shared/api/passports.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { ok } from '#shared/base/result.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { textAt } from '#shared/consignment/edit.ts';
import type { StoredDraft } from '#shared/consignment/storedDraft.ts';
import { wholeDraft } from '#shared/consignment/storedDraft.ts';
import type { Evaluation } from '#shared/rules/evaluate.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import { CONFIRMABLE, findingKey } from '#shared/rules/finding.ts';
import type { Passport } from '#shared/rules/passport.ts';
import {
  countsOf,
  fingerprintText,
  MAX_PASSPORT_FINDINGS,
  makePassport,
  passportText,
  readPassport,
} from '#shared/rules/passport.ts';

/** Checks a consignment now and keeps the passport with its hash, and a row in the audit log; gives its id. */
export function makeOne(work: Drafting, stored: StoredConsignment): Outcome<string> {
  const at = work.now();
  const { evaluation } = checkDraft(work.session, stored.draft, at);
  const made = passportOf(work, stored, 'asked', evaluation, at);
  if (!made.ok) return made;
  work.session.store.passports.keep(made.value, { at, actor: 'user', action: 'passport.made' });
  return ok(made.value.id);
}

/** Writes the passport of a check that has just been made; `at` is milliseconds since 1970. Nothing is kept yet. */
export function passportOf(
  { session, appVersion, guid }: Drafting,
  stored: StoredConsignment,
  reason: PassportReason,
  evaluation: Evaluation,
  at: number,
): Outcome<NewPassport> {
  const count = Math.max(evaluation.findings.length, evaluation.blocked.length);
  if (count > MAX_PASSPORT_FINDINGS) return fail('passport.tooMany', { count, max: MAX_PASSPORT_FINDINGS });
  const draftText = fingerprintText(stored.draft);
  const passport = makePassport({
    madeAt: new Date(at).toISOString(),
    appVersion,
    consignment: { id: stored.id, fingerprint: sha256(draftText) },
    pack: packOf(session.rules),
    evaluation,
    confirmations: confirmationsOf(session, stored, evaluation),
  });
  const id = recordId(at, guid());
  return ok({ id, consignmentId: stored.id, reason, madeAt: at, passport, draftText });
}

/** A kept passport that was found to be the one that was made. */
export interface OpenedPassport {
  readonly kept: StoredPassportBody;
  readonly passport: Passport;
  /** What was checked. */
  readonly draft: Draft;
}

/** Reads a kept passport and verifies it: against its hash, against the audit log, and its draft against the fingerprint. */
export function openPassport({ store }: Session, id: string): Outcome<OpenedPassport> {
  const kept = store.passports.get(id);
  if (kept === null) return fail('passport.missing');
  const hash = sha256(kept.passportText);
  if (hash !== kept.sha256 || !isNoted(store.audit.ofSubject(id, 10), hash)) return fail('passport.damaged');
  const read = readPassport(parsed(kept.passportText));
  if (!read.ok || passportText(read.value) !== kept.passportText) return fail('passport.damaged');
  const { consignment } = read.value;
  const draft = keptDraft(kept, consignment.fingerprint);
  if (consignment.id !== kept.consignmentId || draft === null) return fail('passport.damaged');
  return ok({ kept, passport: read.value, draft });
}

/** The draft kept with a passport; null when it no longer has its fingerprint. */
export function keptDraft({ draftText }: StoredPassportBody, fingerprint: string): Draft | null {
  if (sha256(draftText) !== fingerprint) return null;
  // The fingerprint has just said that this is the text the draft was written as.
  return wholeDraft(parsed(draftText) as StoredDraft);
}

/** Makes a passport's check again: the same content, as of the same day, with the pack it was made with. */
export function repeatCheck(
  { session, now, appVersion }: Drafting,
  { passport, draft }: OpenedPassport,
): Outcome<Passport> {
  const installed = session.packs.rules(passport.pack.hash);
  if (!installed.ok) {
    if (installed.error.code !== 'packs.unknown') return installed;
    const active = packOf(session.packs.active());
    return fail('passport.otherPack', {
      ...{ made: passport.pack.version, madeHash: passport.pack.hash.slice(0, 12) },
      ...{ installed: active.version, installedHash: active.hash.slice(0, 12) },
    });
  }
  const rules = installed.value;
  const today = passport.basisDate;
  return ok(
    makePassport({
      madeAt: new Date(now()).toISOString(),
      appVersion,
      consignment: { ...passport.consignment, fingerprint: sha256(fingerprintText(draft)) },
      pack: packOf(rules),
      evaluation: evaluate(rules.compiled, readConsignment(draft), { today }),
      confirmations: passport.confirmations,
    }),
  );
}

function packOf({ loaded }: ActiveRules): Passport['pack'] {
  const { pack, hash } = loaded;
  return { id: pack.pack, version: pack.version, seq: pack.seq, hash };
}

/** Checks a consignment as it is now as of a day, with the pack in force on that day. Nothing is kept. */
export function verdictAsOf(
  session: Session,
  stored: StoredConsignment,
  day: CalendarDate,
): Outcome<AsOfVerdict> {
  const info = session.packs.inForceOn(day);
  if (info === null) return fail('packs.noneOn', { day });
  const rules = session.packs.rules(info.hash);
  if (!rules.ok) return rules;
  const evaluation = evaluate(rules.value.compiled, readConsignment(stored.draft), { today: day });
  const { findings, blocked } = evaluation;
  const confirmations = confirmationsOf(session, stored, evaluation);
  const counts = countsOf({ findings, blocked, confirmations });
  return ok({ day, pack: packOf(rules.value), findings, counts });
}

/** The confirmations that bear on what was found, one for each key. */
function confirmationsOf(
  { store }: Session,
  { id, draft }: StoredConsignment,
  { findings }: Evaluation,
): Passport['confirmations'] {
  const times = store.consignments.confirmedAt(id);
  const found = new Map<string, Passport['confirmations'][number]>();
  for (const finding of findings) {
    if (times.size === 0 || !CONFIRMABLE.has(finding.severity)) continue;
    const key = findingKey(finding, (place) => textAt(draft, place));
    const at = times.get(key);
    if (at !== undefined)
      found.set(key, { rule: finding.rule, key, by: 'user', at: new Date(at).toISOString() });
  }
  return [...found.values()];
}

function isNoted(
  rows: readonly { readonly action: string; readonly detail: unknown }[],
  hash: string,
): boolean {
  return rows.some(
    ({ action, detail }) =>
      action === 'passport.made' &&
      typeof detail === 'object' &&
      detail !== null &&
      'sha256' in detail &&
      detail.sha256 === hash,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
