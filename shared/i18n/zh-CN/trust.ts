/** Texts on fetching and publishing rule packs: what happened, why, what to do next. */
export const trustZh = {
  'error.packs.trust.rollback':
    '没有更新规则包：收到的 {role} 文件是第 {offered} 版，而本机已经核实过第 {floor} 版。可能有人在用旧规则顶替新规则，也可能服务器恢复了旧备份。已安装的规则包不受影响，请稍后再试，仍然如此请联系发布者。',
  'error.packs.trust.freeze':
    '没有更新规则包：收到的 {role} 文件有效期只到 {expires}。可能有人扣住了新文件，也可能发布者没有按时续签，或者本机时间走快了。已安装的规则包可以继续使用，请核对本机时间，稍后再试。',
  'error.packs.trust.expired':
    '没有更新规则包：发布者的 {role} 文件已于 {expires} 过期。过期的签名不再作为下载依据。已安装的规则包可以继续使用，请核对本机时间，并请发布者重新签发。',
  'error.packs.trust.mixAndMatch':
    '没有更新规则包：{role} 文件与签名清单对不上，像是把不同时间发布的文件拼在了一起。已安装的规则包不受影响，请稍后再试；服务器若正在更新，几分钟后就会恢复。',
  'error.packs.trust.endless':
    '停止了下载：文件 {file} 传来的数据超过了允许的 {max} 字节。服务器出错或有人想占满磁盘。多余的数据没有保留，请稍后再试，仍然如此请联系发布者。',
  'error.packs.trust.wrongLength':
    '没有采用文件 {file}：长度与签名的 {expected} 字节不一致，文件不完整或被改动。请重新下载；从U盘安装的请重新复制。',
  'error.packs.trust.wrongHash':
    '没有采用文件 {file}：内容与发布者签名的校验值不一致，文件损坏或被改动。请重新下载；从U盘安装的请重新复制，仍然如此请联系发布者。',
  'error.packs.trust.stranger':
    '没有更新规则包：{role} 文件不是由发布者的密钥签名的。可能连到了别的服务器，或有人冒充发布者。已安装的规则包不受影响，请核对地址并联系发布者。',
  'error.packs.trust.threshold':
    '没有更新规则包：{role} 文件只有 {signed} 个有效签名，需要 {needed} 个。单独一把密钥不足以发布规则。已安装的规则包不受影响，请联系发布者。',
  'error.packs.trust.skippedRoot':
    '没有更新规则包：发布者更换密钥时，应当先出现第 {expected} 版，收到的却是第 {offered} 版。更换密钥必须一版接一版地核对。已安装的规则包不受影响，请联系发布者。',
  'error.packs.trust.badMetadata':
    '没有更新规则包：发布者的签名文件无法读取（{detail}）。文件损坏，或者对方不是规则包服务器。请核对地址，稍后再试。',
  'error.packs.trust.clockBack':
    '没有更新规则包：本机时间是 {clock}，早于已经核实的时间 {floor}。时间不对就无法判断签名是否过期。请校正本机时间再试；录入和申报数据不受影响。',
  'error.packs.trust.unreachable':
    '没有连上规则包的来源 {where}。网络不通、服务器停止或U盘已拔出。已安装的规则包可以继续使用，恢复后请再试。',
  'error.packs.trust.refused':
    '规则包的来源 {where} 没有给出文件（状态 {status}）。服务器繁忙或设置有误。已安装的规则包可以继续使用，请稍后再试。',
  'error.packs.trust.missing':
    '来源里没有签名清单列出的文件 {file}。发布没有完成，或复制时漏了文件。请稍后再试；从U盘安装的请重新复制整个文件夹。',
  'error.packs.trust.tooSlow':
    '停止了下载：规则长时间没有传完。网络太慢，或服务器有意拖延。已经收到的部分会保留，请稍后继续。',
  'error.packs.trust.cut': '下载规则时连接中断。已经收到的部分会保留，再次下载时从中断处继续。',
  'error.packs.trust.cancelled': '已按您的要求停止。已经收到的部分会保留，再次下载时从停止处继续。',
  'error.packs.trust.notRefreshed': '还没有向发布者核对最新目录，所以不能下载。请先检查更新。',
  'error.packs.trust.unknownPack':
    '发布者没有编号为 {seq} 的规则包 {pack}。它可能还没有发布。请重新检查更新，或核对编号。',
  'error.packs.trust.badIndex': '规则包的文件清单 {file} 格式不对，没有下载。请联系发布者重新发布。',
  'error.packs.trust.packDiffers':
    '规则包 {pack} 第 {seq} 号的文件都与签名一致，但合起来不是清单所说的规则包（{detail}），没有安装。请联系发布者重新发布。',
  'error.packs.trust.disk':
    '没能读写磁盘：{detail}。磁盘已满、没有权限或U盘已拔出。已安装的规则包不受影响，请处理后再试。',
  'error.packs.publish.noRepository': '文件夹 {folder} 里没有发布库。请核对路径，或先建立发布库。',
  'error.packs.publish.occupied': '文件夹 {folder} 里已经有发布库，没有改动。请换一个空文件夹。',
  'error.packs.publish.notEnoughKeys':
    '没有发布：{role} 需要 {needed} 把密钥签名，现在只有 {have} 把可用。请带上其余持有人的密钥再试。',
  'error.packs.publish.badKey': '密钥文件 {file} 无法读取。文件不对或口令错误。请核对文件和口令。',
  'error.packs.publish.locked':
    '密钥文件 {file} 有口令保护，没有得到口令。请在终端里运行以便输入，或用环境变量 HIGHLAND_KEY_PASSWORD 给出。',
  'error.packs.publish.noKeys':
    '文件夹 {folder} 里没有密钥文件。请核对路径，密钥文件的名字形如 targets-1.pem。',
  'error.packs.publish.keysPresent':
    '文件夹 {folder} 里已有文件，没有生成密钥。请换一个空文件夹，旧密钥不会被覆盖。',
  'error.packs.publish.setIncomplete':
    '密钥不齐：{role} 只有 {have} 把，一套要 {needed} 把。少一把就再也经不起丢失，请带齐全部持有人的密钥。',
  'error.packs.publish.doesNotLoad':
    '没有发布：规则包的文件 {file} 不能读入（{reason}）。请先检查并改正规则包。',
  'error.packs.publish.doesNotCompile':
    '没有发布：规则包有 {count} 处规则不能使用，第一处是规则 {rule}（{reason}）。请改正后再发布。',
  'error.packs.publish.testsFail':
    '没有发布：规则包自带的测试有 {failed} 个没有通过，{untested} 条规则没有测试到，第一个是“{first}”。请改正规则或补充测试。',
  'error.packs.publish.seqNotHigher':
    '没有发布：规则包 {pack} 的编号 {seq} 不高于已发布的 {last}。编号只能往上走，要退回旧内容也请用新编号发布。',
  'error.packs.publish.unknownPack':
    '没有发布：渠道里写的规则包 {pack} 第 {seq} 号还没有发布。请先发布规则包。',
  'error.packs.publish.notInChannel':
    '渠道 {channel} 没有给出规则包 {pack}。请核对渠道和规则包的名称，或先发布。',
  'error.packs.publish.whichPack': '渠道 {channel} 给出多个规则包（{packs}），请用 --pack 说明是哪一个。',
  'error.packs.publish.emptyChannel':
    '渠道 {channel} 还没有给出任何规则包，没有什么可改。请先用 pack publish 发布。',
  'error.packs.publish.nothingGivenOut':
    '发布库的渠道里还没有规则包，没有写出文件。请先用 pack publish 发布规则包。',
  'error.packs.publish.badRoot':
    '文件 {file} 不是可用的根密钥清单（root），没有核对。请指定建立发布库时得到的 1.root.json。',
  'error.packs.unknown': '本机没有装入这个规则包。它可能属于别的档案，请在规则包列表里重新选择。',
  'error.packs.busy': '正在更新规则包，请等它完成，或先取消再试。',
  'error.packs.noPublisher':
    '这个档案还没有规则包的发布者，不能更新。随程序安装的规则包照常使用，程序升级时会带来新的规则包。',
  'error.packs.held':
    '规则包 {pack} {version} 没有启用：试运行显示，它会拒绝海关接受过的申报。请先看试运行结果，再决定是否启用。',
  'error.packs.nothingBefore': '没有可以退回的规则包：除了正在使用的，今天没有别的规则包生效。',
  'error.packs.offline': '您已设为离线，没有联网更新规则包。请先恢复联网，或者从U盘安装更新文件。',
  'error.packs.damaged':
    '规则包 {pack} {version} 的文件损坏（{detail}），暂不使用，已改用其余规则包中生效的一个。请重新更新规则包；录入和申报数据不受影响。',
  'error.packs.badArchive':
    '没有采用这个文件：它不是规则包更新文件，或者在复制时损坏。请向发布者重新索取，或重新复制。',
  'error.packs.doesNotLoad':
    '没有安装规则包：文件 {file} 不能读入（{reason}）。请先升级程序再试，仍然如此请联系发布者。',
  'error.packs.doesNotCompile':
    '没有安装规则包：有 {count} 处规则在本机不能使用，第一处是规则 {rule}（{reason}）。请先升级程序再试，仍然如此请联系发布者。',
  'error.packs.ownTests':
    '没有安装规则包：它自带的测试在本机有 {failed} 个没有通过，{untested} 条规则没有测试到，第一个是“{first}”。原来的规则包照常使用，请联系发布者。',
  'error.packs.tooMuch':
    '没有安装规则包：运行它自带的测试时，占用的时间或内存超过了限度。原来的规则包照常使用，请联系发布者。',
} as const;
