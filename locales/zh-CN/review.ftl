# 审核：报表的状态、与已通过数值的比较、处理意见

error-return-unknown = 没有回执号为“{ $found }”的报表。
    .hint = 请核对回执号；可用 python cli.py returns list 或在审核页查看全部报表。
error-state-unknown = 没有名为“{ $found }”的报表状态。
    .hint = 可用的状态：{ $expected }。
error-actor-missing = 没有写明经办人。
    .hint = 请写明由谁处理，例如 --actor 张三。
error-comment-missing = 没有写明理由。
    .hint = 退回和撤回都须写明理由，报送单位据此修改。未作任何改动。
error-move-not-allowed = 报表 { $number } 目前为“{ $found ->
    [draft] 草稿
    [submitted] 已提交
    [approved] 已通过
    [sent_back] 已退回
   *[withdrawn] 已撤回
}”，不能{ $move ->
    [approved] 通过
    [sent_back] 退回
   *[withdrawn] 撤回
}。
    .hint = { $move ->
    [approved] 只有已提交的报表可以通过；已退回或已撤回的，请报送单位重新报送。
    [sent_back] 只有已提交的报表可以退回；已通过的报表有误时请撤回。
   *[withdrawn] 草稿、已提交和已通过的报表可以撤回；已退回的报表不影响任何数值，无需撤回。
}未作任何改动。
error-file-unwritable = 无法写入文件“{ $file }”：{ $found }
    .hint = 请核对文件夹是否存在、是否有写入权限。

## 命令行
cli-waits = 报表已提交，等待审核；通过之前不计入任何数值。
cli-part-steps = 处理经过（{ $count }步）
cli-part-corrects = 更正的报表（{ $count }份）
cli-part-values = 数值及原已通过的数值（{ $count }个）
cli-part-findings = 校验结果，每种原因最多列3条（{ $count }条）
cli-decided-approved = 报表 { $number } 已通过，即时计入。数据版本 { $version }
cli-decided-sent_back = 报表 { $number } 已退回，各项数值不变。数据版本 { $version }
cli-decided-withdrawn = 报表 { $number } 已撤回，恢复此前的数值。数据版本 { $version }

## 审核页
review-title = 审核报表
review-explained = 点击文件名查看与已通过数值的比较。通过之前，报表不计入任何数值。
review-heading = 审核：{ $file }
review-back = ← 返回列表
review-state = 报表状态
review-list-submitted = 待审核
review-list-approved = 已通过
review-list-sent_back = 已退回
review-list-withdrawn = 已撤回
review-list-superseded = 已被替代
review-list-all = 全部
review-list-more = 只列最近{ $shown }份；请选择下级地区查看其余报表。
review-none-submitted = 本地区和下级地区没有等待审核的报表。
review-none-approved = 本地区和下级地区没有已通过的报表。
review-none-sent_back = 本地区和下级地区没有已退回的报表。
review-none-withdrawn = 本地区和下级地区没有已撤回的报表。
review-none-superseded = 本地区和下级地区没有数值已全部被替代的报表。
review-none-all = 本地区和下级地区还没有报表。
review-off = 目前未启用审核：确认入库的报表即时通过。启用方法：启动前设置环境变量 MONITOR_REVIEW=on。
review-facts = 报表
review-region = { $name }（{ $code }）
review-fact-state = 状态
review-fact-number = 回执号
review-fact-sender = 报送地区
review-fact-actor = 报送人
review-fact-received = 收到日期
review-fact-recorded = 入库时间
review-fact-counts = 单元格
review-fact-corrects = 更正
review-fact-sha256 = 文件指纹（sha256）
review-counts = 接受{ $accepted }，接受并提示{ $warned }，退回{ $rejected }
review-corrects-count = { $count ->
    [0] 不替代任何已通过的数值
   *[other] { $count }份已通过的报表
}
review-corrects-one = { $received } 收到的“{ $file }”：替代{ $values }个数值，其中{ $changed }个不同
review-decide = 处理
review-decide-explained = 退回和撤回须写明理由。每项处理都留有记录，不能删除。
review-decided = 这份报表已处理完毕。如需再次审核，请报送单位重新报送。
review-comment = 意见
review-comment-placeholder = 退回、撤回时必填，报送单位据此修改
review-move-approved = 通过
review-move-sent_back = 退回
review-move-withdrawn = 撤回
review-done-approved = 已通过，数值即时计入。
review-done-sent_back = 已退回，各项数值不变。
review-done-withdrawn = 已撤回，恢复此前的数值。
review-steps = 处理经过
review-differences = 与已通过数值的比较
review-differences-none = 这份报表没有数值。
review-differences-said = { $parts }。按变化幅度从大到小排列；点击本次数值可查看其来历。
review-differences-more = 列出前{ $shown }个，共{ $total }个；全部内容请下载。
review-download-differences = 下载比较表（CSV）
review-findings = 校验结果
review-findings-few = 每种原因列出前{ $shown }处；全部内容请下载。
review-cell = 数值来历：{ $region } { $indicator } { $period }
review-cell-none = 没有报送过这个数值。
review-cell-close = 收起
review-holds = 现行
review-column-received = 收到日期
review-column-sender = 报送地区
review-column-file = 文件
review-column-state = 状态
review-column-usable = 数值
review-column-warned = 提示
review-column-rejected = 退回
review-column-decided = 最近处理
review-column-note = 备注
review-column-when = 时间
review-column-who = 经办
review-column-comment = 意见
review-column-region = 地区
review-column-indicator = 指标
review-column-period = 统计期
review-column-old = 原数值
review-column-new = 本次数值
review-column-difference = 相差
review-column-share = 变化幅度
review-column-change = 变化
review-column-verdict = 结论
review-column-count = 处数
review-column-row = 行
review-column-column = 列
review-column-value = 数值
review-column-problem = 问题
review-column-remedy = 怎么改
review-column-standing = 状态
filter-unknown-return = 链接中的回执号“{ $found }”不存在，已改为列表。
filter-unknown-state = 链接中的报表状态“{ $found }”无法识别，已改为待审核。
filter-unknown-cell = 链接中的数值“{ $found }”无法识别，应写成 指标编号:行政区划代码:统计期。
error-decided-meanwhile = 报表 { $number } 在您查看期间已由他人处理，您的操作未生效。
    .hint = 页面已更新，请按现在的状态处理。
