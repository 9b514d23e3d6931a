# 状态、层级等词汇，与 DESIGN 的用词一致
status-met = 已达标
status-on_pace = 达到序时进度
status-slow = 慢于序时
status-far_behind = 明显滞后
status-worsening = 倒退
status-missed = 逾期未达
status-cannot_assess = 无法评价
status-done = 已完成
status-not_yet = 尚未完成

reason-no_value = 无填报值
reason-no_baseline = 无基线值
reason-no_counts = 只有百分比，缺分子分母
reason-not_additive = 各地数值不可相加
reason-incomplete = 部分地区未报送
reason-contribution = 目标约束合计，本级只看贡献
reason-inner_test = 另一目标的内层条件，本级不单独评价
reason-not_crisp = 文字表述不够明确
reason-not_in_force = 目标尚未开始执行
reason-above_set = 数值超过文件列明的总数，请核对
reason-no_path = 基线与目标相同或时间未起算
reason-lost = 基线时已达标，现已丢失
reason-late = 已完成，但晚于期限
reason-jointly = 须与同句的另一项同时达到
reason-date_unknown = 已完成，但完成日期未报，无法判断是否按期
reason-reference = 目标约束上级合计，对本级仅作参照
reason-due_later = 尚未到期
reason-no_target = 没有目标值
reason-no_direction = 未说明越高越好还是越低越好
reason-baseline_after_data = 基线晚于现值
reason-due_before_baseline = 期限不晚于基线
reason-few_points = 不足四个数据点
reason-unreadable = 单元格不是数字
reason-points_unreadable = 数据点无法读取
reason-points_contradict = 同一年有两个不同的值
reason-short_span = 距基线不足一年
reason-mixed_signs = 基线与现值正负号不同

level-country = 国家
level-province = 省级
level-prefecture = 地市
level-county = 县级

method-linear = 序时进度
method-cagr = 复合增速法
method-targeted_change = 目标变化法
method-trend = 趋势外推法

verdict-accept = 接受
verdict-warn = 接受并提示
verdict-reject = 退回
verdict-skip = 不是数据

demonstration = 演示数据
