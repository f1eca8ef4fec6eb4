import { appError } from '#shared/api/errors.ts';
import type { AppEvent, JobProgress } from '#shared/api/events.ts';
import type { Args, MethodName, Result } from '#shared/api/methods.ts';
import type {
  PackChanges,
  PackInfo,
  PackPhase,
  PackStanding,
  PacksStatus,
  RadarView,
  RuleMeetings,
  RuleTrial,
  ShadowView,
} from '#shared/api/packs.ts';
import type { RuleRow } from '#shared/api/rules.ts';
import { parsePointer } from '#shared/base/pointer.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { Severity } from '#shared/rules/pack.ts';
import type { PackEdition } from '#shared/rules/packDiff.ts';
import type { DiffLine } from '#shared/rules/packDiffWords.ts';
import type { Phrase } from '#shared/rules/phrase.ts';

/** How the packs of the fake workstation stand when it starts. */
export interface FakePackOptions {
  readonly packs?: readonly PackInfo[];
  readonly status?: Partial<PacksStatus>;
  /** How long each phase of an update lasts, ms. */
  readonly phaseMs?: number;
}

type Handlers = { readonly [N in MethodName]?: (args: Args<N>) => Result<N> };

/** A pack as it is installed; what is not given is of the made-up pack `cn.export`. */
export function aPackInfo(
  version: string,
  standing: PackStanding,
  changes: Partial<PackInfo> = {},
): PackInfo {
  const [seq = 1] = version.split('.').map(Number);
  return {
    id: 'cn.export',
    version,
    seq,
    hash: version.replaceAll('.', '').padEnd(64, 'a'),
    title: { 'zh-CN': '跨境电商出口规则包', en: 'Rules for cross-border e-commerce export' },
    publisher: { 'zh-CN': '演练发布者，不是海关', en: 'Training publisher, not customs' },
    regimes: ['9610', '9710', '9810', '1210', '0110'],
    effectiveFrom: `202${4 + seq}-01-01`,
    effectiveTo: null,
    published: `202${3 + seq}-11-20`,
    active: standing === 'active',
    standing,
    origin: seq === 1 ? 'shipped' : 'publisher',
    installedAt: '2026-11-22T08:15:00.000Z',
    rules: 214,
    tables: [
      { name: 'country', rows: 249 },
      { name: 'currency', rows: 38 },
      { name: 'vagueWords', rows: 61 },
    ],
    tariffLines: 6_940,
    ...changes,
  };
}

/** One kept, one active, one waiting for its day, one held. */
export const SOME_PACKS: readonly PackInfo[] = [
  aPackInfo('2.0.0', 'active'),
  aPackInfo('4.0.0', 'held', { effectiveFrom: '2026-12-01', origin: 'stick' }),
  aPackInfo('3.0.0', 'waiting', { effectiveFrom: '2027-01-01' }),
  aPackInfo('1.0.0', 'kept', { effectiveFrom: '' }),
];

const PHASES: readonly PackPhase[] = [
  'asking',
  'downloading',
  'verifying',
  'testing',
  'installing',
  'trying',
];

/** Rule packs in memory: their standings change as asked; what they say of rules and drafts is made up. */
export function fakePackHandlers(emit: (event: AppEvent) => void, options: FakePackOptions = {}): Handlers {
  let packs = options.packs ?? SOME_PACKS;
  let status: PacksStatus = {
    source: 'training',
    files: true,
    confirmedAt: '2026-11-23T01:20:00.000Z',
    expires: '2026-12-07T01:20:00.000Z',
    expired: false,
    clock: null,
    lastTry: { at: '2026-11-23T01:20:00.000Z', error: null },
    offered: [],
    busy: null,
    damaged: [],
    unseen: packs.filter((pack) => pack.standing === 'active').map((pack) => pack.hash),
    ...options.status,
  };
  const changed = () => emit({ name: 'rules.changed', data: {} });
  const find = (hash: string): PackInfo => {
    const pack = packs.find((one) => one.hash === hash);
    if (pack === undefined) throw appError('packs.unknown');
    return pack;
  };
  const use = (chosen: PackInfo, former: PackStanding): PackInfo => {
    packs = packs
      .map((pack): PackInfo => {
        if (pack.hash === chosen.hash) return { ...pack, active: true, standing: 'active' };
        return pack.active ? { ...pack, active: false, standing: former } : pack;
      })
      .toSorted((a, b) => Number(b.active) - Number(a.active) || b.seq - a.seq);
    queueMicrotask(changed);
    return find(chosen.hash);
  };
  const update = (): { readonly job: string } => {
    if (status.busy !== null) throw appError('packs.busy');
    const job = `packs-${Date.now()}`;
    const progress = (state: JobProgress['state'], done: number): JobProgress => ({
      ...{ job, kind: 'packs', state, done, total: 100, importId: null, counts: null, error: null },
    });
    const step = (index: number): void => {
      const phase = PHASES[index];
      status = { ...status, busy: phase === undefined ? null : { job, phase } };
      if (phase === undefined) status = { ...status, lastTry: { at: new Date().toISOString(), error: null } };
      emit({
        name: 'job.progress',
        data: progress(phase === undefined ? 'done' : 'running', (100 * index) / PHASES.length),
      });
      changed();
      if (phase !== undefined) setTimeout(() => step(index + 1), options.phaseMs ?? 400);
    };
    queueMicrotask(() => step(0));
    return { job };
  };

  return {
    'packs.installed': () => packs,
    'packs.status': () => status,
    'packs.update': update,
    'packs.takeFile': update,
    'packs.activate': ({ hash }) => use(find(hash), 'kept'),
    'packs.rollBack': () => {
      const active = packs.find((pack) => pack.active);
      const before = packs.find((pack) => pack.standing === 'kept' && pack.seq < (active?.seq ?? 0));
      if (before === undefined) throw appError('packs.nothingBefore');
      return use(before, 'withdrawn');
    },
    'packs.seen': () => {
      status = { ...status, unseen: [] };
      queueMicrotask(changed);
      return null;
    },
    'packs.changes': ({ before, after }) => changesOf(find(before), find(after)),
    'packs.radar': ({ before, after }) => radarOf(find(before), find(after)),
    'packs.shadow': ({ hash }) => shadowOf(find(hash)),
    'rules.list': ({ search = '', severities = [] }) =>
      RULES.filter(
        (rule) =>
          JSON.stringify(rule).includes(search) &&
          (severities.length === 0 || severities.includes(rule.severity)),
      ),
    'rules.explain': () => ({ whole: WORDS, when: null, assert: WORDS }),
    'rules.try': ({ rule }) => trialOf(rule),
    'rules.met': ({ rule }) => meetingsOf(rule),
  };
}

const WORDS: Phrase = {
  key: 'explain.rule.always',
  params: {
    assert: {
      key: 'explain.ge',
      params: {
        a: { key: 'explain.field', params: { label: { key: 'field.transport.grossWeight' } } },
        b: { key: 'explain.field', params: { label: { key: 'field.transport.netWeight' } } },
      },
    },
  },
};

function aRuleRow(id: string, severity: Severity, zh: string, en: string): RuleRow {
  return {
    ...{ id, rev: 2, severity, scope: 'consignment', message: { 'zh-CN': zh, en } },
    why: { 'zh-CN': '海关逐项校验，不一致时整单退回。', en: 'Customs returns the whole when it differs.' },
    source: { 'zh-CN': '海关总署公告 2018 年第 194 号', en: 'GACC notice 2018-194' },
    clause: '三（二）',
    sourceFrom: '2019-01-01',
    confidence: 'confirmed',
    when: '',
    assert: 'transport.grossWeight >= transport.netWeight',
    reads: ['transport.grossWeight', 'transport.netWeight'],
    example: {
      wrong: { 'zh-CN': '毛重 0.9，净重 1.2', en: 'gross 0.9, net 1.2' },
      right: { 'zh-CN': '毛重 1.4，净重 1.2', en: 'gross 1.4, net 1.2' },
    },
    warnBefore: null,
  };
}

const RULES: readonly RuleRow[] = [
  aRuleRow('R5003', 'fatal', '净重大于毛重。', 'The net weight exceeds the gross weight.'),
  aRuleRow('R1003', 'fatal', '没有填写电商平台代码。', 'The platform code is missing.'),
  aRuleRow('R6110', 'hold', '干香菇需要电子底账号。', 'Dried shiitake needs the ledger number.'),
  aRuleRow('R7001', 'warning', '收件地址像是不完整。', 'The address looks incomplete.'),
];

const edition = ({ id, version, seq }: PackInfo): PackEdition => ({ id, version, seq });

function changesOf(before: PackInfo, after: PackInfo): PackChanges {
  const from = after.effectiveFrom === '' ? after.published : after.effectiveFrom;
  const message = (zh: string, en: string): Phrase => ({ key: 'phrase.both', params: { zh, en } });
  const rule = (key: string, name: string, zh: string, en: string, details: readonly Phrase[]): DiffLine => ({
    ...{ about: { kind: 'rule', name }, from },
    phrase: {
      key: `radar.rule.${key}`,
      params: {
        ...{ from, rule: name, message: message(zh, en), severity: { key: 'rules.severity.fatal' }, details },
      },
    },
  });
  const up: Phrase = {
    key: 'radar.facet.severityUp',
    params: { before: { key: 'rules.severity.warning' }, after: { key: 'rules.severity.fatal' } },
  };
  const table = (name: string, key: string, params: Phrase['params']): DiffLine => ({
    ...{ about: { kind: 'table', name }, from, phrase: { key, params: { from, ...params } } },
  });
  const code = (text: string, zh: string, en: string): Phrase => ({
    key: 'radar.code',
    params: { code: text, name: message(zh, en) },
  });
  return {
    ...{ before: edition(before), after: edition(after), from },
    lines: [
      {
        about: { kind: 'pack', name: '9710' },
        from,
        phrase: { key: 'radar.regime.added', params: { from, regime: '9710' } },
      },
      rule('added', 'R6110', '干香菇出口要填电子底账号。', 'Dried shiitake needs a ledger number.', []),
      rule('tightened', 'R7001', '收件地址要写到街道和邮编。', 'The address needs street and postcode.', [
        up,
      ]),
      rule('loosened', 'R2040', '运单号可以晚于订单一天。', 'The waybill may be a day later.', [
        { key: 'radar.facet.condition' },
      ]),
      rule('dropped', 'R3308', '不再要求传真号码。', 'A fax number is no longer asked for.', []),
      rule('reworded', 'R5003', '净重大于毛重。', 'The net weight exceeds the gross weight.', [
        { key: 'radar.facet.wording' },
      ]),
      table('port', 'radar.codes.dropped', {
        ...{
          table: { key: 'explain.table.port' },
          count: '1',
          list: [code('USA999', '停用港', 'Closed port')],
        },
      }),
      table('tariff', 'radar.tariff.control', {
        count: '2',
        list: [
          code('0712340000', '干香菇', 'dried shiitake'),
          code('0409000000', '天然蜂蜜', 'natural honey'),
        ],
      }),
    ],
  };
}

function aFinding(rule: string, severity: Severity, at: string, zh: string, en: string): Finding {
  const pointer = parsePointer(at);
  if (pointer === null) throw new Error(`not a pointer: ${at}`);
  return {
    ...{ rule, rev: 1, severity, at: [pointer], item: null, params: {}, text: { 'zh-CN': zh, en } },
    pack: { id: 'cn.export', version: '3.0.0', hash: 'ab12cd34ef56' },
    source: { ref: { 'zh-CN': '海关总署公告', en: 'GACC notice' }, clause: '四', from: '2027-01-01' },
    confidence: 'confirmed',
  };
}

const LEDGER = aFinding(
  'R6110',
  'hold',
  'items.0.inspectionNo',
  '干香菇要填电子底账号。',
  'Needs a ledger number.',
);
const ADDRESS = aFinding(
  'R7001',
  'fatal',
  'consignee.address',
  '收件地址缺邮编。',
  'The postcode is missing.',
);
const NOTE: Finding = {
  ...aFinding('R1003', 'fatal', 'order.platformCode', '平台没有代码时填“无”。', 'Enter “无” without a code.'),
};

function withFix(finding: Finding, text: string): Finding {
  const [at] = finding.at;
  return at === undefined ? finding : { ...finding, fix: { kind: 'set', edit: { kind: 'set', at, text } } };
}

function radarOf(before: PackInfo, after: PackInfo): RadarView {
  return {
    ...{ before: edition(before), after: edition(after) },
    day: after.effectiveFrom || after.published,
    ...{ checked: 26, touched: 3 },
    byRule: [
      { rule: 'R7001', gained: 1, lost: 0, reweighed: 1, drafts: 2 },
      { rule: 'R6110', gained: 1, lost: 0, reweighed: 0, drafts: 1 },
      { rule: 'R3308', gained: 0, lost: 1, reweighed: 0, drafts: 1 },
    ],
    drafts: [
      {
        id: 'c0',
        orderNo: 'EX20260105-00000',
        gained: [withFix(NOTE, '无'), LEDGER],
        lost: [],
        reweighed: [],
      },
      {
        ...{ id: 'c1', orderNo: 'EX20260105-00001', gained: [], lost: [LEDGER] },
        reweighed: [{ before: { ...ADDRESS, severity: 'warning' }, after: ADDRESS }],
      },
      { id: 'c2', orderNo: '', gained: [ADDRESS], lost: [], reweighed: [] },
    ],
  };
}

function shadowOf(pack: PackInfo): ShadowView {
  const refuses = pack.standing === 'held';
  const one = (i: number) => ({
    ...{ id: `c${i}`, orderNo: `EX20260105-0000${i}`, rules: [ADDRESS.rule], findings: [ADDRESS] },
  });
  return {
    ...{
      hash: pack.hash,
      day: pack.effectiveFrom || pack.published,
      checked: 180,
      accepted: 164,
      leftOut: 2,
    },
    refused: refuses ? [one(6), one(7), one(8)] : [],
    held: refuses ? [{ ...one(5), rules: [LEDGER.rule], findings: [LEDGER] }] : [],
    refusingRules: refuses ? [{ rule: ADDRESS.rule, declarations: 3 }] : [],
    ...{ draftsTouched: 3, stops: refuses },
  };
}

function trialOf(rule: string): RuleTrial {
  return {
    ...{ rule, pack: { id: 'cn.export', version: '2.0.0', seq: 2 }, day: '2026-11-23' },
    results: [
      {
        ...{ item: 0, outcome: 'holds', finding: null },
        reads: [
          { at: 'transport.grossWeight', text: '1.40' },
          { at: 'transport.netWeight', text: '1.20' },
        ],
      },
      { item: 1, outcome: 'fails', finding: LEDGER, reads: [{ at: 'items.1.inspectionNo', text: '' }] },
      { item: 2, outcome: 'notAsked', finding: null, reads: [] },
      { item: 3, outcome: 'blocked', finding: null, reads: [{ at: 'items.3.qty', text: '三' }] },
    ],
  };
}

function meetingsOf(rule: string): RuleMeetings {
  return {
    ...{ rule, consignments: 5, cleared: 4 },
    latest: [
      { id: 'c3', orderNo: 'EX20260105-00003', metAt: '2026-11-20T02:00:00.000Z', clearedAt: null },
      {
        ...{ id: 'c4', orderNo: 'EX20260105-00004', metAt: '2026-11-18T02:00:00.000Z' },
        clearedAt: '2026-11-18T03:00:00.000Z',
      },
    ],
  };
}
