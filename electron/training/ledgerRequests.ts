import type Database from 'better-sqlite3';
import type { PaperKind } from './kinds.ts';
import type { DocumentRow, StoredDocument } from './ledgerRows.ts';
import { DOCUMENT, open, opened } from './ledgerRows.ts';

/** Which released inventories a period takes in; times in ms, both included. */
export interface ReleasedIn {
  readonly ebcCode: string;
  readonly customsCode: string;
  readonly from: number;
  readonly to: number;
}

/** The part of the ledger that applications and declarations need: finding what they are about, holding it, summing up. */
export function openRequestLedger(db: Database.Database) {
  const byNumber = db.prepare<[string], DocumentRow>(
    `${DOCUMENT} WHERE kind = 'inventory' AND effect = 1 AND invt_no = ? AND invt_no <> '' ORDER BY id DESC LIMIT 1`,
  );
  const aboutInventory = db.prepare<[string, string], DocumentRow>(
    `${DOCUMENT} WHERE kind = ? AND effect = 1 AND current = 1 AND invt_no = ? AND invt_no <> '' ORDER BY id`,
  );
  const partsOf = db.prepare<[string], DocumentRow>(
    `${DOCUMENT} WHERE set_key = ? AND current = 1 ORDER BY id`,
  );
  const declarationsOf = db.prepare<[string], DocumentRow>(
    `${DOCUMENT} WHERE kind = 'declaration' AND order_key = ? AND current = 1 ORDER BY id`,
  );
  const released = db.prepare<[number, number, string, string], DocumentRow>(
    `${DOCUMENT} WHERE kind = 'inventory' AND current = 1 AND state IN ('800', '899')
       AND last_return_at BETWEEN ? AND ? AND json_extract(head, '$.ebcCode') = ?
       AND json_extract(head, '$.customsCode') = ? ORDER BY id`,
  );
  const inspected = db.prepare<[{ readonly number: string }], { id: number }>(
    `SELECT id FROM document WHERE current = 1 AND (kind, state) IN (VALUES ('inventory', '500'), ('return', '500'),
       ('declaration', 'C')) AND $number IN (json_extract(order_key, '$[0]'), json_extract(head, '$.ContrNo'),
       json_extract(head, '$.EdocID'), json_extract(head, '$.coElNo'))`,
  );
  const setOrderKey = db.prepare<[string, number]>('UPDATE document SET order_key = ? WHERE id = ?');
  const setInvtNo = db.prepare<[string, number]>('UPDATE document SET invt_no = ? WHERE id = ?');
  const dropSteps = db.prepare<[number]>('DELETE FROM step WHERE document = ?');
  const setHeld = db.prepare<[number, number]>('UPDATE step SET held = ? WHERE document = ?');
  const isSummed = db.prepare<[number], number>('SELECT 1 FROM summed WHERE inventory = ?').pluck();
  const addSummed = db.prepare<[number, number]>('INSERT INTO summed (inventory, summary) VALUES (?, ?)');
  const bodyOf = db
    .prepare<[number], string>(
      'SELECT m.body FROM document d JOIN message m ON m.id = d.message WHERE d.id = ?',
    )
    .pluck();
  const nextSerial = db
    .prepare<[], string>(
      `INSERT INTO about (name, value) VALUES ('serial', '1')
       ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`,
    )
    .pluck();

  return {
    /** The accepted inventory under a number, replaced or not. */
    inventoryByNumber: (invtNo: string): StoredDocument | null => opened(byNumber.get(invtNo)),
    /** The applications of a kind that stand for an inventory. */
    applicationsFor: (kind: PaperKind, invtNo: string): readonly StoredDocument[] =>
      aboutInventory.all(kind, invtNo).map(open),
    partsOf: (setKey: string): readonly StoredDocument[] => partsOf.all(setKey).map(open),
    declarationsOfOrder: (orderKey: string): readonly StoredDocument[] =>
      declarationsOf.all(orderKey).map(open),
    releasedIn: ({ ebcCode, customsCode, from, to }: ReleasedIn): readonly StoredDocument[] =>
      released.all(from, to, ebcCode, customsCode).map(open),
    /** What is under inspection by order number, contract number or the number of a return. */
    inspected: (number: string): readonly number[] => inspected.all({ number }).map(({ id }) => id),
    setOrderKey: (id: number, orderKey: string): void => void setOrderKey.run(orderKey, id),
    setInvtNo: (id: number, invtNo: string): void => void setInvtNo.run(invtNo, id),
    dropStepsOf: (id: number): void => void dropSteps.run(id),
    /** Nothing more happens to a document until it is let go again. */
    hold: (id: number): void => void setHeld.run(1, id),
    letGo: (id: number): void => void setHeld.run(0, id),
    isSummed: (inventory: number): boolean => isSummed.get(inventory) !== undefined,
    addSummed: (inventory: number, summary: number): void => void addSummed.run(inventory, summary),
    /** The message a document came in, as it came. */
    bodyOf: (id: number): string => bodyOf.get(id) ?? '',
    /** A number that was never given before. */
    nextSerial: (): number => Number(nextSerial.get()),
  };
}
