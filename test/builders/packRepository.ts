import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { sha256Of } from '#backend/packs/packFiles.ts';
import type { SigningKey } from '#backend/packs/trust/keys.ts';
import { generateSigningKey } from '#backend/packs/trust/keys.ts';
import { createRepository, publishPack } from '#backend/packs/trust/publisher.ts';
import type { PublisherKeys } from '#backend/packs/trust/signing.ts';
import type { Result } from '#shared/base/result.ts';
import { aRule } from '#test/builders/rulePack.ts';

/** The value of a result that must be good. */
export function good<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A folder that is gone after the test. */
export function aTrustFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'highland-trust-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const threeKeys = (): readonly SigningKey[] => [
  generateSigningKey(),
  generateSigningKey(),
  generateSigningKey(),
];

/** Keys of a publisher of its own. */
export function publisherKeys(): PublisherKeys {
  return {
    root: threeKeys(),
    targets: threeKeys(),
    snapshot: [generateSigningKey()],
    timestamp: [generateSigningKey()],
  };
}

/** What of a test pack is to be different. */
export interface PackParts {
  readonly seq?: number;
  /** The rule's text, so that a version differs in one file. */
  readonly text?: string;
  readonly assert?: string;
  readonly version?: string;
  /** The first day, YYYY-MM-DD. */
  readonly from?: string;
  /** The first day it no longer holds on. */
  readonly to?: string;
  readonly expect?: readonly (readonly [string, string])[];
  /** Whether it brings the code tables that documents are derived with, as the pack that ships has them. */
  readonly realTables?: boolean;
}

const REAL_TABLES = ['country', 'currency', 'unit', 'port', 'customs', 'transport', 'packaging'] as const;

/** The code tables of a test pack, by file name. */
function tablesOf({ realTables = false }: PackParts): Readonly<Record<string, unknown>> {
  const both = { 'zh-CN': '测试', en: 'Test' };
  if (realTables) {
    const folder = join(import.meta.dirname, '..', '..', 'resources', 'rules', 'cn-export', 'tables');
    const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    return Object.fromEntries(REAL_TABLES.map((name) => [`tables/${name}.json`, read(name)]));
  }
  return {
    'tables/currency.json': {
      table: 'currency',
      title: both,
      source: both,
      columns: ['code', 'zh', 'en', 'customs', 'confidence'],
      rows: Array.from({ length: 3000 }, (_, n) => [
        `C${n}`,
        `币制${n}`,
        `Currency ${n}`,
        String(n),
        'confirmed',
      ]),
    },
  };
}

/** A small pack on disk: one rule, one table, its tests, sealed. */
export function aPackFolder(parts: PackParts = {}): string {
  const dir = aTrustFolder();
  mkdirSync(join(dir, 'tables'));
  const tables = tablesOf(parts);
  const rule = aRule({
    assert: parts.assert ?? "order.orderNo != ''",
    msg: { 'zh-CN': parts.text ?? '没有订单编号', en: 'There is no order number' },
  });
  const both = { 'zh-CN': '测试', en: 'Test' };
  const files: Readonly<Record<string, unknown>> = {
    'manifest.json': {
      pack: 'test.pack',
      version: parts.version ?? '1.0.0',
      seq: parts.seq ?? 1,
      profile: 'cel-c/1',
      title: both,
      regimes: ['9610'],
      basis: 'today',
      published: '2026-01-01',
      effective: { from: parts.from ?? null, to: parts.to ?? null },
      publisher: both,
      languages: ['zh-CN', 'en'],
      rules: ['presence.json'],
      tables: Object.keys(tables),
      tests: 'tests.json',
    },
    'presence.json': { title: both, rules: [rule] },
    ...tables,
    'tests.json': {
      today: '2026-01-01',
      regime: '9610',
      base: { 'order.orderNo': 'EX1' },
      cases: [
        { name: 'none', set: { 'order.orderNo': '' }, expect: parts.expect ?? [['R0001', 'order.orderNo']] },
        { name: 'one', expect: [] },
      ],
    },
  };
  const hashes = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, sha256Of(content)]),
  );
  for (const [name, content] of Object.entries({ ...files, 'hashes.json': { files: hashes } })) {
    writeFileSync(join(dir, name), JSON.stringify(content));
  }
  return dir;
}

/** A repository in a folder with pack 1 published, and the keys to go on with. */
export function aRepository(now: number, keys = publisherKeys()) {
  const dir = join(aTrustFolder(), 'repository');
  const firstRoot = good(createRepository(dir, keys, now));
  good(publishPack(dir, aPackFolder(), keys, now));
  return { dir, keys, firstRoot };
}

/** A copy of a folder as it is now. */
export function copyOf(dir: string): string {
  const copy = join(aTrustFolder(), 'copy');
  cpSync(dir, copy, { recursive: true });
  return copy;
}

/** Answers one path in its own way. */
export type Trick = (request: IncomingMessage, response: ServerResponse, bytes: Buffer) => void;

/** A file server on the loopback address over a folder that may be exchanged, with ranges and tricks. */
export async function aFileServer(dir: string) {
  const state = { dir, tricks: [] as (readonly [RegExp, Trick])[], asked: [] as string[], sentBytes: 0 };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '/').slice(1);
    state.asked.push(path);
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(state.dir, path));
    } catch {
      bytes = Buffer.alloc(0);
    }
    const trick = state.tricks.find(([pattern]) => pattern.test(path));
    if (trick !== undefined) return trick[1](request, response, bytes);
    if (bytes.length === 0) return void response.writeHead(404).end();
    serve(request, response, bytes);
  });
  const serve: Trick = (request, response, bytes) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const rest = bytes.subarray(from);
    state.sentBytes += rest.length;
    const range = from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {};
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length, ...range }).end(rest);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return { state, serve, close, url: `http://127.0.0.1:${address.port}/` };
}
