import type { ElementType, NodeTable } from '#shared/messages/table.ts';
import { AMOUNT, code, field, fixed, integer, made, opt, req, text } from '#shared/messages/table.ts';

/** N19,4: the interface text of today gives prices one place less than the schema of 2018. */
const PRICE: ElementType = { kind: 'decimal', digits: 19, fraction: 4 };

/**
 * A goods line of the customs declaration (报关单表体 DecList); see DEC_HEAD for where it was read. `DecGoodsLimits`, which
 * stands before the last two elements, is read whole and never written.
 */
export const DEC_LIST = {
  name: 'DecList',
  elements: [
    opt('ClassMark', fixed(1), '归类标志', made('unused')),
    req('CodeTS', fixed(10, 'hs'), '商品编号', field('items.*.gcode')),
    opt('ContrItem', text(19), '备案序号', made('unused')),
    req('DeclPrice', PRICE, '单价', field('items.*.price')),
    req('DutyMode', code('dutyMode', 1), '征免方式', field('items.*.dutyMode')),
    opt('Factor', { kind: 'decimal', digits: 11, fraction: 3 }, '计量单位比例因子', made('unused')),
    req('GModel', text(255), '规格型号', field('items.*.gmodel')),
    req('GName', text(255), '商品名称', field('items.*.gname')),
    req('GNo', integer(9), '项号', made('position')),
    /** on export the final destination, whatever the name says */
    req('OriginCountry', code('country', 3), '最终目的国', field('items.*.country')),
    req('TradeCurr', code('currency', 3), '币制', field('order.currency')),
    req('DeclTotal', PRICE, '总价', field('items.*.totalPrice')),
    req('GQty', AMOUNT, '成交数量', field('items.*.qty')),
    req('FirstQty', AMOUNT, '法定第一数量', field('items.*.qty1')),
    opt('SecondQty', AMOUNT, '法定第二数量', field('items.*.qty2')),
    req('GUnit', code('unit', 3), '成交单位', field('items.*.unit')),
    req('FirstUnit', code('unit', 3), '法定第一单位', field('items.*.unit1')),
    opt('SecondUnit', code('unit', 3), '法定第二单位', field('items.*.unit2')),
    opt('UseTo', fixed(2), '用途', made('unused')),
    opt('WorkUsd', PRICE, '工缴费', made('unused')),
    opt('ExgNo', text(30), '货号', made('unused')),
    opt('ExgVersion', text(8), '版本号', made('unused')),
    /** on export the country of origin, whatever the name says */
    req('DestinationCountry', code('country', 3), '原产国', field('items.*.originCountry')),
    req('CiqCode', text(20), '检验检疫编码', made('fixed')),
    opt('DeclGoodsEname', text(100), '商品名称（外文）', made('unused')),
    opt('OrigPlaceCode', text(50), '产地代码', field('items.*.originPlace')),
    opt('Purpose', text(4), '用途代码', made('unused')),
    opt('ProdValidDt', text(20), '产品有效期', made('unused')),
    opt('ProdQgp', text(20), '产品保质期', made('unused')),
    opt('GoodsAttr', text(20), '货物属性', made('unused')),
    opt('Stuff', text(400), '成份／原料／组份', made('unused')),
    opt('Uncode', text(20), 'UN编码', made('unused')),
    opt('DangName', text(80), '危险货物名称', made('unused')),
    opt('DangPackType', text(4), '危包类别', made('unused')),
    opt('DangPackSpec', text(24), '危包规格', made('unused')),
    opt('EngManEntCnm', text(100), '境外生产企业名称', made('unused')),
    opt('NoDangFlag', text(1), '非危险化学品', made('unused')),
    opt('DestCode', text(8), '目的地代码', made('unused')),
    opt('GoodsSpec', text(2000), '货物规格', made('unused')),
    opt('GoodsModel', text(2000), '货物型号', made('unused')),
    opt('GoodsBrand', text(2000), '货物品牌', made('unused')),
    opt('ProduceDate', text(2000), '生产日期', made('unused')),
    opt('ProdBatchNo', text(2000), '生产批号', made('unused')),
    req('DistrictCode', code('region', 5), '境内货源地', field('items.*.district')),
    opt('CiqName', text(50), '检验检疫名称', made('unused')),
    opt('MnufctrRegNo', text(20), '生产单位注册号', made('unused')),
    opt('MnufctrRegName', text(150), '生产单位名称', made('unused')),
  ],
} as const satisfies NodeTable;
