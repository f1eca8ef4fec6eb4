/**
 * THE field table of a consignment: what a seller may enter, in which form. Types, reading, the rule language's
 * model, the form, the import's targets and the labels (`field.<pattern>` in i18n) all derive from it.
 * Lengths and official names in comments are those of the 202205 message specification.
 */

/** The code tables a field may draw on; their rows come from the installed rule pack. */
export const CODE_TABLES = [
  'country',
  'currency',
  'unit',
  'port',
  'transport',
  'packaging',
  'customs',
  'hs',
  'statistics',
  'regime',
  'tradeTerm',
  'levyNature',
  'dutyMode',
  'region',
  'division',
  'domesticPort',
] as const;
/** The name of a code table. */
export type CodeTableName = (typeof CODE_TABLES)[number];

/** One field: its kind, how long it may be, and for codes the table. */
export type FieldSpec =
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'code'; readonly table: CodeTableName; readonly max: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'decimal' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' };

const text = <const N extends number>(max: N) => ({ kind: 'text', max }) as const;
const code = <const T extends CodeTableName>(table: T, max: number) =>
  ({ kind: 'code', table, max }) as const;
const choice = <const O extends readonly string[]>(...options: O) => ({ kind: 'choice', options }) as const;
const decimal = { kind: 'decimal' } as const;
const integer = { kind: 'integer' } as const;
const date = { kind: 'date' } as const;
const time = { kind: 'time' } as const;

/** Fields that stand once in a consignment, by section. */
export const SECTION_FIELDS = {
  /** Order (电子订单): what was sold and through which platform. */
  order: {
    /** orderNo 订单编号 */ orderNo: text(60),
    /** copNo 企业唯一编号, the firm's own document number */ copNo: text(30),
    /** ebpCode 电商平台代码 */ platformCode: text(18),
    /** ebpName 电商平台名称; the name of the overseas warehouse in regime 9810 */ platformName: text(100),
    /** number of the overseas-warehouse filing (海外仓业务模式备案), abolished by notice 2024-167 */ warehouseNo:
      text(50),
    /** currency 币制 (canonical key: ISO letters) */ currency: code('currency', 3),
    /** freight 运费 */ freight: decimal,
    /** insuredFee 保费 */ insuredFee: decimal,
    /** note 备注 */ note: text(1000),
  },
  /** E-commerce enterprise = consignor (电商企业, 收发货人). */
  seller: { /** ebcCode */ code: text(18), /** ebcName */ name: text(100), telephone: text(50) },
  /** Declaring firm (申报企业). */
  declarant: { /** agentCode */ code: text(18), /** agentName */ name: text(100) },
  /** Producing or selling unit (生产销售单位); code "NO" when not registered with customs. */
  producer: { /** ownerCode */ code: text(18), /** ownerName */ name: text(100) },
  /** Logistics firm (物流企业). */
  carrier: { /** logisticsCode */ code: text(18), /** logisticsName */ name: text(100) },
  /** The buyer abroad (收件人, 境外收货人); for labels and invoices, and OverseasConsignee of the declaration. */
  consignee: {
    /** OverseasConsigneeCode 境外收货人代码; "NO" when there is none */ code: text(50),
    name: text(100),
    address: text(300),
    telephone: text(50),
  },
  /** How it travels and where it leaves (物流与口岸). */
  transport: {
    /** logisticsNo 物流运单编号 */ waybillNo: text(32),
    /** customsCode 申报地海关 */ customsCode: code('customs', 4),
    /** portCode 出口口岸 */ portCode: code('customs', 4),
    /** ieDate 出口日期 */ exportDate: date,
    /** trafMode 运输方式 */ mode: code('transport', 1),
    /** trafName 运输工具名称 */ meansName: text(100),
    /** voyageNo 航班航次号 */ voyageNo: text(32),
    /** billNo 提运单号 */ billNo: text(37),
    /** totalPackageNo 总包号 */ totalPackageNo: text(37),
    /** loctNo 监管场所代码 */ siteCode: text(10),
    /** country 运抵国 (canonical key: ISO letters) */ country: code('country', 3),
    /** POD 指运港 (canonical key: 2018 port code) */ port: code('port', 6),
    /** wrapType 包装种类 (canonical key: 2-digit 2018 code) */ packaging: code('packaging', 2),
    /** packNo 件数 */ packages: integer,
    /** grossWeight 毛重, kg */ grossWeight: decimal,
    /** netWeight 净重, kg */ netWeight: decimal,
  },
  /** How it was paid (收款单). */
  payment: {
    /** payCode 支付企业代码 */ payCode: text(18),
    /** payName 支付企业名称 */ payName: text(100),
    /** payNo 支付交易编号 */ payNo: text(60),
    /** charge 收款金额 */ charge: decimal,
    /** currency 币制 */ currency: code('currency', 3),
    /** accountingDate 到账时间 */ receivedAt: time,
  },
  /** Contract and terms of trade, as the customs declaration asks for them (贸易与报关单). */
  trade: {
    /** ContrNo 合同协议号 */ contractNo: text(32),
    /** TransMode 成交方式 */ term: code('tradeTerm', 1),
    /** TradeAreaCode 贸易国 (canonical key: ISO letters) */ country: code('country', 3),
    /** CutMode 征免性质 */ levyNature: code('levyNature', 3),
    /** EntyPortCode 离境口岸 */ exitPort: code('domesticPort', 6),
    /** MarkNo 标记唛码 */ marks: text(400),
  },
  /** The special area the goods leave from (特殊区域): bonded export only. */
  zone: {
    /** iacCode 区内企业代码 */ code: text(18),
    /** iacName 区内企业名称 */ name: text(100),
    /** emsNo 账册编号 */ emsNo: text(30),
  },
  /** What is asked of customs (申报). */
  declaration: {
    /** by inventory list or by customs declaration (通关方式: 清单 / 报关单) */ route: choice(
      'list',
      'declaration',
    ),
    /** statisticsFlag 申报业务类型: A simplified, B aggregated */ statisticsFlag: code('statistics', 1),
    /** licenseNo 许可证号 */ licenseNo: text(19),
    /** whether an export tax refund is wanted (出口退税) */ refundWanted: choice('yes', 'no'),
  },
} as const satisfies Record<string, Record<string, FieldSpec>>;

/** Fields of one goods item (商品项). */
export const ITEM_FIELDS = {
  /** itemNo 企业商品货号; 30 in the order, 20 in the inventory */ itemNo: text(30),
  /** itemName 企业商品名称 */ itemName: text(250),
  /** gcode 商品编码, 10 digits */ gcode: code('hs', 10),
  /** gname 商品名称 */ gname: text(250),
  /** gmodel 规格型号 (declaration elements, joined by |) */ gmodel: text(250),
  /** barCode 条形码; 无 when there is none */ barCode: text(50),
  /** itemRecordNo 账册备案料号 */ recordNo: text(30),
  /** country 最终目的国; empty means the country of arrival */ country: code('country', 3),
  /** country of origin (原产国) */ originCountry: code('country', 3),
  /** DistrictCode 境内货源地 */ district: code('region', 5),
  /** OrigPlaceCode 产地 (行政区划) */ originPlace: code('division', 6),
  /** DutyMode 征免方式 */ dutyMode: code('dutyMode', 1),
  /** qty 申报数量 */ qty: decimal,
  /** unit 申报计量单位 */ unit: code('unit', 3),
  /** qty1 法定数量 */ qty1: decimal,
  /** unit1 法定计量单位 */ unit1: code('unit', 3),
  /** qty2 第二数量 */ qty2: decimal,
  /** unit2 第二计量单位 */ unit2: code('unit', 3),
  /** price 单价 (FOB) */ price: decimal,
  /** totalPrice 总价 */ totalPrice: decimal,
  /** net weight of the item, kg */ netWeight: decimal,
  /** whether it contains animal or plant species under protection (濒危物种成分) */
  wildlife: choice('yes', 'no'),
  /** number of the species permit or certificate (允许进出口证明书 / 物种证明) */ speciesPermitNo: text(50),
  /** number of the electronic ledger for exit inspection (电子底账) */ inspectionNo: text(50),
  /** whether a battery is inside or with it (电池) */ battery: choice('yes', 'no'),
  /** whether it is an antique (文物、古董) */ antique: choice('yes', 'no'),
} as const satisfies Record<string, FieldSpec>;

/** The sections of a consignment. */
export type SectionName = keyof typeof SECTION_FIELDS;
/** Section names in the order the form shows them. */
export const SECTION_NAMES = Object.keys(SECTION_FIELDS) as readonly SectionName[];

/** Every field with its pattern ("order.orderNo", "items.*.gcode"), in form order. */
export const FIELD_PATTERNS: ReadonlyMap<string, FieldSpec> = new Map<string, FieldSpec>([
  ...SECTION_NAMES.flatMap((section) =>
    Object.entries(SECTION_FIELDS[section]).map(([name, spec]): [string, FieldSpec] => [
      `${section}.${name}`,
      spec,
    ]),
  ),
  ...Object.entries(ITEM_FIELDS).map(([name, spec]): [string, FieldSpec] => [`items.*.${name}`, spec]),
]);
