import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BIOME = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');

/** Imports that a file may not have, by the file that would have them. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  'shared/base/planted.ts': ['#shared/consignment/consignment.ts', 'node:fs', 'zod', '../api/errors.ts'],
  'shared/consignment/planted.ts': [
    '#shared/documents/order.ts',
    '#shared/rules/pack.ts',
    '#shared/api/errors.ts',
  ],
  'shared/catalog/planted.ts': ['#shared/messages/ceb603.ts', 'react'],
  'shared/documents/planted.ts': ['#shared/messages/ceb603.ts', '#shared/exchange/backoff.ts'],
  'shared/messages/planted.ts': ['#shared/rules/pack.ts', '#shared/api/errors.ts', 'fast-xml-parser'],
  'shared/rules/planted.ts': ['#shared/documents/order.ts', '#shared/api/errors.ts', '@marcbachmann/cel-js'],
  'shared/exchange/planted.ts': ['#shared/messages/ceb603.ts', '#shared/rules/pack.ts'],
  'shared/i18n/planted.ts': ['#renderer/app/text.tsx', '#backend/backend.ts'],
  'shared/api/planted.ts': ['#backend/backend.ts', '#hosts/hostText.ts', '#training/platform.ts', 'electron'],
  'renderer/app/planted.ts': [
    '#backend/backend.ts',
    '#hosts/hostText.ts',
    '#training/platform.ts',
    'electron',
    'node:fs',
  ],
  'electron/backend/app/planted.ts': [
    '#hosts/hostText.ts',
    '#training/platform.ts',
    '#renderer/app/text.tsx',
    '#test/builders/codes.ts',
    'electron',
    'better-sqlite3',
  ],
  'electron/backend/store/planted.ts': ['#hosts/hostText.ts', '#training/platform.ts', 'electron'],
  'electron/training/planted.ts': [
    '#backend/backend.ts',
    '#shared/rules/pack.ts',
    '#shared/exchange/backoff.ts',
    '#shared/documents/order.ts',
    '#shared/consignment/consignment.ts',
    '#hosts/hostText.ts',
    'electron',
  ],
  'electron/hosts/planted.ts': ['#hosts/desktop/main.ts', './web/main.ts', '#hosts/cli/main.ts', 'electron'],
  'electron/hosts/web/planted.ts': [
    '#hosts/desktop/address.ts',
    '#hosts/cli/main.ts',
    '#renderer/main.tsx',
    'electron',
  ],
  'electron/hosts/cli/planted.ts': ['#hosts/desktop/address.ts', '#hosts/web/server.ts', 'electron'],
  'electron/hosts/desktop/planted.ts': [
    '#hosts/web/server.ts',
    '#hosts/cli/main.ts',
    '#test/builders/codes.ts',
  ],
  'test/unit/planted.ts': ['../builders/codes.ts', './a/../../builders/codes.ts'],
};

/** Imports that each of these files is there to have. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  'shared/api/planted.ts': ['#shared/rules/pack.ts', 'zod', './errors.ts'],
  'renderer/app/planted.ts': ['#shared/api/bridge.ts', 'react', 'antd/locale/zh_CN', './text.tsx'],
  'electron/backend/store/planted.ts': ['better-sqlite3', 'node:path', '#shared/base/result.ts'],
  'electron/training/planted.ts': ['#shared/messages/platformProtocol.ts', 'node:http', 'better-sqlite3'],
  'electron/hosts/desktop/planted.ts': ['electron', '#hosts/hostText.ts', '#backend/backend.ts'],
};

const KINDS: Readonly<Record<string, (specifier: string) => string>> = {
  value: (specifier) => `import { x } from '${specifier}';\nexport const y = x;\n`,
  type: (specifier) => `import type { X } from '${specifier}';\nexport type Y = X;\n`,
  'side effect': (specifier) => `import '${specifier}';\n`,
  're-export': (specifier) => `export { x } from '${specifier}';\n`,
  dynamic: (specifier) => `export const x = await import('${specifier}');\n`,
};

/** The import rules alone, run once over a copy of the tree that holds nothing but the planted files. */
function refusals(files: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'highland-test-'));
  const { overrides } = JSON.parse(readFileSync(join(ROOT, '.biome.json'), 'utf8'));
  writeFileSync(
    join(folder, 'biome.json'),
    JSON.stringify({ linter: { rules: { preset: 'none' } }, overrides }),
  );
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const args = ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--colors=off', '.'];
  const { stdout, stderr } = spawnSync(process.execPath, [BIOME, ...args], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const counts = new Map<string, number>();
  for (const [, file = ''] of (stdout + stderr).matchAll(
    /^(\S+?):\d+:\d+ lint\/style\/noRestrictedImports/gm,
  )) {
    counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts;
}

const importAll = (specifiers: readonly string[]) =>
  specifiers.map((specifier) => `import '${specifier}';\n`).join('');
const kindFile = (kind: string) => `shared/base/planted-${kind.replace(' ', '-')}.ts`;
const rightFile = (file: string) => file.replace('planted', 'allowed');

describe('the arrows of the house', () => {
  const found = refusals({
    ...Object.fromEntries(Object.entries(WRONG).map(([file, specifiers]) => [file, importAll(specifiers)])),
    ...Object.fromEntries(Object.entries(RIGHT).map(([file, all]) => [rightFile(file), importAll(all)])),
    ...Object.fromEntries(
      Object.entries(KINDS).map(([kind, write]) => [kindFile(kind), write('#shared/api/errors.ts')]),
    ),
  });

  test.each(Object.entries(WRONG))('%s: every wrong import is refused', (file, specifiers) => {
    expect(found.get(file)).toBe(specifiers.length);
  });

  test.each(Object.keys(KINDS))('however it is written: %s', (kind) => {
    expect(found.get(kindFile(kind))).toBe(1);
  });

  test.each(Object.keys(RIGHT))('%s: the right ones are not', (file) => {
    expect(found.get(rightFile(file))).toBeUndefined();
  });
});

describe('each layer sees only its own libraries', () => {
  const NODE = ['node'];
  test.each([
    { layer: 'shared', dom: false, types: [] as readonly string[] },
    { layer: 'electron', dom: false, types: NODE },
    { layer: 'renderer', dom: true, types: ['vite/client'] },
  ])('$layer', ({ layer, dom, types }) => {
    const path = join(ROOT, layer, 'tsconfig.json');
    expect(existsSync(path)).toBe(true);
    const { compilerOptions } = JSON.parse(readFileSync(path, 'utf8'));
    expect(compilerOptions.lib.includes('DOM')).toBe(dom);
    expect(compilerOptions.types).toEqual(types);
    expect(compilerOptions.strict).toBe(true);
  });
});
