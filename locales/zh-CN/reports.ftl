# 文件：季度通报、数据表

## 数据表
sheet-notes = 说明
sheet-note = 项目
sheet-note-text = 内容
error-workbook-too-large = 表格超出 Excel 的上限：{ $rows }行（最多{ $most }行，每格最多{ $longest }个字符）。
    .hint = 请缩小范围后重新导出，或改用 CSV。

## 通报：差错
error-version-unknown = 没有数据版本“{ $found }”，最新的是第{ $latest }版。
    .hint = 请填写 1 至 { $latest } 之间的版本号，或不填，采用最新版本。
error-version-removed = 数据版本{ $found }已无法重现：此后清除过演示数据。
    .hint = 请采用清除之后的数据版本。
error-bulletin-format = 通报不能生成为“{ $found }”。
    .hint = 可用的格式：{ $expected }。
error-template-format = 自备模板只用于 DOCX，不能用于“{ $found }”。
    .hint = 请改用 --format docx，或去掉 --template。
error-template-unreadable = 模板“{ $file }”无法读取：{ $found }
    .hint = 模板须为 Word 的 .docx 文件，字段写法见 docs/bulletin-template.md。
error-template-field = 模板“{ $file }”中有系统不认识的字段：{ $fields }。
    .hint = 可用字段见 docs/bulletin-template.md。请改正后重新生成；本次没有写出文件。
error-language-unknown = 不支持语言“{ $found }”。
    .hint = 可用的语言：{ $expected }。
error-file-disk-full = 磁盘空间不足，文件“{ $file }”没有写出。
    .hint = 请清理空间或换一个位置后重试；原有文件没有改动。
warning-font = 本机没有安装字体“{ $font }”（{ $use }），在本机打开时以“{ $fallback }”代替；装有该字体的电脑不受影响。
warning-font-any = 系统默认字体
warning-fonts-unchecked = 无法查明本机装有哪些字体；通报使用 { $fonts }，打开的电脑须装有这些字体。
font-use-body = 正文
font-use-title = 标题
font-use-first = 一级标题
font-use-second = 二级标题
font-use-latin = 数字和西文
font-use-slides = 演示文稿的中文
font-use-slides-latin = 演示文稿的数字和西文

## 通报：篇首
bulletin-name = 通报_{ $region }_{ $period }
bulletin-title = 关于{ $period }{ $region }{ $line_end }医改量化目标进展情况的通报
bulletin-title-space = { "" }
bulletin-subtitle = （截至{ $day }，数据版本第{ $version }版）
bulletin-subtitle-known = （截至{ $day }，采用{ $moment }前收到的数据，数据版本第{ $version }版）
bulletin-mark = （{ $mark }）
bulletin-demonstration = 演示数据，不得作为工作依据
bulletin-to-province = 各省、自治区、直辖市及新疆生产建设兵团医改工作牵头部门：
bulletin-to-prefecture = 各市医改工作牵头部门：
bulletin-to-county = 各县（市、区）医改工作牵头部门：
bulletin-to-below = 各{ $kinds }医改工作牵头部门：
bulletin-bracketed = （{ $words }）
bulletin-to-none = 各有关单位：
bulletin-intro = 根据{ $documents }确定的目标任务和各地报送数据，现将{ $period }（截至{ $day }）{ $whole }医改量化目标进展情况通报如下。
bulletin-intro-none = 现将{ $period }（截至{ $day }）{ $whole }医改量化目标进展情况通报如下。
bulletin-whole-country = 全国
bulletin-whole-province = 全省
bulletin-whole-district = 全区
bulletin-whole-city = 全市
bulletin-whole-prefecture = 全州
bulletin-whole-league = 全盟
bulletin-whole-county = 全县
bulletin-whole-banner = 全旗
bulletin-whole-corps = 全兵团
bulletin-whole-area = 全地区
bulletin-day = { $year }年{ $month }月{ $day }日
bulletin-moment = { $year }年{ $month }月{ $day }日{ $hour }时{ $minute }分
bulletin-numeral =
    { $number ->
        [1] 一
        [2] 二
        [3] 三
        [4] 四
        [5] 五
       *[6] 六
    }
bulletin-head = { $numeral }、{ $words }
bulletin-subhead = （{ $numeral }）{ $words }
bulletin-numbered = { $number }．{ $words }
bulletin-comma = ，
bulletin-semicolon = ；
bulletin-stop = 。
bulletin-space = { "" }

## 通报：总体情况
bulletin-head-overall = 总体情况
bulletin-counts = 截至{ $day }，{ $whole }{ $total }项量化目标中，{ $parts }。
bulletin-count = { $status }{ $count }项
bulletin-judged = 可以评价的{ $judged }项中，达标或达到序时进度的{ $good }项，占{ $share }。
bulletin-no-targets = 没有约束{ $region }的量化目标。
bulletin-not-in-force = 截至{ $day }，{ $whole }{ $total }项量化目标均尚未开始执行，没有需要通报的进展。
bulletin-no-values = 截至{ $day }，{ $whole }没有收到这一统计期的填报值，{ $total }项量化目标均无法评价。缺报的地区和目标列在第四部分，填报后须重新生成本通报。
bulletin-moved = 与{ $before }相比，{ $parts }。
bulletin-improved = 新达标或达到序时进度{ $count }项，为{ $names }
bulletin-fallen = 不再达标或达到序时进度{ $count }项，为{ $names }
bulletin-not-moved = 与{ $before }相比，没有目标新达标或达到序时进度，也没有目标退步。
bulletin-reported = 各填报单位应报{ $expected }项次，已报{ $reported }项次，报送率{ $share }。
bulletin-headline = 重点目标{ $count }项：{ $items }。
bulletin-headline-item = { $name }{ $value }，目标{ $target }，{ $said }
bulletin-gap = 差{ $gap }
bulletin-no-value = 无填报值
bulletin-number = “{ $name }”

## 通报：分领域进展
bulletin-head-themes = 分领域进展
bulletin-themes-good = { $names }{ $count }个领域的目标全部达标或达到序时进度。
bulletin-themes-behind = 有目标滞后的领域{ $count }个：{ $parts }。
bulletin-theme-behind = { $theme }{ $count }项
bulletin-table-themes = 表{ $number }　分领域进展情况（项）

## 通报：各地进展
bulletin-head-regions = 各地进展
bulletin-no-children = { $region }没有下级地区，不作地区比较。
bulletin-one-child = 下级地区只有{ $name }，不作排名，情况见下表。
bulletin-not-ranked = 下级地区均没有可评价的目标，无法排名。
bulletin-subhead-overall = 综合位次
bulletin-subhead-headline = 重点目标位次
bulletin-ranked = { $count }个地区按可评价目标中达标或达到序时进度的占比排列，居前的是{ $first }，居后的是{ $last }。
bulletin-ranked-all = { $count }个地区按可评价目标中达标或达到序时进度的占比排列：{ $first }。
bulletin-ranked-equal = { $count }个地区的可评价目标中，达标或达到序时进度的占比相同，均为{ $share }。
bulletin-ranked-one = { $name }（{ $share }）
bulletin-table-overall = 表{ $number }　综合位次
bulletin-table-ranking = 表{ $number }　{ $name }（目标{ $target }）
bulletin-table-ranking-own = 表{ $number }　{ $name }（各地目标不同）
bulletin-ranking-caption = { $name }（目标{ $target }）
bulletin-ranking-caption-own = { $name }（各地目标不同）
bulletin-ranking-rule = 注：占比为可评价目标中已达标和达到序时进度的份额；占比相同的，已达标份额高的在前，仍相同的并列。没有可评价目标的地区不排位次。位次变化与{ $before }相比。

## 通报：主要问题
bulletin-head-problems = 存在的主要问题
bulletin-subhead-own = 本级目标滞后
bulletin-subhead-below = 部分地区滞后
bulletin-subhead-silent = 数据缺报
bulletin-subhead-milestones = 事项逾期
bulletin-notices-untold = 督办通知只向负责本地区的人员提供，此处未列。
bulletin-subhead-notices = 督办逾期未回复
bulletin-problems-none = 没有发现滞后的目标、缺报的数据和逾期的事项。
bulletin-own-problem = { $name }：{ $value }，目标{ $target }，{ $said }（期限{ $due }）
bulletin-own-slow = 另有{ $count }项慢于序时，为{ $names }，列于附件{ $number }。
bulletin-own-only-slow = 没有明显滞后的目标；{ $count }项慢于序时，为{ $names }，列于附件{ $number }。
bulletin-below-problem = { $name }（目标{ $target }）：{ $parts }
bulletin-below-part = { $status }{ $count }地，{ $names }
bulletin-below-part-some = { $status }{ $count }地，{ $names }等（全部见附件{ $number }）
bulletin-own-targets = 各地不同
bulletin-below-one = { $region }（{ $value }，差{ $gap }）
bulletin-below-one-no-gap = { $region }（{ $value }）
bulletin-silent = 未报送任何数据的地区{ $count }个：{ $names }。
bulletin-silent-all = { $count }个下级地区均未报送数据：{ $names }。
bulletin-lacking = { $name }：{ $names }未报送（{ $count }地）。
bulletin-lacking-own = { $region }本级未报送{ $count }项：{ $names }。
bulletin-milestone-over = { $name }：应于{ $due }前完成，逾期{ $days }天尚未完成
bulletin-milestone-late = { $name }：应于{ $due }前完成，已完成，但晚于期限
bulletin-notice-number = { $number }（{ $colour }）
bulletin-notice-number-from = { $issuer }{ $number }（{ $colour }）
bulletin-notice = { $number }：{ $region }{ $name }，应于{ $deadline }前回复，已逾期{ $days }天

## 通报：下一步工作
bulletin-head-steps = 下一步工作
bulletin-step-missed-head = 对逾期未达的目标限期整改。
bulletin-step-missed = { $names }已过期限，要查明原因、明确责任，限期达到目标要求。
bulletin-step-open-head = 加快滞后目标的进度。
bulletin-step-open = 期限为{ $due }的目标中，{ $names }进度滞后，要逐项排出进度，确保按期完成。
bulletin-step-milestones-head = 按期完成到期事项。
bulletin-step-milestones = 尚未完成、将于期限内到期的事项：{ $parts }。
bulletin-step-milestone = { $name }（{ $due }前）
bulletin-step-regions-head = 压实滞后地区责任。
bulletin-step-regions = 滞后目标较多的{ $names }，要对照附件和数据表逐项制定整改措施。
bulletin-step-region = { $name }（{ $count }项）
bulletin-step-report-head = 补齐缺报数据。
bulletin-step-report = 缺报的地区和单位要及时补报，最迟随{ $next }数据一并报送。
bulletin-step-notices-head = 回复逾期督办。
bulletin-step-notices = { $names }已过回复期限，收函单位要在接到本通报后立即书面回复；仍不回复的，按规则升级督办等级。
bulletin-step-keep-head = 巩固已有成效。
bulletin-step-keep = 没有滞后的目标，要保持进度，按期完成全部目标任务。
bulletin-list-more = { $names }等{ $count }项

## 通报：附件
bulletin-attachments = 附件：
bulletin-attachment-one = { $number }．{ $name }
bulletin-attachment = 附件{ $number }
attachment-on_pace = 已达标和达到序时进度的目标
attachment-behind = 慢于序时进度的目标
attachment-open = 尚未到期和无法评价的目标
attachment-below = 滞后地区名单
attachment-rankings = 各项目标的地区位次
attachment-sources = 目标出处
attachment-method = 评价方法和数据说明
bulletin-sources-note = 文件：{ $document }。各项目标的原文如下。
bulletin-attachment-empty = 没有此类目标。
bulletin-slow-note = 慢于序时包括慢于序时、明显滞后、倒退和逾期未达。
bulletin-rankings-note = 各表按数值由好到差排列；差距为现值与目标之差，负数为未达到，比例的差距以百分点计；升降为与{ $before }相比的位次变化，“—”为没有数值或没有可比的位次。

## 通报：列名
column-bulletin-number = 序号
column-bulletin-theme = 领域
column-bulletin-total = 目标数
column-bulletin-name = 目标
column-bulletin-target = 目标值
column-bulletin-value = 现值
column-bulletin-gap = 差距
column-bulletin-due = 期限
column-bulletin-status = 状态
column-bulletin-rank = 位次
column-bulletin-region = 地区
column-bulletin-judged = 可评价
column-bulletin-met = 已达标
column-bulletin-on-pace = 达到序时
column-bulletin-share = 占比
column-bulletin-moved = 位次变化
column-bulletin-moved-short = 升降
column-bulletin-lacking = 缺报
column-bulletin-grave = 明显滞后及以下
column-bulletin-slow = 慢于序时
column-bulletin-document = 文件
column-bulletin-clause = 条款
column-bulletin-quote = 原文
column-bulletin-remark = 说明
bulletin-clause-preamble = 开头
bulletin-clause-overview = 概述
bulletin-clause-closing = 结尾
bulletin-up = 升{ $places }
bulletin-down = 降{ $places }
bulletin-level = 持平

## 通报：方法说明
method-bulletin-scope = 统计范围。{ $documents }中约束{ $region }的量化目标共{ $total }项，重复引用的目标只计一次。
method-bulletin-known = 数据截至。统计期截至{ $day }；数据版本第{ $version }版（{ $moment }）。以同一版本和同一时点重新生成，数字不变。
method-bulletin-known-at = 数据截至。统计期截至{ $day }；只采用{ $known }前收到的数据，数据版本第{ $version }版（{ $moment }）。以同一版本和同一时点重新生成，数字不变。
method-bulletin-rollup = 汇总口径。比例按下级的分子、分母分别相加后计算，不对百分比求平均；计数直接相加；本级自报数优先于下级合计。缺报不作零处理。
method-bulletin-completeness = 报送率。应报{ $expected }项次，已报{ $reported }项次，报送率{ $share }。报送单位不足{ $cut }且缺报单位可能改变结论的，不作评价。
method-bulletin-methods = 评价方法。{ $parts }。
method-bulletin-method = { $method }{ $count }项
method-bulletin-linear = 序时进度。进度比为现值与基线之差除以序时应达值与基线之差：不低于{ $on_pace }为达到序时进度，{ $slow }至{ $on_pace }为慢于序时，{ $far }至{ $slow }为明显滞后，低于{ $far }为倒退；未取整的现值达到目标的为已达标，过期未达的为逾期未达。
method-bulletin-disagree = 方法分歧。{ $names }按其他公布方法得出不同状态。
method-bulletin-tolerance = 容差。“接近”“左右”等表述所用容差属解释：{ $parts }。
method-bulletin-tolerance-one = { $name }（{ $tolerance }）
method-bulletin-inferred = 期限。{ $count }项目标的期限由文件推断，不是原文写明。
method-bulletin-check = 核对。目标条文据所列文件录入，正式使用前须与原件核对。
method-bulletin-demonstration = 演示数据。本通报含演示数据，只用于说明系统功能，不反映任何地区的实际情况，不得作为工作依据。

## 通报：数据表
xlsx-counts = 总体
xlsx-targets = 目标
xlsx-regions = 地区×目标
xlsx-ranking = 综合位次
xlsx-rankings = 各目标位次
xlsx-problems = 滞后
xlsx-lacking = 缺报
xlsx-milestones = 里程碑
xlsx-overdue = 督办逾期
xlsx-overdue-title = 督办逾期未回复（天数计至{ $day }）
xlsx-sources = 出处
xlsx-count = 数量
xlsx-share = 占比（%）
xlsx-kept-share = 达标或达到序时占比（%）
xlsx-unit = 单位
xlsx-numerator = 分子
xlsx-denominator = 分母
xlsx-baseline = 基线
xlsx-expected = 序时应达
xlsx-pace = 进度比
xlsx-own-status = 本项状态
xlsx-reason = 原因
xlsx-completeness = 已报/应报
xlsx-source = 数值来源
xlsx-period = 统计期
xlsx-method = 方法
xlsx-code = 代码
xlsx-target-id = 目标编号
xlsx-rank-before = 上期位次
xlsx-moved = 升降（正为上升）
xlsx-remark = 备注
xlsx-due-basis = 期限依据
xlsx-days = 距期限天数
xlsx-total = 合计
xlsx-whole-region = 全部缺报
due-basis-stated = 文件写明
due-basis-inferred = 推断
note-title = 标题
note-region = 地区
note-as-of = 截至
note-known-at = 采用此前收到的数据
note-version = 数据版本
note-version-text = 第{ $version }版（{ $moment }）
note-latest = 数据版本所含的全部数据
note-demonstration = 数据性质
note-ranking = 位次规则
note-method = 方法{ $number }

## 命令行
cli-bulletin-written = 已生成：{ $file }（数据版本第{ $version }版）
cli-bulletin-again = 如须重新生成同样的数字：--data-version { $version }
