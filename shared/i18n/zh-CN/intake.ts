/** Texts of reading order files and turning their rows into consignments; keys are the codes. */
export const intakeZh = {
  'intake.file.notFound': '找不到这个文件，可能已被移动或改名。请重新选择。',
  'intake.file.notAFile': '这不是文件（可能是文件夹）。请选择订单表格本身。',
  'intake.file.noAccess': '打不开这个文件：没有读取权限，或正被别的程序占用。请关闭表格软件后再试。',
  'intake.file.unreadable':
    '读取文件时出了意外，什么都没有导入（{detail}）。请再试一次；仍然不行就在表格软件里另存一份再导入。',
  'intake.file.empty': '文件是空的，没有任何内容。请确认导出时订单不为空。',
  'intake.file.tooLarge': '文件有 {megabytes} MB，超过上限 {max} MB。请按日期分成几个文件再导入。',
  'intake.file.binary': '“{name}”不是文本表格，内容是二进制数据。请导出为 CSV 或 XLSX。',
  'intake.file.notXlsx':
    '“{name}”的名字是 XLSX，内容却不是，可能是改了扩展名或下载不完整。请用表格软件另存为 XLSX 或 CSV。',
  'intake.file.oldXls':
    '这是旧的 .xls 格式（2007 年以前），无法读取。请在表格软件里打开，另存为 .xlsx 再导入。',
  'intake.file.passwordProtected': '这个工作簿设了打开密码。请在表格软件里去掉密码并保存，再导入。',
  'intake.file.zipWithoutWorkbook': '这是一个压缩包，里面没有工作簿。请先解压，再选择其中的表格文件。',
  'intake.file.otherSpreadsheet': '这是 {kind} 格式，无法读取。请另存为 .xlsx 或 CSV 再导入。',
  'intake.file.webPage': '“{name}”其实是网页，有的平台会这样导出。请在表格软件里打开，另存为 .xlsx 再导入。',
  'intake.file.damaged': '文件已损坏或不完整（{part}），读不下去。请重新导出或下载一次。',
  'intake.file.zipBomb':
    '文件解开后会大得不正常，为保护电脑没有打开。请确认来源；若确是订单，请另存为 CSV 再导入。',
  'intake.file.unknownEncoding':
    '认不出文字编码：不是 UTF-8，也不是 GBK/GB18030。请另存为 “CSV UTF-8” 再导入。',
  'intake.file.quoteOpen':
    '第 {row} 行（文本第 {line} 行）的引号没有成对，之后的内容无法分列，所以没有导入。请补上或删去这个引号。',
  'intake.file.noHeader':
    '没有找到列名一行（查到第 {row} 行）。请在数据上方加一行列名，如“订单号、商品名称、数量、单价”。',
  'intake.file.noRows': '只有列名，没有订单行。请确认选对了文件和工作表。',
  'intake.file.noSuchSheet': '工作簿里没有可见的工作表“{sheet}”。请重新选择工作表。',
  'intake.file.noVisibleSheet': '工作簿里没有可见的工作表。请取消隐藏订单所在的工作表并保存。',
  'intake.file.tooManyRows': '超过 {max} 行。请按日期分成几个文件再导入。',
  'intake.file.tooManyColumns': '第 {row} 行超过 {max} 列。请只保留需要的列再导入。',
  'intake.file.cellTooLong': '第 {row} 行有一格超过 {max} 个字符，可能是分隔符或引号错了。请检查这一行。',
  'intake.file.tooMuchMemory':
    '读取这个文件需要的内存太多，已停下，什么都没有导入。请分成几个文件，或另存为 CSV 再试。',
  'intake.file.cancelled': '已取消，什么都没有导入。',

  'intake.note.formulas': '{count} 格是公式（第一处 {cell}），用的是文件保存时算出的值。',
  'intake.note.formulasWithoutValue':
    '{count} 个公式没有存下结果（第一处 {cell}），当作空格。请在表格软件里打开并保存一次。',
  'intake.note.mergedCells': '有 {count} 处合并单元格（{ranges}），只有左上角一格有值，其余当作空格。',
  'intake.note.longNumbers':
    '{count} 个数字有 16 位或更多（第一处 {cell}），表格软件可能已丢掉末几位。单号请改为文本格式后重新填写。',
  'intake.note.hiddenSheets': '没有读取 {count} 个隐藏的工作表。',
  'intake.note.headerNotFirst': '列名在第 {row} 行，上面的内容没有导入。',
  'intake.note.encoding': '文字编码是 {encoding}，已自动转换。',
  'intake.note.textNamedAsSpreadsheet': '扩展名是 .xls，内容是文本，已按文本表格读取。',
  'intake.note.blankRows': '略过了 {count} 个空行。',
  'intake.note.completed': '“{field}”补全了单元格里没有的内容（前导零或零点，第一处在第 {row} 行），请核对。',
  'intake.note.freightFromLines': '邮费等行的金额 {amount} 已计入运费。',
  'intake.note.split': '订单 {orderNo} 商品行太多，分成 {parts} 票，这是第 {part} 票。',
  'intake.note.splitLeftEmpty': '分票后这些内容不再适用，留空待填：{fields}。',

  'intake.mapping.columnMissing': '文件里没有“{column}”这一列。请重新选择对应的列。',
  'intake.mapping.unknownField': '没有“{field}”这个字段，对应关系可能来自别的版本。请删去这一项。',
  'intake.profile.malformed': '保存的对应关系无法使用（{at}）。请重新对应一次。',

  'intake.row.missing': '没有填写，没有它就不成一行商品。请补上。',
  'intake.row.tooLong': '文字超过 {max} 个字符，没有截断。请缩短。',
  'intake.row.digitsLost':
    '“{value}”是表格软件把长数字改成了科学计数，末几位已丢失。请在原表里设为文本并重新填写。',
  'intake.row.cellError': '“{value}”是公式出错的结果。请在原表里改正公式。',
  'intake.row.patternMismatch': '“{value}”不符合约定的样式“{pattern}”。请改这一格或改样式。',
  'intake.row.notANumber': '“{value}”不是数字。请只填数字。',
  'intake.row.numberWithUnit': '“{value}”在数字后面写了单位。数量格只填数字，单位放在单位列。',
  'intake.row.decimalComma': '“{value}”像是用逗号作小数点。若整个文件都这样，请在选项里把小数点改为逗号。',
  'intake.row.decimalPoint': '“{value}”像是用句点作小数点，而选项里小数点是逗号。请核对选项。',
  'intake.row.notWhole': '“{value}”不是整数。这里只能填 0 或正整数。',
  'intake.row.notADate': '“{value}”不是日期。请写成 2026-01-05 这样。',
  'intake.row.dateOrderUnclear': '“{value}”分不清哪个是月、哪个是日。请在选项里说明顺序。',
  'intake.row.dateSerial': '“{value}”是表格软件内部的日期序号。请把这一列设为日期格式再导出。',
  'intake.row.shortYear': '“{value}”的年份只有两位。请写四位年份。',
  'intake.row.notAChoice': '“{value}”不是“是”或“否”。请改为其中之一。',
  'intake.row.unknownCode': '代码表里找不到“{name}”。请改用代码或标准名称，或在值对照里指定它代表什么。',
  'intake.row.unclearName': '“{name}”不是一个确定的国家（地区）。请在值对照里指定，软件不会替您猜。',
  'intake.row.notPositive': '数量是“{value}”，必须大于 0。若是退货或取消，请从文件里去掉整个订单。',
  'intake.row.zeroPrice': '价格是 0。赠品也要按实际价值申报，请填写价格。',
  'intake.row.negativePrice': '价格“{value}”是负数。请填写成交价格，折扣算在单价里。',
  'intake.row.noOrderNumber': '没有订单号，不知道属于哪个订单。请补上。',
  'intake.row.tooManyCells':
    '这一行有 {cells} 格，列名只有 {columns} 个，后面的格可能错了位。请检查多出的分隔符。',
  'intake.row.differsInOrder':
    '“{value}”与同一订单第 {otherRow} 行的“{other}”不一致。一个订单里只能有一个，请改成一样。',

  'intake.skip.blank': '空行。',
  'intake.skip.cancelled': '订单 {orderNo} 是取消记录（数量为负），没有要申报的货物。',
  'intake.skip.serviceLine': '“{item}”是邮费、手续费一类，不是货物。',
  'intake.skip.serviceToFreight': '“{item}”不是货物，金额 {amount} 已计入运费。',
  'intake.skip.byValue': '“{column}”是“{value}”，按设定略过。',
  'intake.hold.badRows':
    '订单 {orderNo} 另有 {badRows} 行有问题，整单暂不导入，以免申报漏货。改好后重新导入。',
  'intake.hold.tooManyItems': '订单 {orderNo} 有 {items} 行商品，超过 {max} 行。请在选项里设定分票。',
} as const;
