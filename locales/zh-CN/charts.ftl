# 图内文字：标题句、副题、图例、来源行、图上标注、替代文字

## 单位
chart-unit-item = 个
chart-unit-task = 项
chart-unit-institution = 家
chart-unit-person = 名
chart-unit-head = 人
chart-unit-ten-thousand-people = 万名
chart-unit-county = 个县
chart-unit-city = 个市
chart-unit-urban = 个城市
chart-unit-pooling-area = 个统筹地区
chart-unit-sub-item = 个子项目
chart-unit-room = 间
chart-unit-type = 类
chart-unit-yuan-per-person = 元/人
chart-unit-institution-per-county = 家/县
chart-unit-times-per-year = 次/年
chart-unit-times-per-quarter = 次/季度
chart-unit-batch-per-province = 批/省
chart-points-unit = 百分点
chart-points = { $number } 个百分点

## 目标的写法
chart-target-at_least = ≥{ $amount }
chart-target-more_than = ＞{ $amount }
chart-target-at_most = ≤{ $amount }
chart-target-exactly = ={ $amount }
chart-target-between = ≥{ $amount }
chart-target-about = 约 { $amount }
chart-target-all = { $amount }
chart-target-increase_by = 增加 { $amount }
chart-target-each_unit_at_least = 每单位 ≥{ $amount }
chart-target-share_of_units = ≥{ $amount }
chart-target-at_least_one_unit = 至少一个单位 ≥{ $amount }
chart-target-per_period = 每期 ≥{ $amount }
chart-target-done_by = 按期完成

## 标点
chart-comma = 、
chart-list-comma = ，
chart-and = 和
chart-clause = ，
chart-stop = 。

## 标题句
chart-place-province = 个省份
chart-place-city = 个地市
chart-place-county = 个县区
chart-place-region = 个地区
chart-head-nothing = 没有可显示的数据
chart-head-some-met = { $total }{ $place }中{ $met }个已达标
chart-head-none-met = { $total }{ $place }中尚无达标
chart-head-all-met = { $total }{ $place }全部已达标
chart-head-some-done = { $total }{ $place }中{ $met }个已完成
chart-head-none-done = { $total }{ $place }中尚无完成
chart-head-all-done = { $total }{ $place }全部已完成
chart-head-none-known = { $total }{ $place }均无法评价
chart-head-on-pace = { $count }个达到序时进度
chart-head-unknown = { $count }个无法评价
chart-and-more = { $names }等{ $count }个
chart-is-slow = 慢于序时
chart-is-far_behind = 明显滞后
chart-is-worsening = 倒退
chart-is-missed = 逾期未达
chart-named = { $name }：{ $said }
chart-is = { $name }{ $said }
chart-value-is = { $name } { $value }
chart-target-is = 目标{ $target }
chart-short-by = 距目标{ $target }差 { $gap }
chart-equal-not-met = 与目标{ $target }的界限持平，尚未达到
chart-most = { $name }贡献最多（{ $value }）
chart-no-return = { $count }{ $place }无填报值
chart-no-values = { $region }各期均无填报值
chart-at-period = { $region }{ $period } { $value }
chart-above-path = 比序时应达高 { $away }
chart-below-path = 比序时应达低 { $away }
chart-equal-path = 与序时应达持平
chart-heading = 按现速预计 { $due } 为 { $value }
chart-period-year = { $year }年
chart-period-quarter =
    { $year }年{ $quarter ->
        [1] 一季度
        [2] 二季度
        [3] 三季度
       *[4] 四季度
    }
chart-period-month = { $year }年{ $month }月
chart-themes-head = { $total }项量化目标：{ $parts }
chart-items-status = { $count }项{ $status }

## 副题
chart-measured = { $indicator }（{ $unit }）
chart-with-target = { $measured }，目标{ $target }
chart-with-gap = { $measured }及与目标{ $target }的差距（{ $unit }）
chart-second = { $measured }，截至{ $as_of }；{ $order }
chart-order-gap = 按与目标的差距排序
chart-order-value = 按数值从大到小
chart-order-place = 按地理位置排列
chart-order-time-range = 阴影为下级地区最低至最高
chart-order-time = 按统计期先后
chart-order-theme = 按任务领域

## 来源行
chart-source = 来源：{ $source }{ $quote }
chart-quote = “{ $quote }”
chart-method = 方法：{ $method }
chart-completeness = 报送率 { $share }
chart-as-of = 截至{ $as_of }
chart-known-at = 数据版本 { $moment }
chart-note-grid = 格网图：每格一地，位置示意，不表示边界
chart-note-units = 数值后括号内为已报/应报单位数
chart-note-range = 细横线为缺报单位全部达标或全部不达标时的范围
chart-note-revised = 空心点为修订后的数值
chart-note-scales = 上、下两部分均从零起，刻度不同
chart-note-gap = 断开处无填报值
chart-note-restart = 年度累计值，每年1月从零起算
chart-note-published = 公布值：{ $sources }

## 图上标注
chart-target-label = 目标 { $target }
chart-target-own = 竖线为各地目标
chart-target-due = 目标 { $target }　{ $due }
chart-expected-label = 序时应达 { $value }
chart-path-label = 序时应达
chart-projection-label = 预计 { $value }
chart-range-label = 下级地区区间
chart-missing-label = 无值
chart-with-reason = { $value }　{ $reason }

## 提示框
chart-hover = { $name }：{ $value }，{ $status }
chart-hover-gap = 与目标相差 { $gap }

## 替代文字
chart-alt-of = 指标：{ $measured }，截至{ $as_of }
chart-alt-best = 最好：{ $name } { $value }
chart-alt-worst = 差距最大：{ $name } { $value }
chart-alt-missing = 无填报值：{ $names }
chart-alt-target = 目标：{ $target }
chart-alt-largest = 前三位：{ $names }
chart-alt-points = 各期：{ $points }
chart-alt-point = { $period } { $value }
chart-alt-theme = { $theme }：{ $parts }

## 下载按钮
chart-png-button = 下载图片（PNG 3200×1800）
chart-png-wait = 正在生成图片，请稍候
chart-png-done = 图片已保存
