# 简报：选择、预览、生成、生成记录

briefing-title = { $region }{ $period }通报：可评价的{ $judged }项目标中，{ $kept }项达标或达到序时进度
briefing-title-none = { $region }{ $period }通报：没有可评价的目标
briefing-second-targets = 量化目标{ $count }项
briefing-second-version = 数据版本第{ $version }版
briefing-second-reported = 已报{ $reported }项次，应报{ $expected }项次

## 选择
briefing-make-title = 生成文件
filter-doc-lang = 文件语言
filter-unknown-doc-lang = 链接中的文件语言“{ $found }”不受支持，已改为界面语言。
briefing-language-zh-CN = 中文
briefing-language-en = 英文
filter-unknown-forms = 链接中的文件格式“{ $found }”不存在，已改为默认格式。
briefing-form-docx = 季度通报（Word，DOCX）
briefing-form-xlsx = 数据表（Excel，XLSX）
briefing-form-pptx = 演示文稿（PPTX）
briefing-told = 单独成页、成图的目标
briefing-told-default = 由系统选取：重点目标和滞后较重的目标，{ $count }项
filter-unknown-told = 链接中的目标“{ $found }”不在本通报范围内，已改为由系统选取。
briefing-no-form = 请至少选一种格式。
briefing-made-button = 生成文件
briefing-making = 正在生成，请稍候
briefing-done = 已生成，用的是第{ $version }版数据，记录为第{ $numbers }号。
briefing-changed = 选择或数据已有变化，上次生成的文件不再列在这里，可在下方的生成记录中重做。
briefing-size = { $size } KB
briefing-fonts = 本机缺少文件所用的字体，在本机打开时会以其他字体代替：{ $fonts }。装有这些字体的电脑不受影响。
briefing-font = { $use }“{ $font }”（代以“{ $fallback }”）

## 生成前的提醒
briefing-lacks-targets = 没有约束该地区的量化目标，生成的文件只写明这一点。请核对地区和目标来源。
briefing-lacks-force = 截至这一统计期，各项目标均未开始执行，生成的文件只写明这一点。请核对统计期。
briefing-lacks-values = 这一统计期没有收到填报值，生成的文件会列出缺报的地区和目标，各项目标均无法评价。
briefing-partial = 数据还不齐：应报{ $expected }项次，已报{ $reported }项次{ $silent ->
        [0] { "" }
       *[other] ，{ $silent }个地区没有报送任何数据
    }。文件会逐一写明。
briefing-approved-only = 界面上的未审核数据不进入文件：文件只用已审核的数据。

## 自备模板
briefing-template-title = 用本单位的模板（DOCX）
briefing-template-explained = 从下面的样板改起：文字可以改，花括号中的字段由系统填写。上传后立即检查，字段有误会逐个指出。
briefing-template-starter = 下载样板
briefing-template-name = 通报模板
briefing-template-upload = 上传模板，DOCX 文件，不超过10 MB
briefing-template-good = 模板“{ $file }”可以使用，Word 通报的文字以模板为准。
briefing-template-unused = 没有选 Word 通报，模板用不上。
error-briefing-template-large = 模板“{ $file }”过大。
    .hint = 请去掉图片等附带内容，文件不超过{ $most } MB。

## 图片
briefing-pictures-title = 图表图片
briefing-pictures-explained = 打开指标页，图表右上角一次点击即得 3200×1800 的图片；也可在这里一次生成全部图片（ZIP）：各领域进展、地区矩阵、完成率一览，以及下列各项目标。
filter-picture = 图片格式
filter-unknown-picture = 链接中的图片格式“{ $found }”不存在，已改为 PNG。
briefing-pictures-button = 生成图片
error-briefing-no-pictures = 所选目标都没有可画的数据，没有生成图片。
    .hint = 请换一个统计期，或另选目标。

## 预览
briefing-preview-title = 预览
briefing-preview-explained = 与文件出自同一份内容，只是版式不同；附件在文件中。
briefing-attachments = 附件
briefing-attachment = { $name }（{ $count }）

## 生成记录
briefing-list-title = 生成记录
briefing-list-show = 列出
briefing-list-region = 本地区
briefing-list-all = 全部
filter-unknown-made = 链接中的列表“{ $found }”不存在，已列出本地区的记录。
filter-unknown-again = 没有第“{ $found }”号生成记录。
briefing-list-none-region = 还没有生成过该地区的文件。
briefing-list-none-all = 还没有生成过文件。
briefing-list-more = 共{ $count }份，列出最近{ $shown }份，其余见下载的表。
briefing-list-download = 下载生成记录（CSV）
briefing-number = 第{ $number }号
briefing-column-number = 编号
briefing-column-made = 生成时间
briefing-column-by = 生成人
briefing-column-region = 地区
briefing-column-period = 统计期
briefing-column-form = 格式
briefing-column-language = 语言
briefing-column-version = 数据版本
briefing-column-sha256 = sha256
briefing-column-remark = 说明
briefing-column-file = 文件名
briefing-column-figures = 数字的 sha256
briefing-column-template = 模板的 sha256
briefing-column-code = 地区代码
briefing-remark-known = 采用{ $moment }前收到的数据
briefing-remark-document = 只含{ $document }的目标
briefing-remark-template = 自备模板“{ $file }”
briefing-again-of-same = 重做第{ $number }号，文件相同
briefing-again-of-figures = 重做第{ $number }号，数字相同，文件不同
briefing-again-of-other = 重做第{ $number }号，数字不同
briefing-opened = 第{ $number }号：{ $file }
briefing-again-button = 用第{ $version }版数据重做
briefing-again-same = 与第{ $number }号完全相同：sha256 都是 { $digest }…，此后的修订没有影响。本次记录为第{ $again }号。
briefing-again-figures = 全部数字与第{ $number }号相同，文件本身不同（{ $digest }…）：系统升级后版式或文字可能改变。本次记录为第{ $again }号。
briefing-again-picture = 全部数字与第{ $number }号相同。SVG 图片内的编号每次不同，所以 sha256 不同（{ $digest }…）。本次记录为第{ $again }号。
briefing-again-other = 数字与第{ $number }号不同（{ $digest }…）。请系统管理员核对数据库是否完整。本次记录为第{ $again }号。
briefing-again-template = 这份文件用了模板“{ $file }”（sha256 { $digest }…），系统不保存模板。请先在“用本单位的模板”中上传同一个文件。
briefing-use-choices = 按这份文件的选择打开
briefing-close = 收起
error-briefing-unknown = 没有第“{ $found }”号生成记录。
    .hint = 请在简报页的生成记录中核对编号。
