import type { Pointer } from '#shared/base/pointer.ts';
import { atIndex, pointer } from '#shared/base/pointer.ts';
import { NOT_CHECKED_TEXT, PROGRAM, TOO_MANY_TEXT, UNREADABLE_TEXT } from '#shared/rules/builtIn.ts';
import type { CompiledPack, CompiledRule } from '#shared/rules/compile.ts';
import type { Blocked, Finding, FindingFix } from '#shared/rules/finding.ts';
import { TOO_MANY, UNREADABLE } from '#shared/rules/finding.ts';
import { fillIn, shown, template } from '#shared/rules/message.ts';
import type { Frame, Slots } from '#shared/rules/model.ts';
import { FIELD_SLOTS, TODAY } from '#shared/rules/model.ts';
import { betterWords } from '#shared/rules/offers.ts';
import type { BothLanguages } from '#shared/rules/pack.ts';
import { severityOn } from '#shared/rules/pack.ts';

const NO_SLOTS: Slots = [];
const NOT_CHECKED = template(NOT_CHECKED_TEXT);
const MANY = template(TOO_MANY_TEXT);

/** The item a rule is applied to; no slots for a rule on the whole consignment. */
export function itemAt(frame: Frame, item: number | null): Slots {
  return item === null ? NO_SLOTS : (frame.items[item] ?? NO_SLOTS);
}

/** Writes the finding of a rule that failed. */
export function findingOf(
  pack: CompiledPack,
  compiled: CompiledRule,
  frame: Frame,
  item: number | null,
): Finding {
  const { rule } = compiled;
  const slots = itemAt(frame, item);
  const params: Record<string, string> = {};
  for (const [name, run] of compiled.params) params[name] = shown(run(frame.head, slots, frame));
  const finding: Finding = {
    rule: rule.id,
    rev: rule.rev,
    pack: { id: pack.id, version: pack.version, hash: pack.hash },
    severity: severityOn(rule, String(frame.head[TODAY.slot])),
    at: placesAll(rule.at, frame, item),
    item,
    params,
    text: fillIn(compiled.message, params),
    source: rule.source,
    confidence: rule.confidence,
  };
  const fix = fixOf(pack, compiled, frame, item);
  const { why } = rule;
  // Thousands are made in an import, most without both: what is not there costs nothing.
  if (why === undefined && fix === null) return finding;
  return { ...finding, ...(why === undefined ? {} : { why }), ...(fix === null ? {} : { fix }) };
}

function fixOf(
  pack: CompiledPack,
  compiled: CompiledRule,
  frame: Frame,
  item: number | null,
): FindingFix | null {
  const { fix, at } = compiled.rule;
  if (fix === undefined) return null;
  const place = (text: string): Pointer => placesOf(text, frame, item)[0] ?? pointer('items');
  if ('ask' in fix) return { kind: 'ask', text: fix.ask };
  if ('goto' in fix) return { kind: 'goto', at: place(fix.goto) };
  if ('pick' in fix) return { kind: 'pick', table: fix.pick, at: place(at[0] ?? 'items') };
  if ('offer' in fix) return offerOf(pack, compiled, fix, frame, item);
  const value = compiled.fixTo?.(frame.head, itemAt(frame, item), frame) ?? null;
  if (value === null) return null;
  return { kind: 'set', edit: { kind: 'set', at: place(fix.set), text: String(value) } };
}

/** The words offered: several to choose from, a single one as a correction; null where the pack knows none. */
function offerOf(
  pack: CompiledPack,
  { fixBy }: CompiledRule,
  { offer, from }: { readonly offer: string; readonly from: string },
  frame: Frame,
  item: number | null,
): FindingFix | null {
  const field = FIELD_SLOTS.get(offer);
  const slots = itemAt(frame, item);
  const typed =
    field === undefined ? null : field.group === 'item' ? slots[field.slot] : frame.head[field.slot];
  const at = placesOf(offer, frame, item)[0];
  if (typeof typed !== 'string' || at === undefined) return null;
  const key = String(fixBy?.(frame.head, slots, frame) ?? '');
  const texts = betterWords(pack.tables[from] ?? [], typed, key, String(frame.head[TODAY.slot]));
  const [only] = texts;
  if (only === undefined) return null;
  return texts.length === 1
    ? { kind: 'set', edit: { kind: 'set', at, text: only } }
    : { kind: 'offer', at, texts };
}

function placesAll(places: readonly string[], frame: Frame, item: number | null): readonly Pointer[] {
  const [only] = places;
  return only !== undefined && places.length === 1
    ? placesOf(only, frame, item)
    : places.flatMap((place) => placesOf(place, frame, item));
}

function placesOf(place: string, frame: Frame, item: number | null): readonly Pointer[] {
  if (item !== null && place.startsWith('item.')) return [pointer('items', item, place.slice(5))];
  if (!place.includes('*')) return [pointer(place)];
  return frame.items.map((_slots, i) => atIndex(place, i));
}

/** Names the absent fields that keep a rule from being applied. */
export function blockedOf(compiled: CompiledRule, frame: Frame, item: number | null): Blocked {
  const at = new Set<Pointer>();
  for (const { field, via } of compiled.reads) {
    const { pattern, slot } = field;
    if (pattern === null) continue;
    if (via === 'head' && frame.head[slot] === null) at.add(pointer(pattern));
    if (via === 'own' && item !== null && itemAt(frame, item)[slot] === null) at.add(atIndex(pattern, item));
    if (via === 'each') {
      frame.items.forEach((slots, i) => {
        if (slots[slot] === null) at.add(atIndex(pattern, i));
      });
    }
  }
  return { rule: compiled.rule.id, item, at: [...at] };
}

/** The built-in finding for a field whose text cannot be read as what it is. */
export function unreadableFinding(pack: CompiledPack, at: Pointer, item: number | null): Finding {
  return builtIn(pack, UNREADABLE, 'fatal', [at], item, {}, UNREADABLE_TEXT);
}

/** The finding that says that a rule broke: never passed in silence, never laid at the trader's door. */
export function notCheckedFinding(pack: CompiledPack, compiled: CompiledRule, item: number | null): Finding {
  const { id } = compiled.rule;
  const text = fillIn(NOT_CHECKED, { rule: id });
  return builtIn(pack, id, 'warning', [], item, { rule: id, notChecked: 'true' }, text);
}

/** The finding that says that a check was cut short: nothing may be sent on the strength of it. */
export function tooManyFinding(pack: CompiledPack, max: number): Finding {
  const params = { max: String(max) };
  return builtIn(pack, TOO_MANY, 'fatal', [], null, params, fillIn(MANY, params));
}

function builtIn(
  pack: CompiledPack,
  rule: string,
  severity: Finding['severity'],
  at: readonly Pointer[],
  item: number | null,
  params: Readonly<Record<string, string>>,
  text: BothLanguages,
): Finding {
  const { id, version, hash } = pack;
  return {
    ...{ rule, rev: 1, pack: { id, version, hash }, severity, at, item, params, text },
    ...{ source: PROGRAM, confidence: 'confirmed' as const },
  };
}
