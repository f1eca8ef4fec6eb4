import type { CompiledPack } from '#shared/rules/compile.ts';

const byPack = new WeakMap<CompiledPack, ReadonlyMap<string, readonly string[]>>();

/** The control conditions (监管条件) of commodity codes that concern exports, as the tariff lines of a pack have them. */
export function exportControls(pack: CompiledPack): (gcode: string) => readonly string[] {
  const known = byPack.get(pack) ?? indexed(pack);
  return (gcode) => known.get(gcode) ?? [];
}

function indexed(pack: CompiledPack): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { code, control } of pack.tariff) {
    if (typeof control === 'string') continue;
    const concerning = control.filter(({ direction }) => direction === 'export' || direction === 'both');
    if (concerning.length > 0)
      found.set(
        code,
        concerning.map((condition) => condition.code),
      );
  }
  byPack.set(pack, found);
  return found;
}
