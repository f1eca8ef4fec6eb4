import type { CodeTableName } from '#shared/consignment/fields.ts';
import type { CrossRuleId } from '#shared/documents/sheet/crossRules.ts';
import type { Source } from '#shared/documents/sheet/sources.ts';

/** One thing that documents say of a consignment. Its words are `sheet.fact.<name>`. */
export interface Fact {
  /** Where its value can come from; documents name the source they take it from. */
  readonly sources: Readonly<Record<string, Source>>;
  /** The code table of the value; names come from it. */
  readonly table?: CodeTableName;
  /** Whether it is a calendar day, which messages write without dashes. */
  readonly day?: true;
  /** Whether two values may stand side by side; equal ones may where this is left out. */
  readonly same?: (one: string, other: string) => boolean;
  /** Why every document must say the same. */
  readonly rule: CrossRuleId | null;
}
