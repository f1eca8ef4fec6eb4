/** Texts of summing inventories up (zh-CN). */
export const summariesZh = {
  'error.summary.missing': '找不到这份汇总申请。',
  'error.summary.none': '还没有选清单。请至少选一票已放行的清单。',
  'error.summary.gone':
    '所选清单中有 {count} 票已撤销或退货，不能再汇总。请刷新后重选；已经做好的申请请放弃后重做。',
  'error.summary.tooMany': '一份申请最多 {max} 票清单，现在选了 {count} 票。请分几份申请。',
  'error.summary.mixed': '所选清单的申报关区、申报企业或收发货人不同，不能写进同一份申请。请分开汇总。',
  'error.summary.obstacle': '有 {count} 票清单不能汇总。请先取消选择，原因见列表。',
  'error.summary.held': '这份汇总申请现在不能这样处理。请刷新后再看它的状态。',
} as const;
