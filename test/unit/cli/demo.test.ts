import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { highland, highlandJson } from '#test/builders/highland.ts';

// Every command is a process of its own; a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

interface DemoValue {
  readonly cases: readonly {
    readonly orderNo: string;
    readonly released: boolean;
    readonly documents: number;
    readonly receipts: readonly string[];
    readonly findings: readonly { readonly rule: string; readonly message: string }[];
  }[];
  readonly counts: { readonly rows: number };
  readonly shortfalls: readonly string[];
  readonly folder: string | null;
}

function leftFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('highland-demo-'));
}

describe('demo', () => {
  it('releases every good order, stops every bad one with its reason, exits 0 and leaves nothing behind', async () => {
    const before = new Set(leftFolders());
    const { code, stdout, stderr } = await highland(['demo', '--step', '5']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rows = stdout.split('\n').filter((line) => /^HN\d+/.test(line));
    expect(rows).toHaveLength(26);
    expect(rows.filter((row) => /结关 800 899/.test(row))).toHaveLength(24);
    expect(stdout).toMatch(/HN2026110025.*C7003.*已拦下/);
    expect(stdout).toContain('审计链完整');
    expect(leftFolders().filter((name) => !before.has(name))).toEqual([]);
  });

  it('exits 1 and names the order when customs returns a good one', async () => {
    const { code, value } = await highlandJson(['demo', '--step', '5', '--return', 'HN2026110003', '--keep']);
    const demo = value as DemoValue;
    try {
      expect(code).toBe(1);
      expect(demo.shortfalls).toHaveLength(1);
      expect(demo.shortfalls[0]).toContain('HN2026110003');
      expect(demo.cases.filter((one) => one.released)).toHaveLength(23);
      const returned = demo.cases.find((one) => one.orderNo === 'HN2026110003');
      expect(returned).toMatchObject({ released: false, documents: 4 });
      expect(returned?.receipts.at(-1)).toBe('100');
      expect(existsSync(join(demo.folder ?? '', 'training', 'work.db'))).toBe(true);
    } finally {
      if (demo.folder !== null) rmSync(demo.folder, { recursive: true, force: true });
    }
  });
});
