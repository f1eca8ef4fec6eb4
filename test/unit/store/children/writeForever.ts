/**
 * Writes consignments until it is killed and says "DONE <id>" after each that the store says is kept.
 * Arguments: folder.
 */
import { writeSync } from 'node:fs';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import { aDraft } from '#test/builders/consignment.ts';

const [, , folder = ''] = process.argv;
const opened = openWorkStore(folder, { now: () => Date.now(), appVersion: '0.1.0' });
if (!opened.ok) throw new Error(opened.error.code);
const { consignments, exchange } = opened.value;
const draft = aDraft();
const check = {
  counts: { fatal: 0, hold: 0, verify: 0, warning: 0, info: 0 },
  blocked: false,
  packHash: 'p',
  at: 0,
  speaking: ['R0001'],
};
for (
  let i = consignments.ids({ search: '', states: [], check: 'any', removed: false, importId: null }).length;
  ;
  i += 1
) {
  const id = `c${i}`;
  const entry = { at: i, actor: 'user', action: 'consignment.created', detail: { i } };
  opened.value.transaction(() => {
    consignments.insert({ id, draft, filled: {}, check, importId: null, createdAt: i }, entry);
    exchange.freeze(
      [
        {
          id: `d${i}`,
          consignmentId: id,
          sending: 1,
          kind: 'order',
          message: 'CEB303Message',
          orderNo: id,
          businessKey: id,
          key: `k${i}`,
          guid: `g${i}`,
          body: new TextEncoder().encode('麦秆画'.repeat(500)),
          pack: { id: 'p', version: '1', hash: 'p' },
          revision: 1,
          queuedAt: i,
        },
      ],
      { ...entry, subject: id },
    );
  });
  writeSync(1, `DONE ${id}\n`);
}
