import { createContext, useContext } from 'react';
import type { EditSession } from '#renderer/state/editSession.ts';
import type { CheckedFinding, FillSource } from '#shared/api/consignments.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import { SEVERITIES, type Severity } from '#shared/rules/pack.ts';

/** What the parts of the editor share. */
export interface Editing {
  readonly session: EditSession;
  readonly editable: boolean;
  /** Goes to a field, wherever it is shown. */
  jump(pointer: string): void;
  /** Opens the code table for a field. */
  pick(table: CodeTableName, at: Pointer): void;
  /** Opens the declaration elements of a goods item. */
  compose(row: number): void;
  /** Opens the products for a goods item. */
  chooseProduct(row: number): void;
}

const EditingContext = createContext<Editing | null>(null);

/** Gives the parts of the editor what they share. */
export const EditingProvider = EditingContext;

/** What the parts of the editor share. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('outside the editor');
  return editing;
}

/** The worst severity at each pointer. */
export function tones(findings: readonly CheckedFinding[]): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const finding of findings) {
    if (finding.confirmed) continue;
    for (const at of finding.at) {
      const known = worst.get(at);
      if (known === undefined || SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(known)) {
        worst.set(at, finding.severity);
      }
    }
  }
  return worst;
}

/** Findings in the order a person works through them: by weight, confirmed ones last. */
export function byWeight(findings: readonly CheckedFinding[]): readonly CheckedFinding[] {
  const weight = (one: CheckedFinding) =>
    SEVERITIES.indexOf(one.severity) + (one.confirmed ? SEVERITIES.length : 0);
  return findings.toSorted((a, b) => weight(a) - weight(b));
}

/** Where values come from, by pointer. */
export type Filled = Readonly<Record<string, FillSource>>;
