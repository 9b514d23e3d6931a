# 文件：演示文稿（PPTX）和图片（PNG、SVG）

## 图片：差错
error-picture-no-browser = 服务器上没有安装浏览器，不能生成图片。
    .hint = 请由系统管理员安装 Chromium（或用 BROWSER_PATH 指明浏览器）；页面、表格、文档和演示文稿不受影响，页面图表右上角的按钮也可以保存图片。
error-picture-browser-path = BROWSER_PATH 所指的浏览器“{ $found }”不存在或不能运行。
    .hint = 请改正 BROWSER_PATH，或去掉它，由系统自行查找浏览器。
error-picture-format = 图片不能生成为“{ $found }”。
    .hint = 可用的格式：{ $expected }。
error-picture-busy = 等候生成图片的人较多，{ $seconds }秒内没有轮到。
    .hint = 请稍后重试。
error-picture-late = 图片在{ $seconds }秒内没有画完，已经停止。
    .hint = 请重试；如仍出现，请缩小范围，或在页面上用图表右上角的按钮保存图片。
error-picture-failed = 浏览器没有画出图片：{ $found }
    .hint = 请重试；如仍出现，请系统管理员检查服务器上的浏览器。
error-chart-form = 这一目标在该地区没有可画成“{ $found }”的数据。
    .hint = 可用的图形：{ $expected }。
error-chart-form-unknown = 没有名为“{ $found }”的图形。
    .hint = 可用的图形：{ $expected }。
error-chart-target-missing = 没有指定目标。
    .hint = 请用 --target 指明目标编号；{ $expected } 展示一个地区的全部目标，不需要目标编号。
error-chart-target-needless = “{ $found }”展示一个地区的全部目标，不能只画一项。
    .hint = 请去掉 --target，或换一种图形。
error-chart-region-empty = 该地区这一统计期没有可画成“{ $form }”的数据。
    .hint = 请核对地区、统计期和文件；矩阵还须有下级地区。
error-target-elsewhere = 目标“{ $target }”不涉及地区 { $region }。
    .hint = 请核对目标编号和地区代码。
cli-chart-written = 已生成：{ $file }

## 演示文稿：通用
slide-targets = 量化目标
slide-known = { $moment }（第{ $version }版）
slide-part = （{ $number }/{ $count }）
slide-stop = 。
slide-some-themes = { $names }等{ $count }个领域
slide-some-regions = { $names }等{ $count }地
slide-order-status = 按状态
slide-order-worst = 滞后程度重的在前
slide-order-behind = 滞后项数多的在前
slide-order-region = 按地区
slide-order-due = 按期限先后
slide-order-steps = 按轻重缓急
slide-order-slides = 按本文稿先后
slide-order-method = 口径和版本

## 演示文稿：总体
slide-title = { $region }医改量化目标进展
slide-as-of = 截至{ $day }
slide-head-overall = { $total }项量化目标中，可评价的{ $judged }项有{ $kept }项达标或达到序时进度，占{ $share }；{ $behind ->
        [0] 没有滞后的目标
       *[other] { $behind }项滞后
    }
slide-head-unjudged = { $total }项量化目标均尚不能评价
slide-tile-kept = 项达标或达到序时进度，可评价{ $judged }项
slide-tile-improved = 项与{ $before }相比新达标或达到序时进度
slide-tile-fallen = 项与{ $before }相比不再达标或达到序时进度
slide-tile-reported = 报送率：应报{ $expected }项次，已报{ $reported }项次
slide-head-themes = { $themes }个领域中{ $good }个没有滞后的目标；滞后最多的是{ $worst }（{ $count }项）
slide-head-themes-none = { $themes }个领域均没有滞后的目标
slide-second-ranking = 达标和达到序时进度占可评价目标的份额（%），截至{ $as_of }；按位次排列
slide-head-ranking = 达标或达到序时进度的占比，{ $first }最高（{ $high }），{ $last }最低（{ $low }）
slide-head-ranking-equal = { $count }个地区达标或达到序时进度的占比相同，均为{ $share }
slide-share = 占比
slide-unranked = 没有可评价的目标：{ $names }

## 演示文稿：目标
slide-absent = 无填报值：{ $names }
slide-partial = 已报/应报单位不全：{ $names }
slide-own-targets = 各地目标
slide-total = 合计
slide-target = 目标
slide-series-value = 现值
slide-series-projection = 按现速预计
slide-series-upper = 目标上限
slide-fact-target = 目标　
slide-fact-due = 期限　
slide-fact-gap = 差距　
slide-fact-expected = 序时应达　
slide-fact-projection = 按现速预计　
slide-fact-needed = 每月还需　
slide-fact-reported = 已报/应报　
slide-fact-reason = 说明　

## 演示文稿：问题和下一步
slide-head-own = { $count }项目标滞后：{ $parts }
slide-head-below = { $regions }个地区有滞后的目标；逾期未达、倒退和明显滞后共{ $grave }项次，{ $name }最多（{ $count }项）
slide-head-below-slow = { $regions }个地区有目标慢于序时，共{ $slow }项次，{ $name }最多（{ $count }项）
slide-column-grave = 明显滞后及以下
slide-column-slow = 慢于序时
slide-column-which = 逾期未达、倒退和明显滞后的目标（现值，目标值）
slide-behind-one = { $name }{ $value }（{ $target }）
slide-other-regions = { $count }个地区
slide-only-slow = 只有慢于序时的目标：{ $names }
slide-silent-all = 未报送任何数据
slide-lacking = { $count }项：{ $names }
slide-head-silent = { $silent ->
        [0] { $units }个单位缺报，共{ $values }项次
       *[other] { $silent }个地区未报送任何数据，另缺报{ $values }项次
    }
slide-head-milestones = { $total }项限期完成的事项中，{ $parts }
slide-column-days = 距期限
slide-days = { $days }天
slide-days-past = 已过{ $days }天
slide-head-notices = { $count }件督办逾期未回复，最长逾期{ $days }天
slide-second-notices = 督办，统计期{ $as_of }；逾期天数计至{ $day }，等级重的在前
slide-notice-number = { $issuer }{ $number }
slide-head-steps = 下一步要做好{ $count }件事
slide-column-step = 工作
slide-column-what = 内容
slide-head-sources = 本文稿逐项展示的{ $count }项目标，每项都有文件条款和原文
slide-column-clause = 文件和条款
slide-sources-rest = 全部{ $count }项目标的出处见通报附件和数据表
slide-head-method = 数字由第{ $version }版数据按公布的方法得出，可以原样重新生成
slide-column-matter = 事项
