import { fileURLToPath } from 'node:url';
import { loadPack } from '#backend/packs/loadPack.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { compilePack } from '#shared/rules/compile.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';

/** The folder of the pack that ships with the program. */
export const STARTER_PACK = fileURLToPath(new URL('../../resources/rules/cn-export', import.meta.url));

/** The pack that ships, loaded and compiled. */
export function starterPack(): {
  readonly pack: RulePack;
  readonly hash: string;
  readonly compiled: CompiledPack;
} {
  const loaded = loadPack(STARTER_PACK);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const compiled = compilePack(loaded.value.pack, loaded.value.hash);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return { pack: loaded.value.pack, hash: loaded.value.hash, compiled: compiled.value };
}

/** A well-formed rule, with single parts changed. */
export function aRule(overrides: Partial<PackRule> = {}): PackRule {
  return {
    id: 'R0001',
    rev: 1,
    class: 'R',
    severity: 'fatal',
    scope: 'consignment',
    assert: "order.orderNo != ''",
    at: ['order.orderNo'],
    msg: { 'zh-CN': '没有订单编号', en: 'There is no order number' },
    source: { ref: { 'zh-CN': '测试', en: 'test' } },
    confidence: 'confirmed',
    ...overrides,
  };
}

/** A small pack with these rules. */
export function aPack(...rules: readonly PackRule[]): RulePack {
  return {
    pack: 'test.pack',
    version: '1.0.0',
    seq: 1,
    profile: 'cel-c/1',
    title: { 'zh-CN': '测试', en: 'Test' },
    regimes: ['9610'],
    basis: 'today',
    effective: { from: null, to: null },
    published: '2026-01-01',
    publisher: { 'zh-CN': '测试', en: 'Test' },
    languages: ['zh-CN', 'en'],
    tables: {
      currency: [{ code: 'USD', zh: '美元', en: 'US dollar', customs: '502', confidence: 'confirmed' }],
      words: [
        { code: 'map', zh: 'map', en: 'map', customs: '', confidence: 'confirmed' },
        { code: '地图', zh: '地图', en: '地图', customs: '', confidence: 'confirmed' },
        { code: 'a.c(', zh: 'a.c(', en: 'a.c(', customs: '', confidence: 'toBeConfirmed' },
      ],
    },
    rules: [...rules],
    tests: { today: '2026-11-23', regime: '9610', base: {}, cases: [] },
  };
}
