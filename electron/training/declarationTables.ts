import type { FieldSpec, MessageRules } from './fieldChecks.ts';
import { fields } from './fieldChecks.ts';

/*
 * What the platform expects in a customs declaration (DecMessage), written down for itself: element order of the import
 * schema of 2018, and as required what the current interface asks for when declaring (DOMAIN 5.3). An optional element
 * may stand there empty, as in the samples.
 */

/** What the platform asks of every element of a declaration. */
export const DECLARATION_RULES: MessageRules = {
  uri: 'http://www.chinaport.gov.cn/dec',
  emptyOptionals: true,
  shapes: {
    IEFlag: /^E$/,
    CustomMaster: /^\d{4}$/,
    IEPort: /^\d{4}$/,
    IEDate: /^\d{8}$/,
    CutMode: /^\d{3}$/,
    TradeMode: /^(0110|9710|9810)$/,
    TradeCountry: /^[A-Z]{3}$/,
    TradeAreaCode: /^[A-Z]{3}$/,
    DistinatePort: /^[A-Z]{3}\d{3}$/,
    EntyPortCode: /^\d{6}$/,
    TrafMode: /^[0-9A-Z]$/,
    TransMode: /^[1-7]$/,
    WrapType: /^\d{2}$/,
    FeeMark: /^[123]$/,
    InsurMark: /^[13]$/,
    OtherMark: /^[123]$/,
    EdiId: /^\d$/,
    DeclTrnRel: /^[01]$/,
    EntryType: /^[0LWDM]$/,
    PromiseItmes: /^[019]{3,10}$/,
    CodeTS: /^\d{10}$/,
    CiqCode: /^\d{3}$/,
    DutyMode: /^\d$/,
    TradeCurr: /^[A-Z]{3}$/,
    OriginCountry: /^[A-Z]{3}$/,
    DestinationCountry: /^[A-Z]{3}$/,
    GUnit: /^\d{3}$/,
    FirstUnit: /^\d{3}$/,
    SecondUnit: /^\d{3}$/,
    DistrictCode: /^\d{5}$/,
    OperType: /^[A-G]$/,
    SignDate: /^\d{16}$/,
    EdocCode: /^\d{8}$/,
    EdocFomatType: /^(S|US)$/,
    SignTime: /^\d{14}$/,
  },
};

/** The parts of a declaration in binding order, with how often each may come; only those with fields are looked into. */
export const PARTS: readonly (readonly [name: string, least: number, most: number])[] = [
  ['DecHead', 1, 1],
  ['DecLists', 1, 1],
  ['DecContainers', 1, 1],
  ['DecLicenseDocus', 1, 1],
  ['DecRequestCerts', 0, 1],
  ['DecOtherPacks', 0, 1],
  ['DecCopLimits', 0, 1],
  ['DecUsers', 0, 1],
  ['DecMarkLobs', 0, 1],
  ['DecFreeTxt', 1, 1],
  ['DecSign', 1, 1],
  ['TrnHead', 0, 1],
  ['TrnList', 0, 1],
  ['TrnContainers', 0, 1],
  ['TrnContaGoodsList', 0, 1],
  ['DecSupplementLists', 0, 1],
  ['EdocRealation', 0, 10],
  ['EcoRelation', 0, 20],
  ['SddTax', 0, 1],
  ['DecRisk', 0, 1],
];

/** How many goods lines a declaration may have. */
export const LINE_COUNT = { least: 1, most: 50 } as const;

/** Firms that go by a customs code or by a credit code; one of the two has to be there. */
export const FIRM_CODES = [
  ['AgentCode', 'AgentCodeScc'],
  ['TradeCode', 'TradeCoScc'],
] as const;

/** DecHead. */
export const HEAD_FIELDS: readonly FieldSpec[] = fields(`SeqNo:C..18? IEFlag:C1 Type:C..2? AgentCode:C..18~
  AgentName:C..100 ApprNo:C..32? BillNo:C..50? ContrNo:C..32? CustomMaster:C4 CutMode:C3? DistinatePort:C6 FeeCurr:C3?
  FeeMark:C1? FeeRate:N19,5? GrossWet:N19,5 IEDate:C8? IEPort:C4 InsurCurr:C3? InsurMark:C1? InsurRate:N19,5?
  LicenseNo:C..20? ManualNo:C..12? NetWt:N19,5 NoteS:C..255? OtherCurr:C3? OtherMark:C1? OtherRate:N19,5?
  OwnerCode:C..18? OwnerName:C..100 PackNo:N9 TradeCode:C..18~ TradeCountry:C3 TradeMode:C4 TradeName:C..100 TrafMode:C1
  TrafName:C..50? TransMode:C1 WrapType:C2 EntryId:C..18? PreEntryId:C..18? EdiId:C1 Risk:C..10? CopName:C..100
  CopCode:C..18? EntryType:C1 PDate:C..8? TypistNo:C..30? InputerName:C..32? PartenerID:C..20? TgdNo:C..18?
  DataSource:C..5? DeclTrnRel:C1 ChkSurety:C..1? BillType:C..1? CopCodeScc:C..18? OwnerCodeScc:C..18? AgentCodeScc:C..18?
  TradeCoScc:C..18? PromiseItmes:C..32 TradeAreaCode:C3 CheckFlow:C..1? TaxAaminMark:C..1? MarkNo:C..400?
  DespPortCode:C..8~ EntyPortCode:C..8 GoodsPlace:C..100~ BLNo:C..50? InspOrgCode:C..10? SpecDeclFlag:C..10?
  PurpOrgCode:C..10? DespDate:C..19? CmplDschrgDt:C..19? CorrelationReasonFlag:C..2? VsaOrgCode:C..10?
  OrigBoxFlag:C..1? DeclareName:C..50~ NoOtherPack:C..1~ OrgCode:C..10? OverseasConsignorCode:C..50?
  OverseasConsignorCname:C..150? OverseasConsignorEname:C..100? OverseasConsignorAddr:C..100?
  OverseasConsigneeCode:C..50? OverseasConsigneeEname:C..400? DomesticConsigneeEname:C..400? CorrelationNo:C..500?
  EdiRemark2:C..128? EdiRemark:C..128?`);

/** DecList. */
export const LINE_FIELDS: readonly FieldSpec[] =
  fields(`ClassMark:C..1? CodeTS:C10 ContrItem:C..19? DeclPrice:N19,4
  DutyMode:C1 Factor:C..20? GModel:C..255 GName:C..255 GNo:N5 OriginCountry:C3 TradeCurr:C3 DeclTotal:N19,4 GQty:N19,5
  FirstQty:N19,5 SecondQty:N19,5? GUnit:C3 FirstUnit:C3 SecondUnit:C3? UseTo:C..2? WorkUsd:C..20? ExgNo:C..30?
  ExgVersion:C..8? DestinationCountry:C3 CiqCode:C3 DeclGoodsEname:C..100? OrigPlaceCode:C..50? Purpose:C..4?
  ProdValidDt:C..20? ProdQgp:C..20? GoodsAttr:C..20? Stuff:C..400? Uncode:C..20? DangName:C..80? DangPackType:C..4?
  DangPackSpec:C..24? EngManEntCnm:C..100? NoDangFlag:C..1? DestCode:C..8? GoodsSpec:C..2000? GoodsModel:C..2000?
  GoodsBrand:C..2000? ProduceDate:C..2000? ProdBatchNo:C..2000? DistrictCode:C5 CiqName:C..50? DecGoodsLimits:X?
  MnufctrRegNo:C..20? MnufctrRegName:C..150?`);

/** DecFreeTxt. */
export const FREE_TEXT_FIELDS: readonly FieldSpec[] = fields(
  'RelId:C..18? RelManNo:C..12? BonNo:C..32? VoyNo:C..32? DecBpNo:C..32? CusFie:C..8? DecNo:C..13?',
);

/** DecSign. */
export const SIGN_FIELDS: readonly FieldSpec[] =
  fields(`OperType:C1 ICCode:C..13? CopCode:C..18? OperName:C..100?
  ClientSeqNo:C18 Sign:C..201~ SignDate:C16 Certificate:C..20? HostId:C..10~ BillSeqNo:C..18? DomainId:C..1?
  Note:C..100?`);

/** EdocRealation, one attached document. */
export const ATTACHMENT_FIELDS: readonly FieldSpec[] = fields(`EdocID:C..64 EdocCode:C8 EdocFomatType:C..2
  OpNote:C..255~ EdocCopId:C..64~ EdocOwnerCode:C..18 SignUnit:C..18~ SignTime:C14 EdocOwnerName:C..100?
  EdocSize:C..12?`);
