/** Texts about official messages, their reading, building and receipts (zh-CN). */
export const messagesZh = {
  'documents.tooManyItems':
    '商品共 {count} 项，而该监管方式一票最多申报 {max} 项。请把多出的商品拆到另一票后再申报。',

  'messages.problem.missing': '“{name}”没有填写，海关报文要求必填。请补充后再发送。',
  'messages.problem.tooLong': '“{name}”有 {actual} 个字，超过报文允许的 {max} 个字。请缩短。',
  'messages.problem.wrongLength': '“{name}”有 {actual} 个字，报文要求 {length} 个字。请核对后改正。',
  'messages.problem.notDecimal': '“{name}”的值“{value}”不是数字。请只填数字和小数点。',
  'messages.problem.notInteger': '“{name}”的值“{value}”不是整数。请填写整数。',
  'messages.problem.tooManyDigits': '“{name}”的位数太多，报文最多允许 {digits} 位数字。请核对数值。',
  'messages.problem.tooManyDecimals': '“{name}”的小数位太多，报文最多允许 {max} 位小数。请四舍五入后重填。',
  'messages.problem.notAnOption': '“{name}”的值“{value}”不在报文允许的取值（{options}）之内。请改选。',
  'messages.problem.form.guid': '“{name}”的值“{value}”不是大写的 36 位唯一序号。请重新生成这份单证。',
  'messages.problem.form.date': '“{name}”的值“{value}”不是 8 位日期（年月日）。请改正。',
  'messages.problem.form.time': '“{name}”的值“{value}”不是 14 位时间（年月日时分秒）。请改正。',
  'messages.problem.form.millis': '“{name}”的值“{value}”不是 17 位时间（精确到毫秒）。请联系报文的发送方。',
  'messages.problem.form.dateTime': '“{name}”是“{value}”，不是形如 2026-01-05T09:30:00 的时间，请改正。',
  'messages.problem.form.base64': '“{name}”不是 base64 编码，里面没有报文，请联系文件的来源。',
  'messages.problem.form.hs':
    '“{name}”的值“{value}”不是 10 位数字。请填写 10 位商品编码；简化申报时可以只填前 4 位。',
  'messages.problem.form.firm':
    '“{name}”的值“{value}”既不是 10 位海关注册编码，也不是 18 位统一社会信用代码。请核对企业代码。',
  'messages.problem.character': '“{name}”里有报文不能携带的控制字符。请删除后重新输入这一栏。',
  'messages.problem.unknownElement': '报文的字段表里没有这个元素。它会原样保留，但不会随单证发送。',
  'messages.problem.tooFewLines': '表体有 {count} 项，报文要求至少 {min} 项。请添加商品。',
  'messages.problem.tooManyLines': '表体有 {count} 项，报文最多允许 {max} 项。请拆成多票。',

  'messages.build.guid': '报文序号不是大写的 36 位唯一序号，报文没有生成。请重新发送。',
  'messages.build.recordCount': '一份报文里的单证数量超出允许范围，报文没有生成。请分批发送。',
  'messages.build.lineCount': '单证的表体项数超出允许范围，报文没有生成。请检查商品项数。',
  'messages.build.transfer': '报文的传输信息与报文种类不符，报文没有生成。请检查企业的传输设置。',
  'messages.build.missing': '单证缺少必填内容，报文没有生成。请先检查并补全单证。',
  'messages.build.character': '单证里有报文不能携带的控制字符，报文没有生成。请删除该字符后重试。',

  'messages.parse.tooLarge': '文件太大，不像是一份报文，所以没有读取。请确认选对了文件。',
  'messages.parse.tooDeep': '文件第 {line} 行嵌套过深，不像是一份报文，所以没有读取。请联系文件的提供方。',
  'messages.parse.tooMany': '文件里的元素太多，不像是一份报文，所以没有读取。请联系文件的提供方。',
  'messages.parse.doctype':
    '文件第 {line} 行带有文档类型声明。正常的海关报文没有这种内容，为安全起见没有读取。',
  'messages.parse.entity': '文件第 {line} 行引用了不允许的实体，为安全起见没有读取。请联系文件的提供方。',
  'messages.parse.malformed':
    '文件第 {line} 行的 XML 不完整或写法有误（{detail}），无法读取。请重新获取这份文件。',
  'messages.parse.unknownRoot': '这不是已知的海关报文（根元素是“{root}”）。请确认选对了文件。',
  'messages.parse.otherNamespace': '报文的命名空间“{namespace}”不是海关跨境电商报文的。请确认文件来源。',

  'messages.odd.noNamespace': '报文没有声明命名空间，已按海关跨境电商报文读取。',
  'messages.odd.rootName': '报文的根元素名称与规范不一致，已按最接近的报文种类读取。',
  'messages.odd.repeatedTransfer': '报文里的传输信息重复出现，只采用第一份。',
  'messages.odd.noRecords': '报文里没有任何单证。',

  'messages.receipt.noKey': '回执缺少能对应到单证的编号，无法归到任何一票。原文已保留，请人工核对。',
  'messages.receipt.noStatus': '回执没有写明状态，无法采用。原文已保留，请人工核对。',
  'messages.receipt.badTime': '回执的时间“{time}”无法识别，无法排序采用。原文已保留，请人工核对。',

  'messages.returnError.enterprise': '企业类型或企业代码无效。请核对企业代码以及在海关的备案。',
  'messages.returnError.noLines': '单证没有商品表体。请添加商品后重新发送。',
  'messages.returnError.lineNumbers': '商品序号重复。请重新生成单证后发送。',
  'messages.returnError.notFound': '没有找到对应的单证，或找到多份。请核对编号后重新发送。',
  'messages.returnError.empty': '对方收到的报文是空的。请重新发送。',
  'messages.returnError.parameters': '有字段没有通过参数校验。请检查代码、日期和数值后重新发送。',
  'messages.returnError.action': '报送类型不对：要变更或删除的单证并不存在。请改为新增后发送。',
  'messages.returnError.exists': '相同编号的单证已经存在。如需修改，请走变更；如是新单，请换编号。',
  'messages.returnError.alreadyDeclared': '这份单证已经用于申报，不能再改。请先办理撤销。',
  'messages.returnError.older': '这份单证比对方已有的还旧，没有被采用。请刷新后重新发送。',
  'messages.returnError.tooMany': '一次发送的单证太多。请分批发送。',
  'messages.returnError.state': '单证当前的状态不允许这样操作。请等待新的回执后再试。',
  'messages.returnError.signer': '签名所用的卡不属于申报企业。请换用申报企业的卡重新签名。',
  'messages.returnError.signature': '签名没有通过验证。请确认证书有效后重新签名发送。',
  'messages.returnError.cancelled': '这份清单已经撤销。无需再次办理。',
  'messages.returnError.secondUnit':
    '第二计量单位与第二数量不匹配：有单位就要有大于零的数量，没有单位就不要填数量。',
  'messages.returnError.schema': '报文没有通过格式校验。请检查单证后重新发送。',
  'messages.returnError.other': '处理时发生异常，错误号 {code}。请查看回执原文，改正后重新发送。',
} as const;
