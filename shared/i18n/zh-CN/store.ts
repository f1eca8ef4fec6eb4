/** Texts of the store's errors. */
export const storeZh = {
  'error.store.newer':
    '这份数据是由更新版本的 Highland 保存的（数据版本 {found}，本版本最高支持 {supported}）。为了不损坏数据，没有打开，也没有改动任何内容。请安装新版本后再打开。',
  'error.store.damaged':
    '数据库文件已损坏，无法打开（{detail}）。没有改动任何内容。请选择一份备份恢复；损坏的文件会原样保留在单独的文件夹中。',
  'error.store.foreign':
    '数据文件夹里的 work.db 不是 Highland 的数据库，没有打开。请检查是否选错了文件夹，或把该文件移走后再试。',
  'error.store.readOnly':
    '无法写入数据文件夹“{folder}”（{detail}）。请检查该文件夹是否存在、磁盘是否写保护，以及当前用户是否有写入权限。',
  'error.store.full': '磁盘空间已满，这次的修改没有保存，之前保存的内容都在。请清理磁盘空间后再试。',
  'error.store.inUse':
    '这份数据正在被另一个 Highland 程序使用，因此没有打开。请先关闭另一个窗口或程序，然后再试。',
  'error.store.damagedRow':
    '存储的记录与保存时不一致（{table}，编号 {id}），可能是磁盘出错或文件被改动过，因此没有使用它。请从备份恢复。',
  'error.store.migrationFailed':
    '数据升级没有成功（从版本 {from} 到 {to}：{detail}），已全部撤回，数据仍是升级前的样子。请先做一份备份，然后联系技术支持。',
  'error.store.setting':
    '数据库没有接受必需的安全设置（{setting}，实际为 {value}），为了不丢失数据没有打开。请检查数据文件夹所在磁盘是否为本机磁盘。',
  'error.store.occupied': '“{folder}”里已经有同名的数据，没有覆盖。请先移走原有的数据，或换一个文件夹。',
  'error.store.noBackup': '找不到备份“{name}”。请刷新备份列表，然后另选一份。',
  'error.store.backupDamaged': '备份“{name}”已损坏或不是 Highland 的备份，没有恢复。请另选一份备份。',
  'error.store.backupDiffers': '备份写完后与原数据核对不一致，已作废。请检查备份所在磁盘，然后重新备份。',
  'error.store.failed':
    '数据库无法完成操作（{detail}），这次的修改没有保存。请重试；如果一再出现，请重新启动程序。',
} as const;
