import type { Bridge } from '#shared/api/bridge.ts';
import type {
  CheckedFinding,
  ConsignmentRow,
  ConsignmentView,
  DocumentPreview,
  TimelineEntry,
} from '#shared/api/consignments.ts';
import type { Answer } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { methodOf } from '#shared/api/methods.ts';
import type { ProfileStatus, Settings } from '#shared/api/profile.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { parsePointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { emptyDraft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import {
  CONSIGNMENT_STATES,
  type ConsignmentState,
  EDITABLE_STATES,
} from '#shared/exchange/consignmentState.ts';
import { someCodes } from '#test/builders/codes.ts';
import { aDraft, anItem, numbered } from '#test/builders/consignment.ts';
import { fakeLessonHandlers } from '#test/builders/fakeLessons.ts';
import type { FakePackOptions } from '#test/builders/fakePacks.ts';
import { fakePackHandlers, SOME_PACKS } from '#test/builders/fakePacks.ts';

/** How the fake workstation stands when it starts. */
export interface FakeOptions {
  readonly open?: 'live' | 'training' | null;
  readonly language?: 'zh-CN' | 'en';
  readonly theme?: 'system' | 'light' | 'dark';
  readonly count?: number;
  readonly trouble?: ProfileStatus['trouble'];
  readonly packs?: FakePackOptions;
}

interface Held {
  readonly view: ConsignmentView;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
}

const GOODS = [
  anItem({}),
  anItem({
    itemNo: 'JUN-V-12',
    itemName: '钧瓷 窑变花瓶 高25cm',
    gcode: '6913',
    gname: '钧瓷花瓶',
    gmodel: '无品牌|不享惠|炻瓷|装饰用|高25cm',
    qty: '1',
    price: '128.00',
    totalPrice: '128.00',
    qty1: '2.1',
    netWeight: '2.1',
  }),
  anItem({
    itemNo: 'WIG-B-20',
    itemName: '真人发 头套 20寸 自然黑',
    gcode: '6704',
    gname: '人发制假发',
    gmodel: '无品牌|不享惠|人发制|整头',
    qty: '2',
    price: '89.90',
    totalPrice: '179.80',
    qty1: '0.38',
    netWeight: '0.38',
  }),
  anItem({
    itemNo: 'MUSH-500',
    itemName: '西峡香菇 干 500g',
    gcode: '0712',
    gname: '干香菇',
    gmodel: '无品牌|不享惠|干|整只|500克/袋',
    qty: '10',
    price: '11.20',
    totalPrice: '112.00',
    qty1: '5',
    netWeight: '5',
  }),
] as const;
const BUYERS = [
  ['USA', 'Margaret Lindqvist'],
  ['DEU', 'Jonas Albrecht'],
  ['JPN', '佐々木 美穂'],
  ['GBR', 'Harriet Ashworth'],
] as const;
const START = Date.UTC(2026, 0, 5, 1, 0, 0);

/** An in-memory workstation with Henan goods, for looking at screens without a backend. Nothing in it checks rules. */
export function fakeBridge(options: FakeOptions = {}): Bridge {
  const listeners = new Set<(event: AppEvent) => void>();
  const emit = (event: AppEvent) => {
    for (const listener of listeners) listener(event);
  };
  let profile: ProfileStatus = {
    open: options.open === undefined ? 'training' : options.open,
    existing: options.open === null ? [] : ['training'],
    dataFolder: '/home/wang/.local/share/highland',
    appVersion: '0.1.0',
    host: 'web',
    trouble: options.trouble ?? null,
  };
  let settings: Settings = {
    enterprise: {
      code: '4199000002',
      name: '示例麦秆工艺商行',
      telephone: '0371-00000000',
      dxpId: 'DXPENT0000012345',
    },
    language: options.language ?? 'zh-CN',
    theme: options.theme ?? 'system',
    backupFolder: '',
    defaults: {},
    letterhead: { nameEn: '', addressZh: '', addressEn: '', bankName: '', bankAccount: '', bankCode: '' },
    exportSets: [],
  };
  const count = options.count ?? 400;
  const held = new Map<string, Held>();
  const order = Array.from({ length: count }, (_, i) => `c${i}`);
  const removed = new Set<string>();
  const get = (id: string): Held => {
    const known = held.get(id);
    if (known !== undefined) return known;
    const made = { view: sampleView(Number(id.slice(1))), past: [], future: [] };
    held.set(id, made);
    return made;
  };
  const put = (id: string, next: Held) => {
    held.set(id, next);
    queueMicrotask(() => emit({ name: 'consignments.changed', data: { ids: [id] } }));
    return next.view;
  };
  const withDraft = (
    old: Held,
    draft: Draft,
    past: readonly Draft[],
    future: readonly Draft[],
    filled = old.view.filled,
  ) => ({
    view: {
      ...old.view,
      ...checked(draft),
      draft,
      filled,
      revision: old.view.revision + 1,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
    },
    past,
    future,
  });

  const handlers: Readonly<Record<string, (args: Record<string, never>) => unknown>> = {
    ...(fakePackHandlers(emit, options.packs) as Readonly<
      Record<string, (args: Record<string, never>) => unknown>
    >),
    ...fakeLessonHandlers(),
    'profile.status': () => profile,
    'profile.create': (args: { kind?: 'live' | 'training'; language?: 'zh-CN' | 'en' }) => {
      profile = { ...profile, open: args.kind ?? 'training', trouble: null };
      settings = { ...settings, language: args.language ?? 'zh-CN' };
      emit({ name: 'profile.changed', data: {} });
      return profile;
    },
    'profile.open': (args: { kind?: 'live' | 'training' }) => {
      profile = { ...profile, open: args.kind ?? 'training', trouble: null };
      emit({ name: 'profile.changed', data: {} });
      return profile;
    },
    'settings.get': () => settings,
    'settings.save': (args) => {
      settings = { ...settings, ...args };
      emit({ name: 'settings.changed', data: {} });
      return settings;
    },
    'exchange.connection': () => ({
      status: 'down',
      channel: 'training',
      address: 'http://127.0.0.1:40100',
      since: iso(0),
      nextTryAt: iso(90),
      lastError: null,
      waiting: 12,
      unknown: 1,
    }),
    'rules.codes': (args: { table?: string; query?: string }) => codes(args.table ?? '', args.query ?? ''),
    'rules.codeNames': (args: { table?: 'unit'; codes?: readonly string[] }) =>
      (args.codes ?? []).flatMap((code) => someCodes().row(args.table ?? 'unit', code) ?? []),
    'consignments.list': (args: {
      search?: string;
      states?: readonly ConsignmentState[];
      check?: string;
      removed?: boolean;
      offset?: number;
      limit?: number;
    }) => {
      const ids = filtered(args);
      const offset = args.offset ?? 0;
      return {
        total: ids.length,
        rows: ids.slice(offset, offset + (args.limit ?? 100)).map((id) => rowOf(get(id).view)),
      };
    },
    'consignments.ids': (args: object) => ({ ids: filtered(args) }),
    'consignments.get': (args: { id?: string }) => get(args.id ?? '').view,
    'consignments.create': () => {
      const id = `c${count + held.size}`;
      order.unshift(id);
      const draft = emptyDraft('9610');
      return put(id, {
        view: {
          ...sampleView(0),
          id,
          state: 'draft',
          editable: true,
          filled: {},
          documents: [],
          ...checked(draft),
          draft,
        },
        past: [],
        future: [],
      });
    },
    'consignments.edit': (args: {
      id?: string;
      revision?: number;
      edits?: readonly Edit[];
      source?: string;
    }) => {
      const old = get(args.id ?? '');
      if (old.view.revision !== args.revision) throw appError('consignment.stale');
      const edits = args.edits ?? [];
      const edited = applyEdits(old.view.draft, edits);
      if (!edited.ok) throw appError(edited.error.code);
      const filled = { ...old.view.filled };
      for (const edit of edits) {
        if (edit.kind !== 'set') continue;
        delete filled[edit.at];
        if (args.source === 'fix') filled[edit.at] = 'fix';
      }
      return put(old.view.id, withDraft(old, edited.value.draft, [...old.past, old.view.draft], [], filled));
    },
    'consignments.undo': (args: { id?: string }) => {
      const old = get(args.id ?? '');
      const last = old.past.at(-1);
      return last === undefined
        ? old.view
        : put(old.view.id, withDraft(old, last, old.past.slice(0, -1), [old.view.draft, ...old.future]));
    },
    'consignments.redo': (args: { id?: string }) => {
      const old = get(args.id ?? '');
      const [next, ...rest] = old.future;
      return next === undefined
        ? old.view
        : put(old.view.id, withDraft(old, next, [...old.past, old.view.draft], rest));
    },
    'consignments.setMany': (args: { ids?: readonly string[] }) => ({
      changed: args.ids?.length ?? 0,
      batch: 'b1',
    }),
    'consignments.undoMany': () => ({ changed: 3 }),
    'consignments.remove': (args: { ids?: readonly string[] }) => {
      for (const id of args.ids ?? []) removed.add(id);
      emit({ name: 'consignments.changed', data: { ids: null } });
      return { changed: args.ids?.length ?? 0 };
    },
    'consignments.restore': (args: { ids?: readonly string[] }) => {
      for (const id of args.ids ?? []) removed.delete(id);
      emit({ name: 'consignments.changed', data: { ids: null } });
      return { changed: args.ids?.length ?? 0 };
    },
    'consignments.documents': (args: { id?: string }) => documents(get(args.id ?? '').view),
    'consignments.timeline': (args: { id?: string }) => timeline(get(args.id ?? '').view),
    'passports.list': () => [],
    'findings.explain': () => null,
    'passports.asOf': (args: { id?: string; day?: string }) => {
      const { findings, counts } = get(args.id ?? '').view;
      return {
        day: args.day ?? '',
        pack: { id: 'cn.export', version: '1.0.0', seq: 1, hash: 'a'.repeat(64) },
        findings: findings.slice(1),
        counts: { ...counts, blocked: 0, confirmed: 0 },
      };
    },
    'consignments.export': () => ({ ticket: 't1', name: '申报单.zip', bytes: 1200 }),
    'exchange.send': (args: { ids?: readonly string[] }) => {
      const queued: string[] = [];
      const refused: unknown[] = [];
      for (const id of args.ids ?? []) {
        const old = get(id);
        if (old.view.counts.fatal > 0)
          refused.push({
            id,
            orderNo: old.view.draft.order.orderNo,
            error: appError('exchange.blocked', { count: old.view.counts.fatal }),
          });
        else {
          queued.push(id);
          put(id, {
            ...old,
            view: { ...old.view, state: 'queued', editable: false, revision: old.view.revision + 1 },
          });
        }
      }
      return { queued, refused };
    },
    'exchange.withdraw': (args: { ids?: readonly string[] }) => {
      for (const id of args.ids ?? []) {
        const old = get(id);
        put(id, {
          ...old,
          view: { ...old.view, state: 'draft', editable: true, revision: old.view.revision + 1 },
        });
      }
      return { queued: args.ids ?? [], refused: [] };
    },
    'home.summary': () => ({
      counts: Object.fromEntries(CONSIGNMENT_STATES.map((s, i) => [s, 40 - i * 3])),
      blocked: 9,
      ready: 31,
      needsAction: [
        { id: 'c4', orderNo: 'EX20260105-00004', state: 'returned', info: '海关退单：商品编码与品名不符' },
      ],
      receipts: [],
      pack: (options.packs?.packs ?? SOME_PACKS).find((pack) => pack.active) ?? null,
      lastBackup: null,
    }),
  };

  function filtered(args: {
    search?: string;
    states?: readonly ConsignmentState[];
    check?: string;
    removed?: boolean;
  }) {
    const plain = !args.search && !args.states?.length && (args.check ?? 'any') === 'any';
    return order.filter((id) => {
      if (removed.has(id) !== (args.removed === true)) return false;
      if (plain) return true;
      const { view } = get(id);
      if (args.states?.length && !args.states.includes(view.state)) return false;
      if (args.check === 'blocked' && view.counts.fatal === 0) return false;
      if (args.check === 'ready' && view.counts.fatal > 0) return false;
      return !args.search || JSON.stringify(view.draft).toLowerCase().includes(args.search.toLowerCase());
    });
  }

  return {
    host: 'web',
    async call(method, args): Promise<Answer> {
      const handler = handlers[method];
      const parsed = methodOf(method)?.args.safeParse(args);
      if (handler === undefined || parsed === undefined)
        return { ok: false, error: appError('api.unknownMethod') };
      if (!parsed.success) return { ok: false, error: appError('api.badArguments') };
      await new Promise((resolve) => setTimeout(resolve, 5));
      try {
        return { ok: true, value: handler(parsed.data as Record<string, never>) };
      } catch (error) {
        return { ok: false, error: error as ReturnType<typeof appError> };
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    chooseFile: async () => null,
    saveFile: async () => true,
    chooseFolder: async () => null,
  };
}

function sampleView(i: number): ConsignmentView {
  const states: readonly ConsignmentState[] = [
    'draft',
    'draft',
    'draft',
    'queued',
    'returned',
    'underway',
    'released',
    'inspection',
    'closed',
  ];
  const state = states[i % states.length] ?? 'draft';
  const [country, buyer] = BUYERS[i % BUYERS.length] ?? BUYERS[0];
  const items = [
    GOODS[i % 4] ?? GOODS[0],
    ...(i % 3 === 0 ? [GOODS[(i + 1) % 4] ?? GOODS[0], GOODS[(i + 2) % 4] ?? GOODS[0]] : []),
  ];
  const draft = numbered(
    aDraft({
      items: i % 5 === 1 ? items.map((item) => ({ ...item, gcode: '' })) : items,
      consignee: {
        name: buyer,
        address: i % 5 === 1 ? 'London' : '18 Example Road, Springfield',
        telephone: '+1 555 0100',
      },
      transport: { country, grossWeight: i % 5 === 1 ? '0.9' : '1.40' },
    }),
    i,
  );
  return {
    id: `c${i}`,
    revision: 3,
    state,
    editable: EDITABLE_STATES.has(state),
    draft,
    filled: {
      'seller.code': 'enterprise',
      'seller.name': 'enterprise',
      'order.orderNo': 'import',
      'transport.netWeight': 'computed',
      'payment.charge': 'computed',
      'declaration.statisticsFlag': 'constant',
      'items.0.totalPrice': 'computed',
      'items.0.itemName': 'import',
    },
    ...checked(draft),
    documents:
      state === 'draft'
        ? []
        : (['order', 'receipts', 'waybill', 'inventory'] as const).map((kind) => ({
            id: `${i}${kind}`,
            kind,
            state: kind === 'inventory' && state === 'returned' ? ('returned' as const) : ('stored' as const),
            lastInfo:
              state === 'returned' && kind === 'inventory'
                ? '退单：第1项商品申报品名“麦秆画”与商品编码4602不符，请核对后重新申报'
                : '',
            lastStatus: state === 'returned' && kind === 'inventory' ? '100' : '120',
          })),
    canUndo: false,
    canRedo: false,
    removed: false,
    createdAt: iso(-i * 60),
    updatedAt: iso(-i * 30),
  };
}

/** A handful of findings that the sample data calls for. */
function checked(draft: Draft): Pick<ConsignmentView, 'findings' | 'counts'> {
  const findings: CheckedFinding[] = [];
  if (draft.order.orderNo === '')
    findings.push(
      finding('R0001', 'fatal', ['order.orderNo'], '没有填写订单编号。', 'The order number is missing.'),
    );
  draft.items.forEach((item, i) => {
    if (item.gcode === '')
      findings.push({
        ...finding(
          'R0021',
          'fatal',
          [`items.${i}.gcode`],
          '第 {n} 项商品没有商品编码。',
          'Item {n} has no HS code.',
          { n: String(i + 1) },
        ),
        item: i,
        fix: { kind: 'pick', table: 'hs', at: at(`items.${i}.gcode`) },
      });
    if (Number(item.qty) * Number(item.price) !== Number(item.totalPrice) && item.qty !== '')
      findings.push({
        ...finding(
          'R0034',
          'fatal',
          [`items.${i}.totalPrice`, `items.${i}.qty`],
          '第 {n} 项的总价不等于数量乘单价。',
          'The total of item {n} is not quantity times price.',
          { n: String(i + 1) },
        ),
        item: i,
        fix: {
          kind: 'set',
          edit: {
            kind: 'set',
            at: at(`items.${i}.totalPrice`),
            text: (Number(item.qty) * Number(item.price)).toFixed(2),
          },
        },
      });
  });
  if (Number(draft.transport.grossWeight) < Number(draft.transport.netWeight))
    findings.push({
      ...finding(
        'R0012',
        'fatal',
        ['transport.grossWeight'],
        '毛重 {gross} 千克小于净重 {net} 千克。',
        'Gross weight {gross} kg is below net weight {net} kg.',
        { gross: draft.transport.grossWeight, net: draft.transport.netWeight },
      ),
      fix: { kind: 'set', edit: { kind: 'set', at: at('transport.grossWeight'), text: '1.40' } },
    });
  if (draft.consignee.address.length < 10)
    findings.push({
      ...finding(
        'R0051',
        'warning',
        ['consignee.address'],
        '收件地址像是不完整。',
        'The address looks incomplete.',
      ),
      fix: {
        kind: 'ask',
        text: { 'zh-CN': '请补上街道、州省和邮编。', en: 'Add street, state and postcode.' },
      },
    });
  if (draft.items.some((item) => item.gcode === '0712'))
    findings.push({
      ...finding(
        'R0062',
        'hold',
        ['items.0.inspectionNo'],
        '干香菇属于检验检疫商品，需要电子底账号。',
        'Dried shiitake is under inspection; the ledger number is needed.',
      ),
      confidence: 'toBeConfirmed',
    });
  findings.push(
    finding(
      'R0071',
      'verify',
      ['transport.exportDate'],
      '请核对出口日期：{date}。',
      'Please verify the export date: {date}.',
      { date: draft.transport.exportDate },
    ),
  );
  const counts = { fatal: 0, hold: 0, verify: 0, warning: 0, info: 0 };
  for (const one of findings) counts[one.severity]++;
  return { findings, counts };
}

function finding(
  rule: string,
  severity: CheckedFinding['severity'],
  pointers: readonly string[],
  zh: string,
  en: string,
  params: Readonly<Record<string, string>> = {},
): CheckedFinding {
  return {
    rule,
    rev: 1,
    pack: { id: 'highland.9610', version: '2026.1.0', hash: 'ab12cd34ef56ab12cd34' },
    severity,
    at: pointers.map(at),
    item: null,
    params,
    text: { 'zh-CN': zh, en },
    why: {
      'zh-CN': '海关逐项校验，不一致时整单退回。',
      en: 'Customs checks every element and returns the whole declaration.',
    },
    source: {
      ref: { 'zh-CN': '海关总署公告 2018 年第 194 号', en: 'GACC notice 2018-194' },
      clause: '三（二）',
    },
    confidence: 'confirmed',
    confirmed: false,
  };
}

function documents(view: ConsignmentView): readonly DocumentPreview[] {
  const { draft } = view;
  const element = (name: string, zh: string, value: string, pointer: string | null) => ({
    name,
    zh,
    value,
    pointer,
  });
  const preview = (kind: DocumentPreview['kind'], message: string): DocumentPreview => ({
    kind,
    message,
    frozen: !view.editable,
    head: [
      element('orderNo', '订单编号', draft.order.orderNo, 'order.orderNo'),
      element('ebcName', '电商企业名称', draft.seller.name, 'seller.name'),
      element('guid', '系统唯一序号', '4CDE1CFD-EDED-46B1-946C-B8022E42FC94', null),
    ],
    lines:
      kind === 'order' || kind === 'inventory'
        ? draft.items.map((item, i) => [
            element('gnum', '商品序号', String(i + 1), null),
            element('gcode', '商品编码', item.gcode, `items.${i}.gcode`),
            element('gname', '商品名称', item.gname, `items.${i}.gname`),
            element('totalPrice', '总价', item.totalPrice, `items.${i}.totalPrice`),
          ])
        : [],
    problems: [],
    xml: `<?xml version="1.0" encoding="UTF-8"?>\n<ceb:${message}>\n  <orderNo>${draft.order.orderNo}</orderNo>\n</ceb:${message}>`,
  });
  return [
    preview('order', 'CEB303Message'),
    preview('receipts', 'CEB403Message'),
    preview('waybill', 'CEB505Message'),
    preview('inventory', 'CEB603Message'),
  ];
}

function timeline(view: ConsignmentView): readonly TimelineEntry[] {
  const entry = (
    kind: TimelineEntry['kind'],
    minutes: number,
    rest: Partial<TimelineEntry> = {},
  ): TimelineEntry => ({
    at: iso(minutes),
    kind,
    document: null,
    status: '',
    info: '',
    receiptId: null,
    ...rest,
  });
  const made = [entry('imported', 0), entry('edited', 3)];
  if (view.state === 'draft') return made;
  return [
    ...made,
    entry('queued', 5),
    entry('sent', 6, { document: 'order' }),
    entry('receipt', 7, { document: 'order', status: '120', info: '[Code:2600;Desc:海关入库成功]' }),
    entry('receipt', 9, {
      document: 'inventory',
      status: view.state === 'returned' ? '100' : '800',
      info: view.state === 'returned' ? '退单：第1项商品申报品名与商品编码不符，请核对后重新申报' : '放行',
    }),
  ];
}

function rowOf(view: ConsignmentView): ConsignmentRow {
  const { draft } = view;
  return {
    id: view.id,
    orderNo: draft.order.orderNo,
    regime: draft.regime,
    state: view.state,
    seller: draft.seller.name,
    consignee: draft.consignee.name,
    country: draft.transport.country,
    waybillNo: draft.transport.waybillNo,
    goods: draft.items.map((item) => item.gname).join('、'),
    items: draft.items.length,
    total: draft.items.reduce((sum, item) => sum + Number(item.totalPrice), 0).toFixed(2),
    currency: draft.order.currency,
    counts: view.counts,
    createdAt: view.createdAt,
    updatedAt: view.updatedAt,
  };
}

function codes(table: string, query: string) {
  const known: Readonly<Record<string, readonly string[]>> = {
    country: ['USA', 'GBR', 'DEU', 'JPN', 'CHN'],
    currency: ['USD', 'EUR', 'GBP', 'CNY'],
    unit: ['006', '007', '011', '035'],
    hs: ['4602', '4602190000'],
    customs: ['4604', '4606'],
    transport: ['2', '5', '6'],
    packaging: ['06', '22', '99'],
    port: ['USA264', 'DEU063'],
    statistics: ['A', 'B'],
  };
  return (known[table] ?? [])
    .flatMap((code) => someCodes().row(table as 'unit', code) ?? [])
    .filter((row) => `${row.code} ${row.zh} ${row.en}`.toLowerCase().includes(query.toLowerCase()));
}

function at(text: string): Pointer {
  const pointer = parsePointer(text);
  if (pointer === null) throw new Error(`not a pointer: ${text}`);
  return pointer;
}

function iso(minutes: number): string {
  return new Date(START + minutes * 60_000).toISOString();
}
