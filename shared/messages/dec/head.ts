import type { NodeTable } from '#shared/messages/table.ts';
import {
  AMOUNT,
  choice,
  code,
  field,
  fixed,
  integer,
  kept,
  made,
  opt,
  req,
  text,
} from '#shared/messages/table.ts';

/**
 * Head of the customs declaration (报关单表头 DecHead). Order and names: the import schema of 2018 (single window, 3.1).
 * Where the interface text of today (second-hand, to be confirmed) gives more room than that schema, its length counts;
 * what the declaration form cannot do without is required though the schema lets it be left out. Newer elements stand
 * in no schema we have, so that their place is not known: they are read, and never written.
 */
export const DEC_HEAD = {
  name: 'DecHead',
  elements: [
    opt('SeqNo', fixed(18), '报关单统一编号', made('authority')),
    /** I import, E export */
    req('IEFlag', choice('E', 'I'), '进出口标志', made('fixed')),
    opt('Type', fixed(2), '单据类型', made('unused')),
    /** ten characters of customs; a social credit code goes to AgentCodeScc */
    kept('AgentCode', text(18, 'firm'), '申报单位代码', field('declarant.code')),
    req('AgentName', text(100), '申报单位名称', field('declarant.name')),
    opt('ApprNo', text(32), '外汇核销单号', made('unused')),
    opt('BillNo', text(32), '提运单号', field('transport.billNo')),
    opt('ContrNo', text(32), '合同协议号', field('trade.contractNo')),
    req('CustomMaster', code('customs', 4), '申报地海关', field('transport.customsCode')),
    opt('CutMode', code('levyNature', 3), '征免性质', field('trade.levyNature')),
    req('DistinatePort', code('port', 6), '指运港', field('transport.port')),
    opt('FeeCurr', code('currency', 3), '运费币制', field('order.currency')),
    /** 1 rate, 2 price per unit, 3 total */
    opt('FeeMark', choice('1', '2', '3'), '运费标记', made('fixed')),
    opt('FeeRate', AMOUNT, '运费／率', field('order.freight')),
    /** kg; less than one is filled in as one */
    req('GrossWet', AMOUNT, '毛重', field('transport.grossWeight')),
    /** the day it leaves: not declared on export, customs notes it */
    opt('IEDate', fixed(8, 'date'), '进出口日期', made('authority')),
    req('IEPort', code('customs', 4), '出境关别', field('transport.portCode')),
    opt('InsurCurr', code('currency', 3), '保险费币制', field('order.currency')),
    /** 1 rate, 3 total */
    opt('InsurMark', choice('1', '3'), '保险费标记', made('fixed')),
    opt('InsurRate', AMOUNT, '保险费／率', field('order.insuredFee')),
    opt('LicenseNo', text(20), '许可证编号', field('declaration.licenseNo')),
    opt('ManualNo', text(12), '备案号', made('unused')),
    /** kg; less than one is filled in as one */
    req('NetWt', AMOUNT, '净重', field('transport.netWeight')),
    opt('NoteS', text(255), '备注', field('order.note')),
    opt('OtherCurr', code('currency', 3), '杂费币制', made('unused')),
    opt('OtherMark', choice('1', '2', '3'), '杂费标志', made('unused')),
    opt('OtherRate', AMOUNT, '杂费／率', made('unused')),
    /** ten or nine characters, or NO; a social credit code goes to OwnerCodeScc */
    opt('OwnerCode', { kind: 'text', min: 2, max: 18 }, '生产销售单位代码', field('producer.code')),
    req('OwnerName', text(100), '生产销售单位名称', field('producer.name')),
    req('PackNo', integer(9), '件数', field('transport.packages')),
    /** ten characters of customs; a social credit code goes to TradeCoScc */
    kept('TradeCode', text(18, 'firm'), '境内发货人代码', field('seller.code')),
    req('TradeCountry', code('country', 3), '运抵国', field('transport.country')),
    req('TradeMode', code('regime', 4), '监管方式', made('regime')),
    req('TradeName', text(100), '境内发货人名称', field('seller.name')),
    req('TrafMode', code('transport', 1), '运输方式', field('transport.mode')),
    opt('TrafName', text(50), '运输工具名称', field('transport.meansName')),
    req('TransMode', code('tradeTerm', 1), '成交方式', field('trade.term')),
    /** two digits, the code of 2018 */
    req('WrapType', code('packaging', 1, 2), '包装种类', field('transport.packaging')),
    opt('EntryId', fixed(18), '海关编号', made('authority')),
    opt('PreEntryId', fixed(9), '预录入编号', made('authority')),
    /** 1 ordinary */
    req('EdiId', fixed(1), '报关标志', made('fixed')),
    opt('Risk', text(10), '风险评估参数', made('unused')),
    req('CopName', text(100), '录入单位名称', field('declarant.name')),
    opt('CopCode', fixed(9), '录入单位代码', made('sender')),
    /** M paperless */
    req('EntryType', choice('0', 'L', 'W', 'D', 'M'), '报关单类型', made('fixed')),
    opt('PDate', fixed(8, 'date'), '首次暂存日期', made('authority')),
    opt('TypistNo', text(30), '录入员IC卡号', made('sender')),
    opt('InputerName', text(32), '录入员姓名', made('sender')),
    opt('PartenerID', text(20), '申报人标识', made('unused')),
    opt('TgdNo', fixed(18), '通关申请单号', made('unused')),
    opt('DataSource', text(5), '数据来源', made('unused')),
    /** 0 ordinary, 1 transit declared ahead */
    req('DeclTrnRel', choice('0', '1'), '报关／转关关系标志', made('fixed')),
    opt('ChkSurety', fixed(1), '担保验放', made('unused')),
    opt('BillType', fixed(1), '备案清单类型', made('unused')),
    opt('CopCodeScc', fixed(18), '录入单位统一代码', field('declarant.code')),
    opt('OwnerCodeScc', fixed(18), '生产销售单位统一代码', field('producer.code')),
    opt('AgentCodeScc', fixed(18), '申报单位统一代码', field('declarant.code')),
    opt('TradeCoScc', fixed(18), '境内发货人统一代码', field('seller.code')),
    /** one flag a question; exports leave all open (9) */
    req('PromiseItmes', text(32), '价格说明', made('fixed')),
    req('TradeAreaCode', code('country', 3), '贸易国', field('trade.country')),
    opt('CheckFlow', fixed(1), '查验分流', made('unused')),
    opt('TaxAaminMark', fixed(1), '税收征管标记', made('unused')),
    opt('MarkNo', text(400), '标记唛码', field('trade.marks')),
    /** imports only */
    kept('DespPortCode', text(8), '启运港', made('unused')),
    req('EntyPortCode', code('domesticPort', 6, 8), '离境口岸', field('trade.exitPort')),
    kept('GoodsPlace', text(100), '货物存放地点', made('unused')),
    opt('BLNo', text(50), '提货单号', made('unused')),
    opt('InspOrgCode', text(10), '口岸检验检疫机关', made('unused')),
    opt('SpecDeclFlag', text(10), '特种业务标识', made('unused')),
    opt('PurpOrgCode', text(10), '目的地检验检疫机关', made('unused')),
    opt('DespDate', text(8), '启运日期', made('unused')),
    opt('CmplDschrgDt', text(8), '卸毕日期', made('unused')),
    opt('CorrelationReasonFlag', text(2), '关联理由', made('unused')),
    opt('VsaOrgCode', text(10), '领证机关', made('unused')),
    opt('OrigBoxFlag', text(1), '原集装箱标识', made('unused')),
    kept('DeclareName', text(50), '报关员姓名', made('sender')),
    kept('NoOtherPack', text(1), '无其他包装', made('unused')),
    opt('OrgCode', text(10), '检验检疫受理机关', made('unused')),
    opt('OverseasConsignorCode', text(20), '境外发货人代码', made('unused')),
    opt('OverseasConsignorCname', text(150), '境外发货人名称', made('unused')),
    opt('OverseasConsignorEname', text(100), '境外发货人名称（外文）', made('unused')),
    opt('OverseasConsignorAddr', text(100), '境外发货人地址', made('unused')),
    opt('OverseasConsigneeCode', text(50), '境外收货人代码', field('consignee.code')),
    opt('OverseasConsigneeEname', text(400), '境外收货人名称（外文）', field('consignee.name')),
    opt('DomesticConsigneeEname', text(400), '境内收货人名称（外文）', made('unused')),
    opt('CorrelationNo', text(500), '关联号码', made('unused')),
    opt('EdiRemark2', text(128), '申报备注2', made('unused')),
    opt('EdiRemark', text(128), '申报备注', made('unused')),
  ],
} as const satisfies NodeTable;
