import type { ControlDirection } from '#shared/rules/tariff.ts';

/**
 * Control conditions (监管条件) by what they concern, after the parameter tables of the customs and inspection merger
 * (August 2018) and the names of the documents. Capital and small letters are different conditions.
 */
const CONTROLS: Readonly<Record<ControlDirection, string>> = {
  export: '3458BEGVXgikuxyz',
  import: '12679AFMOPQUZ',
  both: 'DHIJKLSTWYa',
  unknown: '',
};

/** What a control condition concerns; "unknown" for a letter no table has. */
export function directionOf(code: string): ControlDirection {
  const found = Object.entries(CONTROLS).find(([, codes]) => codes.includes(code))?.[0];
  return found === 'export' || found === 'import' || found === 'both' ? found : 'unknown';
}
