import { readFile, stat } from 'node:fs/promises';
import type { FieldSource, MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import { readProfile } from '#shared/consignment/intake/profileReading.ts';
import { OFFERED_FIELDS } from '#shared/consignment/regimeFields.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import { wrongUse } from './failure.ts';

/** What the command line says about the mapping; null or nothing leaves what the file suggests. */
export interface MappingWishes {
  /** A JSON file: a whole mapping profile, or the parts of one that differ. */
  readonly file: string | null;
  /** "field=text": constants for fields that the file lacks. */
  readonly constants: readonly string[];
  /** The regime of the consignments; null leaves it. */
  readonly regime: RegimeCode | null;
  readonly groupBy: string | null;
  readonly splitOver: number | null;
  /** Keep an order without its bad rows; false holds the whole order; null leaves it. */
  readonly keepOrders: boolean | null;
}

const MOST_BYTES = 4 * 1024 * 1024;

/** The mapping to import with: what the file suggests (or was remembered), changed by what was wished. */
export async function chooseMapping(
  suggested: MappingProfile,
  wishes: MappingWishes,
): Promise<MappingProfile> {
  const given = wishes.file === null ? {} : await readJson(wishes.file);
  const whole = {
    ...suggested,
    ...given,
    mapping: { ...suggested.mapping, ...('mapping' in given ? objectOf(given['mapping']) : {}) },
    options: { ...suggested.options, ...('options' in given ? objectOf(given['options']) : {}) },
    headerSignature: suggested.headerSignature,
  };
  const read = readProfile(whole);
  if (!read.ok) throw wrongUse('cli.import.badMapping', { at: read.error.params.at });
  const profile = read.value;
  return {
    ...profile,
    ...(wishes.regime === null ? {} : { regime: wishes.regime }),
    groupBy: wishes.groupBy ?? profile.groupBy,
    mapping: { ...profile.mapping, ...constantsOf(wishes.constants) },
    options: {
      ...profile.options,
      ...(wishes.splitOver === null ? {} : { splitOver: wishes.splitOver }),
      ...(wishes.keepOrders === null
        ? {}
        : { badRows: wishes.keepOrders ? ('keepOrderWithoutRow' as const) : ('holdWholeOrder' as const) }),
    },
  };
}

function constantsOf(texts: readonly string[]): Readonly<Record<string, FieldSource>> {
  const sources: Record<string, FieldSource> = {};
  for (const given of texts) {
    const [, field = '', text = ''] = /^([^=]+)=(.*)$/su.exec(given) ?? [];
    const pattern = field.trim().replace(/^items\.(?!\*)/, 'items.*.');
    if (field === '') throw wrongUse('cli.import.badSet', { given });
    if (!OFFERED_FIELDS.has(pattern)) throw wrongUse('cli.import.unknownField', { field });
    sources[pattern] = { from: 'constant', text };
  }
  return sources;
}

async function readJson(file: string): Promise<Readonly<Record<string, unknown>>> {
  const unreadable = (): never => {
    throw wrongUse('cli.import.mappingFile', { file });
  };
  const about = await stat(file).catch(unreadable);
  if (!about.isFile() || about.size > MOST_BYTES) unreadable();
  const text = await readFile(file, 'utf8').catch(unreadable);
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null ? { ...value } : unreadable();
  } catch {
    return unreadable();
  }
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
