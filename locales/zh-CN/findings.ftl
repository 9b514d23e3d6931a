# 校验结果：每个原因一句话说明看到了什么，.remedy 说明怎么办

finding-place-file = { $file }{ $has-sheet ->
    [yes] { " " }工作表“{ $sheet }”
   *[no] { "" }
    }
finding-place-row = { $file }{ $has-sheet ->
    [yes] { " " }工作表“{ $sheet }”
   *[no] { "" }
    } 第{ $row }行
finding-place-cell = { $file }{ $has-sheet ->
    [yes] { " " }工作表“{ $sheet }”
   *[no] { "" }
    } 第{ $row }行 { $column }

# 整个文件
finding-EMPTY_FILE = 文件是空的，没有任何内容。
    .remedy = 请填好数据后重新报送。
finding-BINARY_FILE = 文件既不是 Excel 工作簿（xlsx），也不是 CSV 文本，可能是 PDF、Word 或压缩包改了扩展名。
    .remedy = 请用原来的软件打开，另存为 xlsx 或 CSV 后重新报送。
finding-MARKUP_FILE = 文件是网页或 XML 格式，只是用了表格的扩展名。
    .remedy = 请用 Excel 或 WPS 打开，另存为 xlsx 或 CSV 后重新报送。
finding-OLD_EXCEL = 文件是旧版 Excel 格式（xls 或 xlsb），不能读取。
    .remedy = 请用 Excel 或 WPS 打开，另存为 xlsx 或 CSV 后重新报送。
finding-WORKBOOK_ENCRYPTED = 文件设了打开密码，不能读取。
    .remedy = 请取消密码，另存为 xlsx 或 CSV 后重新报送。
finding-WORKBOOK_BROKEN = 文件看起来是 Excel 工作簿，但内容已损坏，不能读取。
    .remedy = 请用 Excel 或 WPS 打开并修复，另存为 xlsx 或 CSV 后重新报送。
finding-WORKBOOK_BOMB = 工作簿解压后大得异常（{ $size }），为保护系统没有打开。
    .remedy = 请只保留要报送的表，另存为新的 xlsx 或 CSV 后重新报送。
finding-WORKBOOK_TOO_HEAVY = 打开工作簿占用的{ $kind ->
    [memory] 内存
    [time] 时间
   *[other] 资源
    }超过上限，已中止。
    .remedy = 请只保留要报送的表，删去图片和多余的格式，另存为 xlsx 或 CSV 后重新报送。
finding-ENCODING_MIXED = 文件里混有两种文字编码：从第{ $row }行附近起出现 UTF-8，其他内容不是。
    .remedy = 文件可能由两份拼成。请在 Excel 或 WPS 中分别打开核对，另存为 xlsx 或“CSV UTF-8（逗号分隔）”后重新报送。
finding-ENCODING_UNREADABLE = 文件的文字编码无法识别，只能读取 UTF-8 和 GB18030。
    .remedy = 请在 Excel 或 WPS 中打开，另存为“CSV UTF-8（逗号分隔）”后重新报送。
finding-TOO_LARGE = { $kind ->
    [columns] 表格有 { $size } 列，超过上限 { $limit } 列。
    [rows] 第 { $size } 行还有单元格，超过上限 { $limit } 行。
    [cells] 表格有 { $size } 个单元格，超过上限 { $limit } 个。
    [cell] 有单元格的文字超过 { $limit } 个字，不能读取。
    [sheets] 工作簿有 { $size } 个工作表，超过上限 { $limit } 个。
    [merges] 合并单元格太多（{ $size } 处以上），不能读取。
   *[other] 文件大小为 { $size }，超过上限 { $limit }。
    }
    .remedy = 请删除多余的空列和无关内容，或拆成几个文件分别报送。
finding-CSV_BROKEN = 从第{ $row }行附近起，双引号没有成对，后面的内容会连成一格，无法可靠读取。
    .remedy = 请检查该行附近的双引号，改好后重新导出 CSV。
finding-NO_HEADER = 前十行里没有找到可用的表头{ $has-found ->
    [yes] ，看到的是“{ $found }”
   *[no] { "" }
    }。
    .remedy = 表头需要有地区（或行政区划代码）一列，或在表头上方写明“地区：××市”；并有指标名称作列名，或有“指标”和“完成值”两列。请按模板填写列名。
finding-COLUMNS_UNCLEAR = 有几列都像是同一个数值，内容却不同：{ $columns }，无法判断该采用哪一列。
    .remedy = 请只保留本期完成值那一列，或把其他列改成说明用途的列名（如“上年同期”“目标值”），再重新报送。
finding-NO_ROWS = 表头下面没有数据行。
    .remedy = 请在表头下面填写数据后重新报送。
finding-COLUMNS_IGNORED = 以下列没有用到：{ $columns }。
    .remedy = 如果其中有要报送的数据，请按模板改列名后重新报送；否则不用处理。
finding-TOTAL_DIFFERS = “{ $column }”的合计写的是“{ $value }”（即 { $total }{ $unit }），各地区之和是 { $sum }{ $unit }{ $has-sum_with_extra ->
    [yes] ，加上开发区等单位是 { $sum_with_extra }{ $unit }
   *[no] {""}
}，对不上。
    .remedy = 请核对合计和各地区的数；系统只采用各地区的数，不采用合计。

finding-NAME_DIFFERS = 文件扩展名是 { $ending }，内容却是 { $kind ->
    [xlsx] Excel 工作簿（xlsx）
   *[other] CSV 文本
    }，已按内容读取。
    .remedy = 不用处理；下次请用与内容一致的扩展名。
finding-SHEET_EMPTY = 工作表“{ $sheet }”是空的。
    .remedy = 不用处理。
finding-SHEET_UNKNOWN = 工作表“{ $sheet }”里没有找到可以读取的表，没有采用。
    .remedy = 如果其中有要报送的数据，请按模板写好表头后重新报送；否则不用处理。
finding-SHEET_HIDDEN = 工作表“{ $sheet }”是隐藏的，没有读取。
    .remedy = 如果其中有要报送的数据，请取消隐藏后重新报送；否则不用处理。
finding-ROWS_HIDDEN = 第{ $hidden }行是隐藏的，已照常读取。
    .remedy = 请确认隐藏的行也要报送；如果不要，请删去后重新报送。
finding-COLUMNS_HIDDEN = { $hidden } 列是隐藏的，已照常读取。
    .remedy = 请确认隐藏的列也要报送；如果不要，请删去后重新报送。
finding-FORMULAS_TAKEN = 有 { $count } 个单元格是公式，已采用文件中保存的计算结果。
    .remedy = 请确认保存前已重新计算；以数值形式粘贴更稳妥。

# 接受
finding-OK = “{ $value }”已采用。
    .remedy = 不用处理。

# 不是数据的行
finding-COMMENT_ROW = 这是注释行，不作为数据。
    .remedy = 不用处理。
finding-TITLE_ROW = 这是标题行，不作为数据。
    .remedy = 不用处理。
finding-TITLE_OR_HEADER = 这是标题或表头，不作为数据。
    .remedy = 不用处理。
finding-NOTE_ROW = 这是说明行，不作为数据。
    .remedy = 不用处理。
finding-TABLE_UNKNOWN = 这一行属于文件里的另一张表，那张表没有读懂，没有采用。
    .remedy = 请按模板写好那张表的表头，或另存为单独的文件后重新报送；如果不是数据，请删去。
finding-PART_ROW = 这一行是分子或分母，已并到所属指标的那一行一起采用。
    .remedy = 不用处理。
finding-SIGNATURE_ROW = 这是填表人、审核人等签署行，不作为数据。
    .remedy = 不用处理。
finding-TOTAL_ROW = “{ $region }”是合计行，不作为某个地区的数据。
    .remedy = 不用处理；合计由系统按各地区的数计算。
finding-SUBTOTAL_ROW = “{ $region }”是小计行，不作为某个地区的数据。
    .remedy = 不用处理；小计由系统计算。
finding-AGGREGATE_ROW = “{ $region }”是几个地区合起来的数，不作为某个地区的数据。
    .remedy = 不用处理；如有地区没有单独列出，请补上该地区的一行。
finding-VOIDED = 这一行已标明作废，没有采用。
    .remedy = 不用处理；如果没有作废，请删去备注中的“作废”后重新报送。
finding-SUPERSEDED = 同一地区、指标和统计期另有更正或报送更晚的一行，这一行没有采用。
    .remedy = 不用处理；如果更正的那一行有误，请改正后重新报送。
finding-DUPLICATE_IDENTICAL = 第{ $rows }行是同一地区、指标和统计期，数值也相同，只采用其中一行。
    .remedy = 请删去重复的行，以免以后改漏。

# 位置、地区
finding-COLUMNS_SHIFTED = 这一行的格数比表头多，内容可能已经错位，整行没有采用。
    .remedy = 请检查数字里是否有没加引号的逗号（如 88,120），改好后重新报送。
finding-REGION_MULTIPLE = “{ $region }”写了不止一个地区。
    .remedy = 请每个地区单独填一行。
finding-CODE_NAME_CONFLICT = 代码 { $code } 是{ $code_region }，名称写的是“{ $region }”，两者不一致。
    .remedy = 请核对是代码还是名称写错，改成一致。
finding-CODE_UNKNOWN = 行政区划代码“{ $code }”查不到对应的地区。
    .remedy = 请填写现行的六位行政区划代码，或只填地区全称。
finding-OUT_OF_SCOPE = “{ $region }”不在{ $sender }的填报范围内。
    .remedy = 请删去这一行，或由所属的单位报送。
finding-REGION_AMBIGUOUS = “{ $region }”对应不止一个地区：{ $candidates }。
    .remedy = 请写上所属的市（如“汕尾市城区”），或填写六位行政区划代码。
finding-REGION_UNKNOWN = { $has-region ->
    [yes] “{ $region }”不是可以识别的地区。
   *[no] 这一行没有写地区。
    }
    .remedy = 请填写地区全称或六位行政区划代码；“本级”和功能区请注明所属地区。
finding-LEVEL_MISMATCH = “{ $region }”比这张表的其他地区低一级，数值已保留，但不计入上级。
    .remedy = 请确认它的数是否已包含在所属的市里；如只要求报市级，请删去这一行。
finding-EXTRA_UNIT = “{ $region }”（{ $official }）不在国家行政区划代码内，数值已保留，但不计入地区总数。
    .remedy = 不用处理；统计县区个数时不包括它。
finding-CODE_PRECISION_LOST = 代码“{ $code }”被表格软件写成了科学计数法，已丢失位数，现按名称“{ $region }”认定。
    .remedy = 请把代码列设为文本格式，重新填写六位代码。
finding-NAME_WITH_REMARK = “{ $region }”的名称后面带有说明“{ $remark }”，已按{ $official }认定。
    .remedy = 请确认数值的范围就是{ $official }；说明请写在备注栏。
finding-NAME_VARIANT = “{ $region }”不是规范名称，已按{ $official }认定。
    .remedy = 请确认无误，下次写全称“{ $official }”。

# 指标、统计期
finding-INDICATOR_UNKNOWN = 指标“{ $indicator }”不在指标目录中。
    .remedy = 请按模板填写指标名称，一格只写一个指标。
finding-PERIOD_INVALID = { $has-period_text ->
    [yes] 统计期“{ $period_text }”认不出来，或与指标的口径不符。
   *[no] 没有写统计期，表头上方的标题里也没有唯一的统计期。
    }
    .remedy = 请写成 2024年三季度、2024-Q3、2024年1-9月 或 2024年9月 这样的形式；累计指标请填从1月起的累计期。
finding-PERIOD_FUTURE = 收到报表时（{ $received }），统计期 { $period } 还没有开始。
    .remedy = 请核对年份和季度，改正后重新报送。
finding-PERIOD_NOT_DUE = 这张表最晚反映截至 { $received } 的情况，而统计期 { $period } 那时还没有结束，这个数可能是预计数。
    .remedy = 请确认统计期是否写对；期满后请报送实际数。
finding-TWO_DIGIT_YEAR = “{ $date_text }”的年份只有两位，已按 { $date_read } 认定。
    .remedy = 请确认无误，下次写四位年份。
finding-EXCEL_SERIAL = “{ $date_text }”是 Excel 的日期序号，已换算为 { $date_read }。
    .remedy = 请确认无误，下次把这一列设为文本格式。
finding-YEAR_FROM_CONTEXT = “{ $date_text }”没有写年份，已根据标题、其他行或报送时间按 { $date_read } 认定。
    .remedy = 请确认无误，下次写明年份。

# 数值
finding-MISSING = 没有填数，按缺报处理，不当作 0。
    .remedy = 如果有数，请补报；如果确实是零，请填 0。
finding-AMBIGUOUS_NONE = “{ $value }”可能是 0，也可能是没有数据，暂按缺报处理。
    .remedy = 如果是零，请填 0；如果没有数据，请留空。
finding-NUMBER_UNREADABLE = “{ $faulty }”不是能读的数字。
    .remedy = 请只填数字，小数点用半角句点，千分位逗号须每三位一个。
finding-TEXT_FOR_NUMBER = “{ $faulty }”是文字，这里要填数字。
    .remedy = 请填数字，文字说明写在备注栏。
finding-RANGE_FOR_NUMBER = “{ $faulty }”是一个范围，不是一个数。
    .remedy = 请填一个确定的数。
finding-EXCEL_ERROR = “{ $faulty }”是表格软件的出错标志，不是数。
    .remedy = 请检查公式（如分母为 0 或引用丢失），改好后填写结果。
finding-FORMULA_NO_CACHE = “{ $faulty }”是公式，没有计算结果。
    .remedy = 请把公式的结果以数值形式粘贴后重新报送。
finding-APPROXIMATE = “{ $faulty }”是约数，已按 { $taken } 采用。
    .remedy = 请补报准确的数。
finding-LOWER_BOUND = “{ $faulty }”只说明不低于这个数，已按 { $taken } 采用。
    .remedy = 请补报准确的数。
finding-CHINESE_NUMERAL = “{ $faulty }”是中文数字，已按 { $taken } 采用。
    .remedy = 请确认无误，下次填阿拉伯数字。
finding-UNIT_IN_CELL = “{ $value }”的格内带有单位，已去掉单位采用。
    .remedy = 请确认无误，下次格内只填数字。
finding-UNIT_MISSING = “{ $value }”没有写单位，已按指标的默认单位“{ $unit }”采用。
    .remedy = 请确认单位是“{ $unit }”；如果不是，请写明单位后重新报送。
finding-MERGED_VALUE = “{ $value }”写在跨行的合并单元格里，不知道属于哪一行。
    .remedy = 请取消合并，每一行分别填数；没有数的行留空。
finding-UNIT_MISMATCH = “{ $value }”写明的单位“{ $unit_text }”与指标的单位“{ $unit }”不一致，或格内与单位栏的单位互相矛盾。
    .remedy = 请核对单位和数值，改成一致。
finding-UNIT_UNCLEAR = 表头上方写了以“万”等计的单位，分子、分母却没有写单位，不知道“{ $count }”是不是也按这个单位计。
    .remedy = 请在列名中写明分子、分母的单位，如“分子（人）”或“分子（万人）”，再重新报送。
finding-UNIT_MAGNITUDE = “{ $value }”按单位“{ $has-unit_text ->
    [yes] { $unit_text }
   *[no] { $unit }
    }”计算超出了当地可能的规模。
    .remedy = 请核对单位是否多写或少写了“万”，改正后重新报送。
finding-NEGATIVE_COUNT = “{ $negative }”是负数，这里不能为负。
    .remedy = 请核对后填写正确的数。
finding-NON_INTEGER_COUNT = “{ $broken }”不是整数，人数、机构数等须为整数。
    .remedy = 请核对数值和单位，改正后重新报送。
finding-SCALE_SUSPECT = “{ $value }”不像百分比：小于 1 可能是小数写法，大于 100 超出范围。
    .remedy = 请按百分数填写（如 85.3），或同时填写分子和分母。
finding-SCALE_SUSPECT_LAST = “{ $value }”（按 { $taken } 采用）与上一次的 { $last } 相差约 100 倍或更多。
    .remedy = 请核对单位和小数点；如果确实如此，不用处理。
finding-JUMP = { $taken } 与上一次的 { $last } 相比变化太大，明显超过其他地区或以往的变化。
    .remedy = 请核对数值；如果确实如此，请在备注中说明原因。
finding-SCALE_FIXED = “{ $value }”写成了小数，分子 { $numerator } 和分母 { $denominator } 证明应为 { $proved }%，已换算采用。
    .remedy = 请确认无误，下次按百分数填写。
finding-MILESTONE_VALUE = “{ $value }”不能说明任务是否完成。
    .remedy = 完成请填“已完成”或 1，未完成请填“未完成”或 0。
finding-DONE_DATE_INVALID = 完成日期“{ $done_text }”认不出来，或晚于收到报表的日期。
    .remedy = 请核对日期，写成 2024-10-28 这样的形式；还没有完成的任务不填完成日期。
finding-NUM_GT_DEN = 分子 { $numerator } 大于分母 { $denominator }。
    .remedy = 请核对分子和分母是否填反或填错。
finding-ZERO_DENOMINATOR = 分母是 0，无法计算比例。
    .remedy = 请核对分母；如果没有应统计的对象，请留空并在备注中说明。
finding-RATIO_MISMATCH = 填报的比例“{ $value }”与分子 { $numerator }、分母 { $denominator } 算出的 { $proved }% 不一致。
    .remedy = 请核对三个数，改成一致。
finding-DENOMINATOR_IMPLAUSIBLE = { $has-denominators ->
    [yes] 分母 { $denominator } 与文件中其他行的分母相差太大或不一致（{ $denominators }）。
   *[no] 分母 { $denominator } 超出了当地可能的规模。
    }
    .remedy = 请核对分母的口径和单位。
finding-SUBSET_VIOLATION = { $taken } 与相关指标的 { $subset } 矛盾：部分不应大于整体。
    .remedy = 请核对两个指标的数（如推荐标准不应高于能力标准）。
finding-CUMULATIVE_DECREASE = 累计数 { $taken } 小于同年前期的 { $decrease }。
    .remedy = 请核对是否填成了当期数；累计指标请填从1月起的累计数。

# 报送时间
finding-LATE = { $has-submitted ->
    [yes] 填报日期 { $submitted } 晚于截止日期 { $deadline }。
   *[no] 按“是否按期”一栏，这一行是逾期报送的。
    }
    .remedy = 数值已采用，计为逾期；今后请在截止日期前报送。
finding-BEFORE_PERIOD_END = 填报日期 { $submitted } 早于统计期结束（{ $ends }），可能是预计数。
    .remedy = 请确认是实际数；如是预计数，期满后请报送实际数。
finding-SUBMIT_DATE_MISSING = 没有填写填报日期，无法判断是否按期。
    .remedy = 请补填填报日期。
finding-SUBMIT_DATE_INVALID = 填报日期“{ $submitted_text }”不是合理的日期。
    .remedy = 请核对日期（特别是年份），改正后重新报送。

# 行与行之间
finding-DUPLICATE_CONFLICT = 第{ $rows }行是同一地区、指标和统计期，数值却不同，都没有采用。
    .remedy = 请只保留正确的一行，或在正确的一行备注“更正”。
finding-REVISION = 这一行标明是更正，或比同一指标的另一行报送得晚，已采用。
    .remedy = 请确认“{ $value }”就是更正后的数。

# 新增原因的简称（其余见 quality.ftl）
why-COLUMNS_UNCLEAR = 数值列不明确
why-TABLE_UNKNOWN = 另一张表未读懂
why-PART_ROW = 分子或分母行
