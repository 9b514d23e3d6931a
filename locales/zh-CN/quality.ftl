# 数据质量屏、报送模板、校验结果附表的文字

## 报送情况图
coverage-what = 报送率
coverage-unit = 已报/应报数值个数，放不下时为百分数
coverage-order = 报送率低的在前
coverage-note-late = { $mark } 有逾期报送的数值
coverage-note-shade = 颜色越深缺报越多，“…”为未到报送期限，空白为不要求报送
coverage-hover = { $name } { $period }：已报{ $reported }/应报{ $expected }
coverage-hover-late = { $name } { $period }：已报{ $reported }/应报{ $expected }，逾期{ $late }
coverage-head = { $period }：{ $total }个单位中{ $whole }个报齐{ $silent ->
    [0] { "" }
   *[other] ，{ $silent }个未报
    }{ $late ->
    [0] ，没有逾期
   *[other] ，{ $late }个有逾期
    }
coverage-head-none = 所选范围内还没有到期应报的数值
coverage-alt-least = 各期合计报送率最低：{ $names }

## 数据质量屏
quality-title = { $region }数据质量：{ $count ->
    [0] 没有待核对的数值
   *[other] { $count }处待核对
    }
quality-said-findings = 未处理的提示和退回{ $count }个
quality-said-contradictions = 本级与汇总不一致{ $count }处
quality-said-outliers = 离群值{ $count }个
quality-said-revisions = { $since }以来修订{ $count }个
quality-coverage = 报送完整性和及时性
quality-coverage-none = 所选文件没有要求该地区按季度报送的数值。可在上方改选“目标来源”或地区。
quality-coverage-note = 统计近{ $quarters }个季度内在执行期内的目标，按指标和填报单位逐个计数，里程碑不计；上级自报一个数，视为其所辖单位该项已报。统计期结束后次月{ $day }日以前收到为及时，以首次收到为准。
quality-every-unit = 逐个填报单位显示（{ $count }个）
quality-findings = 未处理的提示和退回
quality-findings-none = 没有未处理的问题，已通过的报表都已核对清楚。
quality-findings-note = 已通过报表中的提示和退回单元格，新的在前；同一地区、指标和统计期后来另有通过的数值，即视为已处理。
quality-group = { $reason }（{ $count }）
quality-contradictions = 本级填报与下级汇总不一致
quality-contradictions-none = 没有发现不一致：本级填报与下级汇总相符，或只有一方有数。
quality-contradictions-note = 以本级填报为准，下级汇总仅供核对；相对差距大的在前。
quality-outliers = 离群值
quality-outliers-none = 没有明显偏离同级地区的数值。
quality-outliers-note = 与同一上级的地区（至少{ $least }个）比较，偏离中位数达到{ $cut }倍稳健标准差（1.4826×绝对中位差）的列出；个数和金额取对数后比较，百分数相差不足{ $points }个百分点的不列。离群不等于错误，请核对。
quality-revisions = 修订记录
quality-revisions-none = { $since }以来没有改动过已通过的数值。
quality-revisions-note = 后收到的数值替换先前的数值，原数值保留。
quality-since = 起始日期
quality-unknown-since = 链接中的起始日期“{ $found }”无法识别，应写成 2024-10-15 的形式。已改为默认日期。
quality-more = 列出前{ $shown }条，共{ $total }条；全部内容请下载。
quality-download-coverage = 下载报送情况（CSV）
quality-download-findings = 下载问题清单（CSV）
quality-download-contradictions = 下载不一致清单（CSV）
quality-download-outliers = 下载离群值清单（CSV）
quality-download-revisions = 下载修订清单（CSV）
quality-column-region = 地区
quality-column-region_code = 行政区划代码
quality-column-indicator = 指标
quality-column-period = 统计期
quality-column-unit = 单位
quality-column-expected = 应报
quality-column-reported = 已报
quality-column-late = 逾期
quality-column-due = 是否已到期限
quality-column-received = 收到日期
quality-column-file_name = 文件
quality-column-row = 行
quality-column-column = 列
quality-column-seen = 所填内容
quality-column-verdict = 结论
quality-column-reason = 原因
quality-column-problem = 问题
quality-column-remedy = 怎么改
quality-column-value = 填报值
quality-column-children_value = 下级汇总
quality-column-children_difference = 相差
quality-column-median = 中位数
quality-column-siblings = 同级地区数
quality-column-distance = 偏离（倍）
quality-column-old_value = 原数值
quality-column-new_value = 新数值
quality-column-actor = 经办
quality-column-demonstration = 备注
quality-yes = 是
quality-no = 否

## 校验原因的简称
why-EMPTY_FILE = 空文件
why-BINARY_FILE = 不是表格文件
why-MARKUP_FILE = 网页格式的文件
why-OLD_EXCEL = 旧版 Excel 格式
why-WORKBOOK_ENCRYPTED = 工作簿有密码
why-WORKBOOK_BROKEN = 工作簿已损坏
why-WORKBOOK_BOMB = 工作簿大得异常
why-WORKBOOK_TOO_HEAVY = 工作簿过大
why-ENCODING_MIXED = 混有两种编码
why-ENCODING_UNREADABLE = 编码无法识别
why-TOO_LARGE = 超过大小上限
why-CSV_BROKEN = 引号不成对
why-NO_HEADER = 没有找到表头
why-NO_ROWS = 没有数据行
why-COLUMNS_IGNORED = 有未采用的列
why-TOTAL_DIFFERS = 合计对不上
why-NAME_DIFFERS = 扩展名与内容不符
why-SHEET_EMPTY = 空工作表
why-SHEET_UNKNOWN = 未采用的工作表
why-SHEET_HIDDEN = 隐藏的工作表
why-ROWS_HIDDEN = 有隐藏的行
why-COLUMNS_HIDDEN = 有隐藏的列
why-FORMULAS_TAKEN = 采用公式的计算结果
why-OK = 接受
why-COMMENT_ROW = 注释行
why-TITLE_ROW = 标题行
why-TITLE_OR_HEADER = 标题或表头行
why-NOTE_ROW = 说明行
why-SIGNATURE_ROW = 签署行
why-TOTAL_ROW = 合计行
why-SUBTOTAL_ROW = 小计行
why-AGGREGATE_ROW = 几个地区合计的行
why-VOIDED = 已作废
why-SUPERSEDED = 已有更正
why-DUPLICATE_IDENTICAL = 重复行（数值相同）
why-COLUMNS_SHIFTED = 列错位
why-REGION_MULTIPLE = 一行写了几个地区
why-CODE_NAME_CONFLICT = 代码与名称不一致
why-CODE_UNKNOWN = 代码查不到
why-OUT_OF_SCOPE = 不在填报范围
why-REGION_AMBIGUOUS = 地区有重名
why-REGION_UNKNOWN = 地区无法识别
why-LEVEL_MISMATCH = 地区层级不符
why-EXTRA_UNIT = 开发区等不计入汇总的单位
why-CODE_PRECISION_LOST = 代码末位可能失真
why-NAME_WITH_REMARK = 地区名称带备注
why-NAME_VARIANT = 地区名称不规范
why-INDICATOR_UNKNOWN = 指标无法识别
why-PERIOD_INVALID = 统计期无法识别
why-PERIOD_FUTURE = 统计期在将来
why-PERIOD_NOT_DUE = 统计期尚未结束
why-TWO_DIGIT_YEAR = 两位年份
why-EXCEL_SERIAL = 日期为 Excel 序号
why-YEAR_FROM_CONTEXT = 年份由上下文补出
why-MISSING = 缺报
why-AMBIGUOUS_NONE = “无”的含义不明
why-NUMBER_UNREADABLE = 数字无法识别
why-TEXT_FOR_NUMBER = 填了文字
why-RANGE_FOR_NUMBER = 填了范围
why-EXCEL_ERROR = Excel 错误值
why-FORMULA_NO_CACHE = 公式没有计算结果
why-APPROXIMATE = 约数
why-LOWER_BOUND = 只有下限
why-CHINESE_NUMERAL = 中文数字
why-UNIT_IN_CELL = 单元格内带单位
why-UNIT_MISSING = 没有单位
why-MERGED_VALUE = 合并单元格的数值
why-UNIT_UNCLEAR = 分子分母单位不明
why-UNIT_MISMATCH = 单位不符
why-UNIT_MAGNITUDE = 单位数量级不符
why-NEGATIVE_COUNT = 个数为负
why-NON_INTEGER_COUNT = 个数不是整数
why-SCALE_SUSPECT = 可能差一百倍
why-SCALE_SUSPECT_LAST = 与上期相差约一百倍
why-JUMP = 变化过大
why-SCALE_FIXED = 小数已换算为百分数
why-MILESTONE_VALUE = 完成与否不明
why-DONE_DATE_INVALID = 完成日期不合理
why-NUM_GT_DEN = 分子大于分母
why-ZERO_DENOMINATOR = 分母为零
why-RATIO_MISMATCH = 比例与分子分母不一致
why-DENOMINATOR_IMPLAUSIBLE = 分母不合理
why-SUBSET_VIOLATION = 部分大于整体
why-CUMULATIVE_DECREASE = 累计数下降
why-LATE = 逾期报送
why-BEFORE_PERIOD_END = 期末以前填报
why-SUBMIT_DATE_MISSING = 没有填报日期
why-SUBMIT_DATE_INVALID = 填报日期不合理
why-DUPLICATE_CONFLICT = 重复行（数值不同）
why-REVISION = 更正

## 带校验结果的原文件
annotated-suffix = 校验结果
annotated-sheet = 校验结果
annotated-verdict = 校验结果
annotated-problem = 问题
annotated-remedy = 怎么改
annotated-row = 行号
annotated-column = 列
annotated-value = 所填内容
annotated-in-file = { $said }
annotated-in-row = 第{ $row }行：{ $said }
annotated-in-cell = 第{ $row }行“{ $column }”列：{ $said }
annotated-in-sheet = 工作表
annotated-titled = { $title }：{ $said }

## 报送：校验
intake-checking = 正在校验“{ $file }”（{ $size } MB），请稍候
intake-group = { $verdict } · { $reason }（{ $count }）
intake-own-file = 下载带校验结果的原文件
intake-own-file-explained = 在您报送的文件中逐格标出行号、列、问题和怎么改；改好后可直接重新上传。
change-column-difference = 差额
intake-changes-file = 下载变化清单（CSV）

## 报送模板（xlsx）的批注
form-hint = 填报提示
form-rule-code = 已填好，请勿改动。六位行政区划代码。
form-rule-region = 已填好，请勿改动。
form-rule-indicator = 已填好，请勿改动。各指标的口径见单元格批注。
form-rule-unit = 已填好，请勿改动。完成值须用此单位。
form-rule-period = 已填好，请勿改动。
form-rule-value = 只填数字，不写单位，按“单位”栏的单位填写；任务类选“是”或“否”。没有数请留空，不要用 0 代替；确为零才填 0。
form-rule-numerator = 比例类指标请填分子和分母，分子不大于分母；灰色单元格不用填。
form-rule-denominator = 比例类指标请填分母，须大于 0；灰色单元格不用填。
form-rule-note = 更正以前报过的数，请在此注明“更正”；其他情况可简要说明。
form-numerator = 分子：{ $text }
form-denominator = 分母：{ $text }
form-measure-stock = 统计期末的时点数。
form-measure-flow = 自1月1日起至统计期末的累计数。
form-measure-periodic = 本统计期当期数，不累计。
form-kind-ratio = 按百分数填写，如 85.5 表示 85.5%；并填分子、分母，三者须一致。
form-kind-count = 填不小于 0 的数，单位：{ $unit }。
form-kind-amount = 填不小于 0 的数，单位：{ $unit }。
form-kind-milestone = 已完成选“是”，未完成选“否”。
form-prompt-number = 只填不小于 0 的数字，不写单位。
intake-template-workbook = { $form }（Excel）
intake-template-text = { $form }（CSV）
