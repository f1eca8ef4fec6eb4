import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { HASHES, loadPack, readFiles } from '#backend/packs/loadPack.ts';
import { compilePack } from '#shared/rules/compile.ts';

/*
 * The author's last step: `node electron/backend/packs/sealPack.ts <folder>` writes hashes.json anew and reports every
 * problem of the rules. Run after each change of a pack's files.
 */
const dir = argv[2] ?? '';
const read = readFiles(dir);
if (!read.ok) fail(read.error);
const files = Object.fromEntries(read.value.files.map(({ name, sha256 }) => [name, sha256]));
writeFileSync(join(dir, HASHES), `${JSON.stringify({ files }, null, 1)}\n`);
const loaded = loadPack(dir);
if (!loaded.ok) fail(loaded.error);
const compiled = compilePack(loaded.value.pack, loaded.value.hash);
if (!compiled.ok) fail(compiled.error);
stdout.write(`${compiled.value.rules.length} rules, cost ${compiled.value.cost}, ${loaded.value.hash}\n`);

function fail(problem: unknown): never {
  stderr.write(`${JSON.stringify(problem, null, 1)}\n`);
  exit(1);
}
