import { setTimeout } from 'node:timers/promises';
import { backupHandlers } from '#backend/app/backups.ts';
import { changeHandlers } from '#backend/app/changes.ts';
import { consignmentHandlers } from '#backend/app/consignments.ts';
import type { FailureLog } from '#backend/app/dispatcher.ts';
import { createDispatcher } from '#backend/app/dispatcher.ts';
import { elementHandlers } from '#backend/app/elements.ts';
import { createEventHub } from '#backend/app/events.ts';
import { exchangeHandlers } from '#backend/app/exchange.ts';
import { findingHandlers } from '#backend/app/findings.ts';
import { homeHandlers } from '#backend/app/home.ts';
import { hsHandlers } from '#backend/app/hs.ts';
import { importHandlers } from '#backend/app/imports.ts';
import { packingHandlers } from '#backend/app/packing.ts';
import { packJudgementHandlers } from '#backend/app/packJudgements.ts';
import { openPacks } from '#backend/app/packOpening.ts';
import { packHandlers } from '#backend/app/packs.ts';
import { passportHandlers } from '#backend/app/passports.ts';
import { printHandlers } from '#backend/app/prints.ts';
import { productImportHandlers } from '#backend/app/productImport.ts';
import { productHandlers } from '#backend/app/products.ts';
import { openLastProfile, profileHandlers } from '#backend/app/profiles.ts';
import { refundHandlers } from '#backend/app/refunds.ts';
import { regimeHandlers } from '#backend/app/regimes.ts';
import { ruleHandlers } from '#backend/app/rules.ts';
import { ruleTrialHandlers } from '#backend/app/ruleTrials.ts';
import { sheetHandlers } from '#backend/app/sheet.ts';
import { signingHandlers } from '#backend/app/signing.ts';
import { summaryHandlers } from '#backend/app/summaries.ts';
import { createTickets } from '#backend/app/tickets.ts';
import { trainingHandlers } from '#backend/app/training.ts';
import { createWorkstation } from '#backend/app/workstation.ts';
import type { Backend } from '#backend/backend.ts';
import type { HostFacts, Ports, WorkstationPaths } from '#backend/ports.ts';
import { signingErrorOf } from '#backend/signing/signingRefused.ts';
import { storeProblemOf } from '#backend/store/problem.ts';
import { appError } from '#shared/api/errors.ts';

/** How long calls that are under way may take on closing; what they have done by then is stored, what not is undone. */
const PATIENCE_MS = 5_000;

/** Puts the workstation together: the only place where its parts meet. Opens the profile that was open last. */
export function createBackend(ports: Ports, paths: WorkstationPaths, facts: HostFacts): Backend {
  const events = createEventHub();
  const tickets = createTickets(ports.guid);
  const log: FailureLog = (method, problem) => {
    const reason = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
    process.stderr.write(`highland: ${method}: ${reason}\n`);
  };
  const workstation = createWorkstation(ports, paths, facts, events, tickets, log, openPacks);
  const dispatch = createDispatcher(
    {
      ...profileHandlers(workstation),
      ...backupHandlers(workstation),
      ...consignmentHandlers(workstation),
      ...regimeHandlers(workstation),
      ...importHandlers(workstation),
      ...exchangeHandlers(workstation),
      ...changeHandlers(workstation),
      ...ruleHandlers(workstation),
      ...ruleTrialHandlers(workstation),
      ...packHandlers(workstation),
      ...packJudgementHandlers(workstation),
      ...passportHandlers(workstation),
      ...printHandlers(workstation),
      ...findingHandlers(workstation),
      ...homeHandlers(workstation),
      ...sheetHandlers(workstation),
      ...packingHandlers(workstation),
      ...productHandlers(workstation),
      ...productImportHandlers(workstation),
      ...hsHandlers(workstation),
      ...elementHandlers(workstation),
      ...trainingHandlers(workstation),
      ...signingHandlers(workstation),
      ...summaryHandlers(workstation),
      ...refundHandlers(workstation),
    },
    (thrown) => {
      const error = storeProblemOf(thrown) ?? signingErrorOf(thrown);
      return error === null ? null : { ok: false, error };
    },
    log,
  );
  // Whatever stands in the way of the last profile, the workstation itself must start and say so.
  const started = openLastProfile(workstation).catch((problem: unknown) => log('profile.open', problem));
  const underWay = new Set<Promise<unknown>>();
  let closing = false;

  return {
    call: async (method, args) => {
      if (closing) return { ok: false, error: appError('backend.gone') };
      const answer = started.then(() => {
        // Between two calls, so that no call is judged by two packs: the day of a pack may have come.
        workstation.current()?.packLife.settle();
        return dispatch(method, args);
      });
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
    listen: events.listen,
    offerFile: (path, name) => Promise.resolve(tickets.add({ path, name })),
    fileOf: (ticket) => Promise.resolve(tickets.get(ticket)),
    close: async () => {
      closing = true;
      await started;
      await Promise.race([Promise.allSettled(underWay), setTimeout(PATIENCE_MS, undefined, { ref: false })]);
      await workstation.close();
    },
  };
}
