# 错误提示：发现了什么（正文），怎么办（.hint）

error-unexpected = 出现了意外错误，编号 { $number }。
    .hint = 您的数据没有受到影响。请刷新页面重试；如仍出现，请把编号告知系统管理员，日志中有详细记录。
error-region-unknown = 没有代码为“{ $found }”的地区。
    .hint = 请使用 GB/T 2260 六位行政区划代码，例如 440100。
error-target-unknown = 没有编号为“{ $found }”的目标。
    .hint = 请从目标列表中选择，或核对目标编号。
error-period-unreadable = 无法识别统计期“{ $found }”。
    .hint = 请写成 2024（全年）、2024-Q3（季度）或 2024-09（月份）。
error-moment-unreadable = 无法识别时间“{ $found }”。
    .hint = 请写成 2024-10-15 或 2024-10-15 09:00。
error-date-unreadable = 无法识别日期“{ $found }”。
    .hint = 请写成 2024-10-15 的形式。
error-received-in-future = 收到日期 { $found } 晚于今天。
    .hint = 请填写不晚于 { $expected } 的日期。
error-nothing-to-store = 文件“{ $file }”中没有可以入库的数值。
    .hint = 请按校验结果逐条修改后重新上传。未存入任何数据。
error-cells-refused = 文件“{ $file }”中有{ $count }个单元格被退回。
    .hint = 请更正后重新上传，或确认只存入其余无误的数值。未存入任何数据。
error-sample-refused = 演示报表“{ $file }”未通过校验。
    .hint = 请恢复随系统提供的演示报表文件。
error-sheet-unknown = 不认识登记文件“{ $file }”。
    .hint = 文件名应为以下之一：{ $expected }。
error-reference-broken = 登记文件“{ $file }”等处有{ $count }处不符合规则，未载入任何内容。
    .hint = 请按所列的文件、行、列逐条修改后重新载入。
error-reference-unreadable = 无法读取登记文件“{ $file }”：{ $found }
    .hint = 请把文件另存为 UTF-8 编码的 CSV。
error-reference-ragged = 登记文件“{ $file }”第{ $line }行有{ $found }列，应为{ $expected }列。
    .hint = 请检查该行的逗号和引号。
error-file-missing = 找不到文件“{ $file }”。
    .hint = 请核对路径和文件名。
error-store-missing = 还没有数据库：{ $path }
    .hint = 请先运行 python cli.py init 建库。
error-store-busy = 数据库正被另一个程序占用（进程号 { $pid }）。
    .hint = 请先结束该程序，再刷新页面。数据库文件：{ $path }
error-store-unreadable = 无法打开数据库 { $path }：{ $found }
    .hint = 请核对文件和访问权限，或从备份恢复。
error-table-unreadable = 无法读取表格“{ $file }”：{ $found }
    .hint = 请把文件另存为 UTF-8 编码的 CSV。
error-columns-missing = 表格“{ $file }”缺少以下列：{ $found }。
    .hint = 应有的列：{ $expected }。
error-indicator-unknown = 没有编号为“{ $found }”的指标。
    .hint = 请在登记库中核对指标编号。
error-lens-unknown = 视角“{ $found }”不存在。
    .hint = 可用的视角：{ $expected }。
error-document-unknown = 没有编号为“{ $found }”的政策文件。
    .hint = 可用的编号：{ $expected }。
error-policy-text-large = 文件“{ $file }”过大，全文最大 { $limit }。
    .hint = 请只导入文件正文，存为纯文本（txt）。
error-policy-text-empty = 文件“{ $file }”是空的。
    .hint = 请核对文件后重新导入。
error-policy-text-unreadable = 文件“{ $file }”不是可以读取的纯文本。
    .hint = 请把正文另存为 UTF-8 或 GB18030 编码的纯文本（txt）后再导入；docx、PDF 不能直接导入。
error-notice-unknown = 没有编码为“{ $found }”的督办。
    .hint = 请从督办列表中选择，或用 cli.py notice list 查看编码。
error-notice-not-proposed = 地区{ $region }的目标“{ $target }”目前不符合督办规则。
    .hint = 请刷新督办建议后重试；规则在“管理”的参数中修改。未存入任何数据。
error-notice-not-behind = 地区{ $region }的目标“{ $target }”目前没有滞后，或已有督办，不能发出督办。
    .hint = 请从滞后且没有督办的事项中选取：命令行用 notice behind 列出。未存入任何数据。
error-notice-not-issued = 督办“{ $number }”还没有发出，没有督办函。
    .hint = 请先发出督办，再下载督办函。
error-notice-moved = 督办“{ $number }”在您打开之后已有新的进展。
    .hint = 请刷新页面，看过最新的办理经过后再决定。未存入任何数据。
error-notice-move = 督办“{ $number }”现在的状态是{ $found ->
    [proposed] 拟办
    [issued] 已发出，待回复
    [replied] 已回复，待销号
    [escalated] 已升级，待回复
    [closed] 已销号
   *[withdrawn] 已撤销
}，不能{ $move ->
    [issued] 发出
    [replied] 登记回复
    [escalated] 升级
    [closed] 销号
   *[withdrawn] 撤销
}。
    .hint = 请查看办理经过，选择现在可以办理的环节。未存入任何数据。
error-notice-day = 日期 { $found } 早于上一环节的日期 { $expected }。
    .hint = 请填写不早于 { $expected } 的日期。
error-notice-day-ahead = 日期 { $found } 晚于今天。
    .hint = 请填写不晚于 { $expected } 的日期。
error-notice-deadline = 回复期限 { $found } 不晚于办理日期 { $expected }。
    .hint = 请填写晚于 { $expected } 的回复期限。
error-notice-colour = 督办只能升级：{ $found ->
    [blue] 蓝色
    [orange] 橙色
   *[red] 红色
}不重于现在的{ $expected ->
    [blue] 蓝色
    [orange] 橙色
   *[red] 红色
}。
    .hint = 请选择更重的等级；已是红色的不能再升级。
error-notice-reply-missing = 没有填写回复内容。
    .hint = 请写明整改措施、进展和预计达到要求的时间。
error-notice-link = “{ $found }”不是网址。
    .hint = 链接应以 http:// 或 https:// 开头；没有链接可以不填。
error-notice-document-date = 证明材料的日期 { $found } 晚于回复日期。
    .hint = 请核对材料日期。
error-notice-colour-unknown = 没有“{ $found }”这一督办等级。
    .hint = 可用的等级：{ $expected }。
error-score-sheet-missing = 还没有载入考核评分表。
    .hint = 请运行 python cli.py registry load data/reference/score_rules.csv --actor 姓名 --reason 说明，或载入本单位的评分表。
error-score-output = 生成 { $found } 文件须写明存到哪里。
    .hint = 请加上 -o 文件名。
error-disk-full = 磁盘已满，无法写入 { $path }。
    .hint = 这次没有保存任何内容；已有数据不受影响，可继续查询。请清理磁盘空间后重试。
error-store-read-only = 数据库 { $path } 目前只能读取，不能写入。
    .hint = 这次没有保存任何内容；可继续查询。请检查磁盘是否只读、文件和目录的权限，改正后重新启动服务。
error-store-failed = 读写数据库 { $path } 时磁盘出错：{ $found }
    .hint = 这次没有保存任何内容。请检查磁盘，然后运行 python cli.py check；核查不通过时从备份恢复。
error-schema-newer = 数据库 { $path } 由更新的版本建立（结构版本 { $found }，本程序支持到 { $expected }）。
    .hint = 请用更新的程序打开，或恢复升级前的备份。数据库未作任何改动。
error-schema-older = 数据库 { $path } 的结构版本为 { $found }，需升级到 { $expected }，但目前不能写入。
    .hint = 请检查磁盘是否只读、文件和目录的权限，改正后重试。
error-schema-not-newest = 数据库 { $path } 的结构版本为 { $found }，不是本程序的版本，未作核查。
    .hint = 较旧的数据库请先运行 python cli.py migrate；较新的请用更新的程序核查。
error-schema-foreign = 文件 { $path } 是 DuckDB 数据库，但不是本系统的数据库。
    .hint = 请检查路径。该文件未作任何改动。
error-no-room = 目录 { $folder } 所在磁盘空间不足：需要 { $needed }，剩余 { $free }。
    .hint = 请清理磁盘空间，或选择其他目录。数据库未作任何改动。
error-copy-failed = 副本 { $path } 写入失败：{ $found }
    .hint = 请检查目录的权限和磁盘。数据库未作任何改动。
error-copy-differs = 副本 { $path } 读回后与数据库不一致，已删除。
    .hint = 请检查磁盘后重试。数据库未作任何改动。
error-file-is-database = 文件 { $file } 是数据库本身，不能覆盖。
    .hint = 请换一个文件名。
error-file-exists = 文件 { $file } 已存在。
    .hint = 请换一个文件名；已有的备份不会被覆盖。
error-backup-unanswered = 占用数据库的进程 { $pid } 没有回应备份请求。
    .hint = 请用运行服务的同一用户执行；如占用者不是本系统的服务，请等它结束后重试。数据库文件：{ $path }
error-backup-no-digest = 备份 { $path } 旁边没有 sha256 文件，无法核对。
    .hint = 请把 .sha256 文件放在一起，或用 --sha256 给出摘要。
error-backup-changed = 备份 { $path } 与制作时不同：sha256 为 { $found }，应为 { $expected }。
    .hint = 该文件已损坏或被改动，请使用另一份备份。现有数据库未作任何改动。
error-backup-broken = 备份 { $path } 的内容有 { $count } 处不符，未恢复。
    .hint = 请使用另一份备份。现有数据库未作任何改动。
