import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sealFolder } from '#backend/packs/authoring/sealFolder.ts';
import { readFiles } from '#backend/packs/loadPack.ts';
import type { PackFile, PackLoadProblem } from '#backend/packs/packFiles.ts';
import { canonicalJson } from '#shared/base/canonicalJson.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { PackProblem, PackRule, RulePack } from '#shared/rules/pack.ts';

/** The file of rules that the folder it came from does not have. */
const ADDED_RULES = 'added.json';

/**
 * Writes a pack as a sealed folder, divided into files as the folder it was made from. A file whose content did not
 * change is copied byte for byte, so that an update carries only what changed. Its tariff must be that of the folder.
 * Throws what the file system says.
 */
export function writeVariant(
  from: string,
  to: string,
  pack: RulePack,
): Result<null, readonly (PackLoadProblem | PackProblem)[]> {
  const read = readFiles(from);
  if (!read.ok) return err([read.error]);
  const { manifest, files } = read.value;
  const known = new Set(files.filter(({ name }) => manifest.rules.includes(name)).flatMap(rulesIn));
  const added = pack.rules.filter(({ id }) => !known.has(id));
  const { rules: _rules, tables: _tables, tariff: _tariff, tests: _tests, ...head } = pack;
  const contents = new Map<string, unknown>(
    files.map((file) => [file.name, contentOf(file, manifest, pack)]),
  );
  const themes = manifest.rules.filter((name) => rulesIn({ content: contents.get(name) }).length > 0);
  contents.set('manifest.json', {
    ...manifest,
    ...head,
    rules: added.length === 0 ? themes : [...themes, ADDED_RULES],
  });
  if (added.length > 0) contents.set(ADDED_RULES, { title: pack.title, rules: added });
  for (const name of manifest.rules) if (!themes.includes(name)) contents.delete(name);
  rmSync(to, { recursive: true, force: true });
  const before = new Map(files.map(({ name, content }) => [name, canonicalJson(content)]));
  for (const [name, content] of contents) {
    const path = join(to, name);
    mkdirSync(dirname(path), { recursive: true });
    if (before.get(name) === canonicalJson(content)) copyFileSync(join(from, name), path);
    else writeFileSync(path, `${JSON.stringify(content, null, 1)}\n`);
  }
  const sealed = sealFolder(to);
  return sealed.ok ? ok(null) : sealed;
}

interface Parts {
  readonly rules: readonly string[];
  readonly tables: readonly string[];
  readonly tests: string;
}

/** What a file of the folder holds in the pack. */
function contentOf({ name, content }: PackFile, manifest: Parts, pack: RulePack): unknown {
  if (manifest.rules.includes(name)) {
    const kept = new Map(pack.rules.map((rule) => [rule.id, rule]));
    return { ...recordOf(content), rules: rulesIn({ content }).flatMap((id) => kept.get(id) ?? []) };
  }
  if (manifest.tables.includes(name)) {
    const table = recordOf(content);
    const rows = pack.tables[String(table['table'])] ?? [];
    const written = writtenRows(table['rows']);
    return { ...table, rows: rows.map((row) => written.get(JSON.stringify(tupleOf(row))) ?? tupleOf(row)) };
  }
  return name === manifest.tests ? pack.tests : content;
}

function tupleOf({ code, zh, en, customs, confidence, ...validity }: CodeRow): readonly unknown[] {
  const plain = [code, zh, en, customs, confidence];
  return Object.keys(validity).length === 0 ? plain : [...plain, validity];
}

/** The rows of a file as they stand there, by what they say when nothing is left out: those that stay are not rewritten. */
function writtenRows(rows: unknown): ReadonlyMap<string, unknown> {
  const written = new Map<string, unknown>();
  for (const row of Array.isArray(rows) ? rows : []) {
    if (!Array.isArray(row)) continue;
    const [code, zh, en, customs = code, confidence = 'confirmed', ...days]: readonly unknown[] = row;
    written.set(JSON.stringify([code, zh, en, customs, confidence, ...days]), row);
  }
  return written;
}

type CodeRow = RulePack['tables'][string][number];

/** The numbers of the rules in a file, in its order. */
function rulesIn({ content }: Pick<PackFile, 'content'>): readonly PackRule['id'][] {
  const { rules } = recordOf(content);
  if (!Array.isArray(rules)) return [];
  return rules.map((rule: unknown) => String(recordOf(rule)['id']));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
