import type { DeclarationRecord } from '#shared/documents/documents.ts';
import { DEC_HEAD } from '#shared/messages/dec/head.ts';
import { DEC_LIST } from '#shared/messages/dec/line.ts';
import type { NodeTable, NodeValues } from '#shared/messages/table.ts';
import { AMOUNT, choice, field, fixed, kept, made, opt, req, text } from '#shared/messages/table.ts';

/** XML namespace of the declaration's messages. */
export const DEC_NAMESPACE = 'http://www.chinaport.gov.cn/dec';
/** The `Version` the schema fixes. Messages of today say a higher one (to be confirmed). */
export const DEC_VERSION = '3.1';

/** A container (集装箱 Container). */
const DEC_CONTAINER = {
  name: 'Container',
  elements: [
    req('ContainerId', text(11), '集装箱号', made('unused')),
    req('ContainerMd', text(32), '集装箱规格', made('unused')),
    opt('GoodsNo', text(100), '商品项号', made('unused')),
    opt('LclFlag', fixed(1), '拼箱标识', made('unused')),
    /** kg */
    opt('GoodsContaWt', AMOUNT, '箱货重量', made('unused')),
  ],
} as const satisfies NodeTable;

/** A supervision document (随附单证 LicenseDocu): the letter of the control condition and the number. */
const DEC_LICENCE = {
  name: 'LicenseDocu',
  elements: [
    req('DocuCode', fixed(1), '单证代码', made('fixed')),
    req('CertCode', text(32), '单证编号', made('document')),
  ],
} as const satisfies NodeTable;

/** Free text of the declaration (DecFreeTxt). */
const DEC_FREE_TEXT = {
  name: 'DecFreeTxt',
  elements: [
    opt('RelId', text(18), '关联报关单号', made('unused')),
    opt('RelManNo', fixed(12), '关联备案号', made('unused')),
    opt('BonNo', text(32), '监管仓号', made('unused')),
    opt('VoyNo', text(32), '航次号', field('transport.voyageNo')),
    opt('DecBpNo', text(32), '报关员联系方式', made('unused')),
    opt('CusFie', text(8), '货场代码', made('unused')),
    opt('DecNo', text(13), '报关员海关注册编码', made('unused')),
  ],
} as const satisfies NodeTable;

/** Who imports the declaration and under which number (DecSign); the single window makes the signature itself. */
export const DEC_SIGN = {
  name: 'DecSign',
  elements: [
    /** A upload, B upload with transit, C declare, D declare with transit, E handbook, G save as a draft */
    req('OperType', choice('A', 'B', 'C', 'D', 'E', 'F', 'G'), '操作类型', made('fixed')),
    opt('ICCode', fixed(13), '操作员IC卡号', made('sender')),
    opt('CopCode', text(18), '操作员企业代码', made('sender')),
    opt('OperName', text(30), '操作员姓名', made('sender')),
    /** the number replies name the declaration by */
    req('ClientSeqNo', fixed(18), '客户端报关单编号', made('sending')),
    kept('Sign', text(201), '数字签名', made('sender')),
    /** "YYYYMMDDhhmmss" and hundredths of a second */
    req('SignDate', fixed(16), '签名时间', made('sending')),
    opt('Certificate', text(20), '证书号', made('sender')),
    kept('HostId', text(10), '客户端邮箱', made('sender')),
    opt('BillSeqNo', text(18), '企业自编统一编号', made('unused')),
    opt('DomainId', fixed(1), '录入人／申报人', made('sender')),
    opt('Note', text(100), '备注', made('unused')),
  ],
} as const satisfies NodeTable;

/** An attached document (随附单据 EdocRealation, the official spelling). */
const DEC_ATTACHMENT = {
  name: 'EdocRealation',
  elements: [
    /** a file's name; for 10000004 the number of the electronic order */
    req('EdocID', text(64), '随附单据编号', field('order.orderNo')),
    /** 10000004 cross-border B2B export document */
    req('EdocCode', fixed(8), '随附单据类别', made('regime')),
    /** S structured, US a file; the schema wants two characters, working systems send S */
    req('EdocFomatType', text(2), '随附单据格式', made('fixed')),
    kept('OpNote', text(255), '操作说明', made('unused')),
    kept('EdocCopId', text(64), '企业文件名', made('unused')),
    req('EdocOwnerCode', text(18, 'firm'), '所属单位海关编号', field('seller.code')),
    kept('SignUnit', text(10), '签名单位代码', made('sender')),
    req('SignTime', fixed(14, 'time'), '签名时间', made('sending')),
    opt('EdocOwnerName', text(100), '所属单位名称', field('seller.name')),
    opt('EdocSize', text(12), '文件大小', made('unused')),
  ],
} as const satisfies NodeTable;

/** A block of the message: a run of elements that stands once, or as often as the record has it. */
export interface DecBlock {
  readonly part: keyof DeclarationRecord;
  readonly table: NodeTable & { readonly name: string };
  /** The element around the repeated ones; null when they stand in the root. */
  readonly within: string | null;
  readonly min: number;
  readonly max: number;
}

/** The blocks of a declaration in their binding order. */
export const DEC_BLOCKS: readonly DecBlock[] = [
  { part: 'head', table: DEC_HEAD, within: null, min: 1, max: 1 },
  { part: 'list', table: DEC_LIST, within: 'DecLists', min: 1, max: 50 },
  { part: 'containers', table: DEC_CONTAINER, within: 'DecContainers', min: 0, max: 500 },
  { part: 'licences', table: DEC_LICENCE, within: 'DecLicenseDocus', min: 0, max: 7 },
  { part: 'freeText', table: DEC_FREE_TEXT, within: null, min: 1, max: 1 },
  { part: 'sign', table: DEC_SIGN, within: null, min: 1, max: 1 },
  { part: 'attachments', table: DEC_ATTACHMENT, within: null, min: 0, max: 10 },
];

/** Blocks that the schema of 2018 or the interface text of today names and that no export of ours needs; read whole. */
export const DEC_OTHER_BLOCKS: Readonly<Record<string, string>> = {
  DecGoodsLimits: '产品资质',
  DecRequestCerts: '申请单证',
  DecOtherPacks: '其他包装',
  DecCopLimits: '企业资质',
  DecUsers: '使用人',
  DecMarkLobs: '标记号码附件',
  TrnHead: '转关单表头',
  TrnList: '转关单表体',
  TrnContainers: '转关单集装箱',
  TrnContaGoodsList: '转关单集装箱商品关系',
  DecSupplementLists: '补充申报单',
  EcoRelation: '原产地证明关联',
  SddTax: '报税单',
  DecRisk: '风险评估',
  DecCopPromises: '企业承诺',
  DecTpAccess: '转场信息',
  DecRoyaltyFee: '特许权使用费',
  DecControlModel: '禁限管制要素',
};

/** The runs of elements of a block, one for each time it stands. */
export function valuesOf(record: DeclarationRecord, part: DecBlock['part']): readonly NodeValues[] {
  const values: NodeValues | readonly NodeValues[] = record[part];
  return isList(values) ? values : [values];
}

function isList(values: NodeValues | readonly NodeValues[]): values is readonly NodeValues[] {
  return Array.isArray(values);
}
