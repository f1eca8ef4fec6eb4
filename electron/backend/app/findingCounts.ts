import type { FindingCounts } from '#shared/api/consignments.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { Severity } from '#shared/rules/pack.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';

/** How many findings of each severity. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

/** Whether something stops sending: a fatal finding, or one that wants a document or a second look. */
export function stopsSending(counts: FindingCounts): boolean {
  return counts.fatal > 0 || counts.hold > 0;
}
