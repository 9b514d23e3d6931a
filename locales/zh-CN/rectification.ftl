# 督办整改：规则、督办函、界面

## 参数
setting-group-rectification = 督办规则
setting-notice_scope = 督办对象
    .help = 建议督办时查看哪些地区的目标。
setting-notice_scope-both = 本级和下一级地区
setting-notice_scope-children = 只看下一级地区
setting-notice_scope-own = 只看本级
setting-notice_from = 从哪种状态起算滞后
    .help = 达到这种状态或更差的统计期，计入连续滞后。
setting-notice_from-slow = 慢于序时
setting-notice_from-far_behind = 明显滞后
setting-notice_from-worsening = 倒退
setting-notice_from-missed = 逾期未达
setting-notice_missed = 逾期未达的目标
    .help = 期限已过仍未达到的目标，是否须连续滞后才建议督办。
setting-notice_missed-at_once = 立即建议督办
setting-notice_missed-in_a_row = 与其他目标一样，须连续滞后
setting-notice_periods = 连续滞后几个统计期建议督办
    .help = 无法评价的统计期中断连续。
setting-notice_orange_periods = 连续滞后几个统计期建议橙色
    .help = 须多于建议督办的期数。
setting-notice_red_periods = 连续滞后几个统计期建议红色
    .help = 须多于建议橙色的期数。
setting-notice_orange_from = 从哪种状态起建议橙色
    .help = 状态和连续期数，取较重的一个。
setting-notice_orange_from-slow = 慢于序时
setting-notice_orange_from-far_behind = 明显滞后
setting-notice_orange_from-worsening = 倒退
setting-notice_orange_from-missed = 逾期未达
setting-notice_red_from = 从哪种状态起建议红色
    .help = 状态和连续期数，取较重的一个。
setting-notice_red_from-slow = 慢于序时
setting-notice_red_from-far_behind = 明显滞后
setting-notice_red_from-worsening = 倒退
setting-notice_red_from-missed = 逾期未达
setting-notice_blue_days = 蓝色督办的回复期限（天）
    .help = 从发出之日起计算，发出时可以改。
setting-notice_orange_days = 橙色督办的回复期限（天）
    .help = 从发出或升级之日起计算，可以改。
setting-notice_red_days = 红色督办的回复期限（天）
    .help = 从发出或升级之日起计算，可以改。

## 称谓
notice-number = 督办〔{ $year }〕{ $number }号
notice-no-number = 未编号
notice-file = 督办函_{ $year }年{ $number }号_{ $colour ->
    [blue] 蓝色
    [orange] 橙色
   *[red] 红色
}
notice-colour-blue = 蓝色
notice-colour-orange = 橙色
notice-colour-red = 红色
notice-state-proposed = 拟办
notice-state-chosen = 已选定
notice-state-issued = 已发出，待回复
notice-state-replied = 已回复，待销号
notice-state-escalated = 已升级，待回复
notice-state-closed = 已销号
notice-state-withdrawn = 已撤销
notice-said-waiting = 待回复，还有{ $days }天
notice-said-today = 待回复，今天到期
notice-said-overdue = 逾期{ $days }天未回复

## 督办函
notice-doc-title = 关于{ $name }{ $said }的督办函
notice-doc-title-escalated = 关于{ $name }{ $said }升级为{ $colour }督办的函
notice-doc-to = { $region }医改工作牵头部门：
notice-doc-to-own = { $region }医改工作各有关责任部门：
notice-doc-to-departments = { $names }：
notice-doc-opening = 对照{ $document }的要求，截至{ $day }，{ $region }{ $name }{ $said }。现予{ $colour }督办，有关事项如下。
notice-doc-opening-escalated = 对照{ $document }的要求，截至{ $day }，{ $region }{ $name }{ $said }，已以{ $number }督办。因{ $why }，现升级为{ $colour }督办，有关事项如下。
notice-doc-head-matter = 督办事项
notice-doc-matter = { $region }{ $name }，{ $period }{ $said }。
notice-doc-matter-row = { $region }{ $name }，自{ $first }至{ $last }连续{ $count }个统计期滞后。
notice-doc-head-basis = 督办依据
notice-doc-basis = { $document }{ $clause }：“{ $quote }”。完成期限为{ $due }（{ $basis }）。
notice-doc-head-figures = 要求值和实际值
notice-doc-column-target = 目标值
notice-doc-column-required = 序时应达
notice-doc-column-value = 实际值
notice-doc-column-gap = 与目标的差距
notice-doc-column-status = 状态
notice-doc-column-period = 统计期
notice-doc-past = 近期状态
notice-doc-data = 注：数值截至{ $day }，数据版本第{ $version }版（{ $moment }），报送单位{ $reported }/{ $expected }，评价方法为{ $method }。以上数值发文时已固定，此后的修订不改变本函。目标条文据所列文件录入，正式使用前须与原件核对。
notice-doc-data-known = 注：数值截至{ $day }，只采用{ $known }前收到的数据，数据版本第{ $version }版（{ $moment }），报送单位{ $reported }/{ $expected }，评价方法为{ $method }。以上数值发文时已固定，此后的修订不改变本函。目标条文据所列文件录入，正式使用前须与原件核对。
notice-doc-head-demands = 整改要求和期限
notice-doc-mend = 查明滞后原因，明确责任单位和责任人，制定整改措施并抓紧落实。
notice-doc-reply = 请于{ $day }前书面回复整改情况，写明已采取的措施、取得的进展和预计达到要求的时间，并附证明材料的文号和日期。
notice-doc-after = 逾期不回复或整改不力的，将升级为{ $colour }督办，并在季度通报中列出。
notice-doc-after-red = 逾期不回复或整改不力的，将在季度通报中列出，并按有关规定处理。
notice-doc-signed = { $region }医改工作牵头部门（盖章）

## 界面：标题
ledger-tab = 台账内容
ledger-tab-tasks = 任务清单
ledger-tab-rectification = 督办整改
ledger-tab-assessment = 年度考核
filter-unknown-tab = 链接中的栏目“{ $found }”不存在，已改为任务清单。
filter-unknown-notice = 链接中的督办“{ $found }”不存在，已改为督办列表。
filter-unknown-propose = 链接中的事项“{ $found }”目前不在督办建议中：可能已经发出，或不再符合规则。
filter-unknown-notices = 链接中的列表“{ $found }”不存在，已改为未结督办。
notice-title = { $region }：{ $proposed ->
    [0] 没有须建议督办的目标
   *[other] 建议督办{ $proposed }项
}，{ $open ->
    [0] 没有未结督办
   *[other] 未结督办{ $open }件
}{ $overdue ->
    [0] { "" }
   *[other] ，逾期未回复{ $overdue }件
}
notice-rule = 规则：{ $scope }，{ $from }及更差，连续{ $periods }个统计期{ $missed }
notice-rule-missed = （逾期未达的立即）
notice-rule-colours = 连续{ $orange }期或{ $orangeFrom }起为橙色，连续{ $red }期或{ $redFrom }起为红色
notice-rule-days = 回复期限：蓝色{ $blue }天，橙色{ $orange }天，红色{ $red }天
notice-approved-only = 督办只依据已审核的数值

## 界面：建议
notice-proposals = 督办建议
notice-proposals-none = 截至{ $period }，没有符合督办规则的目标。
notice-proposals-note = 近期状态自左至右由远及近。只供参照上级的目标、合计中的份额、无法评价的统计期不作建议；已有未结督办的不再建议。
notice-proposals-more = 只显示前{ $shown }项，共{ $total }项，其余见下载的文件。
notice-propose = 拟办 ›
notice-download-proposals = 下载督办建议
notice-column-colour = 等级
notice-column-region = 地区
notice-column-item = 事项
notice-column-value = 实际值
notice-column-required = 序时应达
notice-column-target = 目标值
notice-column-gap = 差距
notice-column-past = 近期状态
notice-column-streak = 连续期数
notice-column-basis = 依据
notice-column-deadline = 回复期限
notice-column-action = 办理
notice-column-number = 文号
notice-column-issued = 发出日期
notice-column-state = 进展
notice-column-issuer = 发文地区
notice-column-quote = 原文
notice-column-due = 完成期限
notice-column-status = 状态
notice-column-as-of = 截至
notice-column-days-over = 逾期天数
notice-column-when = 日期
notice-column-step = 环节
notice-column-who = 经办
notice-column-details = 内容
notice-column-version = 数据版本
notice-column-id = 编码
notice-column-unit = 单位
notice-column-remark = 备注
notice-confirm = 拟发督办：{ $region }，{ $name }
notice-confirm-explained = 确认后按年度顺序编号，数值、依据和数据版本随函固定，此后的修订不改变督办函。
notice-choose-title = 督办规则未建议的事项
notice-choose-explained = 目标滞后而规则没有建议督办的，也可以督办，须写明理由。只列出没有督办的滞后事项。
notice-choose-none = 没有可选的事项：滞后的目标都已有督办，或没有滞后的目标。
notice-choose-region = 地区
notice-choose-target = 滞后的目标
notice-choose-one = { $name }（{ $value }，目标{ $target }，{ $status }）
notice-choose-open = 填写督办
notice-choose-confirm = 另选督办：{ $region }，{ $name }
notice-choose-reason = 督办理由（写入督办函，必填）
filter-unknown-choose = 链接中的事项“{ $found }”目前没有滞后，或已有督办，已改为督办列表。
notice-form-colour = 督办等级
notice-form-deadline = 回复期限
notice-form-comment = 说明（写入督办函，可不填）
notice-form-issue = 确认并发出
notice-form-keep = 先存为拟办
notice-form-cancel = 返回列表
notice-form-suggested = 规则建议{ $colour }，回复期限{ $deadline }。

## 界面：督办列表和办理
notice-list = 督办列表
notice-list-own = 本地区的督办通知中，只列出您负责的地区及其下级发出或应答复的。
notice-list-today = 天数按今天（{ $day }）计算。
notice-show = 列表内容
notice-show-open = 未结
notice-show-overdue = 逾期未回复
notice-show-done = 已销号或撤销
notice-show-all = 全部
notice-none-open = 没有未结的督办。
notice-none-overdue = 没有逾期未回复的督办。
notice-none-done = 没有已销号或撤销的督办。
notice-none-all = 还没有督办。
notice-download-list = 下载督办列表
notice-received = 上级督办
notice-close-panel = 返回列表
notice-opened = { $number }　{ $region }
notice-fact-item = 事项
notice-fact-state = 进展
notice-fact-colour = 等级
notice-fact-basis = 依据
notice-fact-quote = 原文
notice-fact-figures = 数值
notice-fact-figures-said = 实际{ $value }，目标{ $target }，序时应达{ $required }，差距{ $gap }
notice-fact-past = 近期状态
notice-fact-deadline = 回复期限
notice-fact-issuer = 发文地区
notice-fact-data = 数据
notice-fact-data-said = 截至{ $period }，数据版本第{ $version }版（{ $moment }）
notice-letter = 督办函（DOCX）
notice-letter-escalated = 升级函：{ $colour }（DOCX）
notice-steps = 办理经过
notice-step-proposed = 拟办
notice-step-chosen = 选定（规则未建议）
notice-step-issued = 发出
notice-step-replied = 回复
notice-step-escalated = 升级
notice-step-closed = 销号
notice-step-withdrawn = 撤销
notice-step-terms = { $colour }，回复期限{ $deadline }
notice-step-document = 证明材料：{ $document }
notice-step-document-date = （{ $date }）
notice-step-link = 打开链接
notice-actions = 办理
notice-actions-none = 已办结，不再有后续环节。
notice-move-issued = 发出
notice-move-replied = 登记回复
notice-move-escalated = 升级
notice-move-closed = 销号
notice-move-withdrawn = 撤销
notice-form-day = 日期
notice-form-reply = 回复内容
notice-form-reply-placeholder = 已采取的措施、取得的进展、预计达到要求的时间
notice-form-document = 证明材料的文号或名称
notice-form-document-date = 材料日期
notice-form-link = 链接（http 或 https）
notice-form-reason = 理由
notice-form-reason-closed = 销号依据
notice-form-submit-issued = 发出督办函
notice-form-submit-replied = 登记回复
notice-form-submit-escalated = 升级督办
notice-form-submit-closed = 销号
notice-form-submit-withdrawn = 撤销
notice-done-proposed = 已存为拟办，可在列表中发出或撤销。
notice-done-issued = 已发出{ $number }。
notice-done-replied = 已登记{ $number }的回复。
notice-done-escalated = { $number }已升级为{ $colour }督办。
notice-done-closed = { $number }已销号。
notice-done-withdrawn = { $number }已撤销。
