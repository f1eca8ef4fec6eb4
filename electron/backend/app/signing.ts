import { readFile, stat } from 'node:fs/promises';
import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { certificateIn } from '#backend/signing/certificate.ts';
import type { KeyFileProblem, KeyPair } from '#backend/signing/keyFiles.ts';
import { MOST_KEY_FILE_BYTES, readKeyFiles } from '#backend/signing/keyFiles.ts';
import { softwareKeyPair } from '#backend/signing/softwareSigner.ts';
import { makeTrainingKey } from '#backend/signing/trainingKey.ts';
import type { SignatureReport } from '#backend/signing/verifySignature.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { SignatureView, SigningStatus } from '#shared/api/signing.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

type SigningMethod = Extract<keyof Handlers, `signing.${string}`>;

/** Handlers of signing.* */
export function signingHandlers(workstation: Workstation): Pick<Handlers, SigningMethod> {
  const { ports, events, tickets } = workstation;
  /** Does something to the keys and answers with how they stand then. */
  const changing = (
    act: (session: Session) => Result<void, AppError> | Promise<Result<void, AppError>>,
  ): Outcome<SigningStatus> | Promise<Outcome<SigningStatus>> =>
    onSession(workstation, async (session) => {
      const done = await act(session);
      if (!done.ok) return done;
      events.emit('signing.changed', {});
      return ok(session.signing.status());
    });

  return {
    'signing.status': () => onSession(workstation, ({ signing }) => ok(signing.status())),
    'signing.importKey': ({ files, filePassword, password }) =>
      changing(async ({ signing }) => {
        const pair = await pairIn(
          files.map((ticket) => tickets.get(ticket)?.path ?? null),
          filePassword,
        );
        return pair.ok ? signing.shelf.add(pair.value, password, 'imported') : pair;
      }),
    'signing.makeKey': ({ password }) =>
      changing(async ({ kind, signing }) => {
        if (kind !== 'training') return fail('training.only');
        const pair = softwareKeyPair(await makeTrainingKey(new Date(ports.now())));
        return signing.shelf.add(pair, password, 'made');
      }),
    'signing.unlock': ({ id, secret }) => changing(({ signing }) => signing.unlock(id, secret)),
    'signing.lock': () =>
      changing(({ signing }) => {
        signing.lock();
        return ok(undefined);
      }),
    'signing.setLockAfter': ({ minutes }) =>
      changing(({ signing }) => {
        signing.setLockAfter(minutes);
        return ok(undefined);
      }),
    'signing.choose': ({ id }) => changing(({ signing }) => signing.shelf.choose(id)),
    'signing.setAlgorithms': ({ id, algorithms }) =>
      changing(({ signing }) => {
        const set = signing.shelf.setAlgorithms(id, algorithms);
        if (set.ok) signing.drop(id);
        return set;
      }),
    'signing.forgetKey': ({ id }) =>
      changing(({ signing }) => {
        const forgotten = signing.shelf.forget(id);
        if (forgotten.ok) signing.drop(id);
        return forgotten;
      }),
    'signing.restoreKey': () => changing(({ signing }) => signing.shelf.restore()),
    'signing.cardStatus': () => onSession(workstation, ({ signing }) => signing.cardStatus()),
    'signing.addCard': () => changing(({ signing }) => signing.addCard()),
    'signing.trust': ({ file }) =>
      changing(async ({ signing }) => {
        const [bytes] = await readTickets([tickets.get(file)?.path ?? null]);
        if (bytes === undefined) return fail('file.ticket');
        const certificate = certificateIn(bytes);
        return certificate === null ? fail('signing.import.format') : signing.trusted.trust(certificate);
      }),
    'signing.distrust': ({ number }) => changing(({ signing }) => signing.trusted.distrust(number)),
    'signing.check': ({ of, id }) =>
      onSession(workstation, ({ signing, store }) => {
        const { exchange } = store;
        const body = of === 'document' ? exchange.body(id) : exchange.receiptBody(id);
        const at = of === 'document' ? exchange.outboxRow(id)?.queuedAt : exchange.receiptRow(id)?.receivedAt;
        if (body === null || at === undefined) return fail('exchange.missing');
        return ok(shown(signing.check(Buffer.from(body).toString('utf8'), Date.parse(at))));
      }),
  };
}

async function pairIn(
  paths: readonly (string | null)[],
  password: string,
): Promise<Result<KeyPair, AppError>> {
  const files = await readTickets(paths);
  if (files.length < paths.length) return fail('file.ticket');
  const pair = await readKeyFiles(files, password);
  for (const file of files) file.fill(0);
  return pair.ok ? pair : err(importError(pair.error, password));
}

/** The bytes of files, as far as they can be read; a large one counts as empty, for it is no key file. */
async function readTickets(paths: readonly (string | null)[]): Promise<readonly Buffer[]> {
  const files: Buffer[] = [];
  for (const path of paths) {
    if (path === null) continue;
    try {
      const large = (await stat(path)).size > MOST_KEY_FILE_BYTES;
      files.push(large ? Buffer.alloc(0) : await readFile(path));
    } catch {
      // Gone meanwhile: the caller sees that one is missing.
    }
  }
  return files;
}

function importError(problem: KeyFileProblem, password: string): AppError {
  switch (problem) {
    case 'password':
      return password === ''
        ? appError('signing.import.passwordNeeded')
        : appError('signing.import.password');
    case 'scheme':
      return appError('signing.import.scheme');
    case 'format':
      return appError('signing.import.format');
    case 'noKey':
      return appError('signing.import.noKey');
    case 'noCertificate':
      return appError('signing.import.noCertificate');
    case 'noPair':
      return appError('signing.import.noPair');
    case 'weak':
      return appError('signing.import.weak');
  }
}

function shown(report: SignatureReport): SignatureView {
  switch (report.kind) {
    case 'absent':
    case 'invalid':
      return report;
    case 'valid':
    case 'unknownCertificate': {
      const { name, organization, number } = report.certificate;
      return { kind: report.kind, name, organization, number };
    }
  }
}
