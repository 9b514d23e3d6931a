# 年度考核：评分表、得分、界面

## 得分的算式
score-line = 权重{ $points } × { $what }{ $share } = { $score }
score-line-over = ；超额{ $share }，可加{ $score }
score-line-excluded = 不计入：{ $why }（权重{ $points }）
score-line-zero = 按评分表计0分：{ $why }（权重{ $points }）
score-line-not_applicable = 不考核本地区：{ $why }
score-what-share = 完成率
score-what-pace = 进度比
score-what-late = 完成但晚于期限
score-sum-nothing = { $lines }项目标均无法评价，没有得分。
score-sum-base = 基本分：{ $scored }项目标共得{ $raw }分，可评价的权重合计{ $assessed }，折算为{ $full }分制：{ $raw } ÷ { $assessed } × { $full } = { $base }。
score-sum-excluded = 未计入：{ $count }项目标无法评价，权重{ $points }（全部权重{ $asked }），不按零分处理，得分按其余权重折算。
score-sum-zero = 按零分计：{ $count }项目标无法评价，评分表规定计零分。
score-sum-late = 扣分：迟报{ $count }个季度，扣{ $points }分。
score-sum-late-none = 没有迟报的季度，不扣分。
score-sum-refused = 扣分：{ $count }份报表被退回或有数值被退回，扣{ $points }分。
score-sum-refused-none = 没有被退回的报表，不扣分。
score-sum-bonus = 加分：超额部分合计{ $over }，{ $over } ÷ { $assessed } × { $full } = { $bonus }。
score-sum-bonus-capped = 加分：超额部分合计{ $over }，折算后达到或超过上限，加{ $bonus }分。
score-sum-bonus-none = 没有超额完成的目标，不加分。
score-sum-total = 总分：{ $base } − { $taken } + { $bonus } = { $total }。
score-rank = 位次：在{ $ranked }个可排名的同级地区中列第{ $rank }位。
score-rank-thin = 不排名次：可评价的权重只占{ $share }。
score-rank-alone = 不排名次：按本地区自己的文件考核，该文件不约束同级地区。

## 文件
score-title = { $region }医改量化目标考核得分
score-title-below = { $region }下级地区医改量化目标考核得分
score-title-period = { $title }（{ $period }）
score-file = 考核得分_{ $region }_{ $period }
score-xlsx-totals = 得分
score-xlsx-lines = 逐项
score-xlsx-sheet = 评分表
score-note-documents = 考核依据
score-note-rule = 计分方法
score-head-sums = 总分
score-head-lines = 逐项得分
score-head-ranking = 得分和位次
score-head-method = 计分方法
score-none = 没有可以考核的目标。
score-value-of = { $value }（目标{ $target }）
score-method-line = 每项目标的得分为权重乘以完成的份额：已达标的得全部权重；未达标的按评分表，以完成率或进度比计，最低不低于评分表的下限；没有完成率的事项按状态计；按期重复的事项以做到的期数占应做期数的份额计。
score-method-weight = 评分表单列的目标用自己的权重，其余目标均分所在领域的权重。基本分按可评价的权重折算为{ $full }分。
score-method-excluded = 无法评价的目标除评分表另有规定外不计入，也不按零分处理；只约束上级合计的目标不考核下级。
score-method-late = 年内每有一个季度首次报送晚于截止日，扣{ $each }分，最多扣{ $most }分。
score-method-refused = 每有一份报表被退回或有数值被退回，扣{ $each }分，最多扣{ $most }分。
score-method-bonus = 已达标的目标超额部分按权重加分，以评分表的上限为限，合计最多加{ $most }分。
score-method-rank = 各项得分和合计四舍五入到两位小数。总分相同的并列；可评价的权重不足{ $share }的不排名次。

## 评分表
score-part-target = 目标权重
score-part-theme = 领域权重
score-part-status = 状态份额
score-part-unassessed = 无法评价
score-part-deduction = 扣分
score-part-bonus = 加分
score-part-total = 总则
score-way-share = 按完成率
score-way-pace = 按进度比
score-way-status = 按状态
score-way-exclude = 不计入
score-way-zero = 计零分
score-standing-in_force = 有效
score-standing-demonstration = 演示
score-standing-withdrawn = 已撤销
score-subject-other-themes = 其他领域
score-subject-unassessed = 其他原因
score-subject-full_marks = 满分
score-subject-least_assessed = 参加排名的最低可评价份额
score-subject-late_quarter = 迟报的季度
score-subject-refused_return = 被退回的报表
score-subject-over_target = 超额完成
score-treatment-scored = 计分
score-treatment-zero = 计零分
score-treatment-excluded = 不计入
score-treatment-not_applicable = 不考核

## 列名
score-column-percent = { $label }（%）
score-column-rank = 位次
score-column-region = 地区
score-column-total = 总分
score-column-base = 基本分
score-column-late = 迟报季度
score-column-late_points = 迟报扣分
score-column-refused = 退回报表
score-column-refused_points = 退回扣分
score-column-bonus = 加分
score-column-raw = 得分合计
score-column-assessed_points = 可评价权重
score-column-asked_points = 全部权重
score-column-assessed_share = 可评价份额
score-column-scored = 计分项数
score-column-excluded = 不计入项数
score-column-zero = 计零分项数
score-column-not_applicable = 不考核项数
score-column-region_code = 地区代码
score-column-demonstration = 备注
score-column-number = 序号
score-column-theme = 领域
score-column-name = 目标
score-column-target = 目标值
score-column-value = 现值
score-column-unit = 单位
score-column-status = 状态
score-column-reason = 原因
score-column-way = 计分方式
score-column-points = 权重
score-column-measure = 完成率或进度比
score-column-share = 得分份额
score-column-score = 得分
score-column-over = 超额
score-column-arithmetic = 算式
score-column-treatment = 处理
score-column-document = 文件
score-column-clause = 条款
score-column-due_date = 期限
score-column-target_id = 目标编号
score-column-part = 类别
score-column-subject = 对象
score-column-floor = 下限
score-column-cap = 上限
score-column-standing = 状态
score-column-note = 说明

## 界面
score-screen-title = { $region }考核得分{ $total }分{ $rank ->
    [0] { "" }
   *[other] ，在{ $ranked }个同级地区中列第{ $rank }位
}
score-screen-title-none = { $region }没有考核得分
score-screen-title-below = { $region }{ $count }个下级地区考核：{ $first }{ $most }分居首，{ $last }{ $least }分居末
score-screen-title-below-one = { $region }1个下级地区考核：{ $first }{ $most }分
score-screen-title-below-none = { $region }下级地区没有可排名的考核得分
score-second-documents = 考核依据：{ $documents }
score-second-lines = 计分{ $scored }项，不计入{ $excluded }项，不考核{ $not_applicable }项
score-approved-only = 考核只依据已审核的数值
score-second-sheet = 评分表为演示
score-ranking = 得分和位次
score-sums = { $region }的总分
score-lines = { $region }逐项得分
score-sheet = 评分表
score-sheet-change = 修改评分表：在“管理”中上传 score_rules.csv
score-whose = 考核对象
score-whose-own = 本地区
score-whose-below = 下级地区
score-open = 查看逐项得分
score-back = 返回得分和位次
score-download-totals = 下载得分
score-download-lines = 下载逐项得分
score-download-sheet = 下载评分表
score-download-docx = 考核得分（DOCX）
score-download-xlsx = 得分、逐项和评分表（XLSX）
score-nothing = { $region }没有可以考核的目标。
filter-unknown-scored = 链接中的考核地区“{ $found }”不在所选地区之下，已改为本地区。
filter-unknown-whose = 链接中的考核对象“{ $found }”不存在，已改为默认对象。
