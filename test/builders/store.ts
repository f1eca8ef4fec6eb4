import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AuditEntry, AuditOfMany } from '#backend/store/contract/audit.ts';
import type { CheckMade, ConsignmentQuery, NewConsignment } from '#backend/store/contract/consignments.ts';
import type { NewDocument, NewReceipt } from '#backend/store/contract/exchange.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { OpenOptions } from '#backend/store/openWorkStore.ts';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { aDraft } from '#test/builders/consignment.ts';

/** 2026-01-05 08:00 UTC. */
export const A_MORNING = Date.UTC(2026, 0, 5, 8);

/** A folder that is gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'highland-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens the store of a folder, to be closed at the end of the test; fails the test when it will not open. */
export function opened(folder: string, options: Partial<OpenOptions> = {}): WorkStore {
  const result = openWorkStore(folder, { now: () => A_MORNING, appVersion: '0.1.0', ...options });
  if (!result.ok) throw new Error(`did not open: ${JSON.stringify(result.error)}`);
  onTestFinished(() => result.value.close());
  return result.value;
}

/** A store in a folder of its own. */
export function aStore(options: Partial<OpenOptions> = {}): WorkStore {
  return opened(aFolder(), options);
}

/** What the audit log shall say. */
export function anEntry(overrides: Partial<AuditEntry> = {}): AuditEntry {
  return { at: A_MORNING, actor: 'user', action: 'test.done', subject: 's1', detail: {}, ...overrides };
}

/** What the audit log shall say of many. */
export const ofMany: AuditOfMany = {
  at: A_MORNING,
  actor: 'user',
  action: 'consignment.created',
  detail: {},
};

/** A check that found nothing. */
export function aCheck(overrides: Partial<CheckMade> = {}): CheckMade {
  const counts = { fatal: 0, hold: 0, verify: 0, warning: 0, info: 0 };
  return { counts, blocked: false, packHash: 'p1', at: A_MORNING, speaking: [], ...overrides };
}

/** A consignment to insert. */
export function aNewConsignment(
  id: string,
  draft: Draft = aDraft(),
  overrides: Partial<NewConsignment> = {},
): NewConsignment {
  return {
    id,
    draft,
    filled: {},
    check: aCheck(),
    importId: null,
    createdAt: A_MORNING,
    ...overrides,
  };
}

/** A query that asks for everything. */
export function aQuery(overrides: Partial<ConsignmentQuery> = {}): ConsignmentQuery {
  return {
    search: '',
    states: [],
    check: 'any',
    removed: false,
    importId: null,
    sort: 'created',
    descending: false,
    offset: 0,
    limit: 100,
    ...overrides,
  };
}

/** A document to freeze. */
export function aDocument(id: string, overrides: Partial<NewDocument> = {}): NewDocument {
  return {
    id,
    consignmentId: 'c1',
    sending: 1,
    kind: 'order',
    message: 'CEB303Message',
    orderNo: 'EX20260105-0001',
    businessKey: 'EX20260105-0001',
    key: `key-${id}`,
    guid: `guid-${id}`,
    body: new TextEncoder().encode(`<${id}>麦秆画</${id}>`),
    pack: { id: 'export', version: '2026.1', hash: 'p1' },
    revision: 1,
    queuedAt: A_MORNING,
    ...overrides,
  };
}

/** A receipt as it comes in. */
export function aReceipt(id: string, seq: number, overrides: Partial<NewReceipt> = {}): NewReceipt {
  return {
    id,
    epoch: 'e1',
    seq,
    type: 'CEB304Message',
    body: new TextEncoder().encode(`<receipt>${id}</receipt>`),
    receivedAt: A_MORNING,
    ...overrides,
  };
}
