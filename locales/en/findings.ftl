# Findings: one sentence says what was seen, .remedy says what to do

finding-place-file = { $file }{ $has-sheet ->
    [yes] , sheet “{ $sheet }”
   *[no] { "" }
    }
finding-place-row = { $file }{ $has-sheet ->
    [yes] , sheet “{ $sheet }”
   *[no] { "" }
    }, row { $row }
finding-place-cell = { $file }{ $has-sheet ->
    [yes] , sheet “{ $sheet }”
   *[no] { "" }
    }, row { $row }, { $column }

# The whole file
finding-EMPTY_FILE = The file is empty.
    .remedy = Fill in the data and send it again.
finding-BINARY_FILE = The file is neither an Excel workbook (xlsx) nor CSV text; it may be a PDF, Word or zip file under another name.
    .remedy = Open it in the program it came from, save it as xlsx or CSV and send it again.
finding-MARKUP_FILE = The file is a web page or XML under the name of a table.
    .remedy = Open it in Excel or WPS, save it as xlsx or CSV and send it again.
finding-OLD_EXCEL = The file is in an old or binary Excel format (xls or xlsb), which cannot be read.
    .remedy = Open it in Excel or WPS, save it as xlsx or CSV and send it again.
finding-WORKBOOK_ENCRYPTED = The file is protected by a password and cannot be read.
    .remedy = Remove the password, save it as xlsx or CSV and send it again.
finding-WORKBOOK_BROKEN = The file looks like an Excel workbook, but it is damaged and cannot be read.
    .remedy = Open and repair it in Excel or WPS, save it as xlsx or CSV and send it again.
finding-WORKBOOK_BOMB = The workbook would unpack to an abnormal size ({ $size }) and was not opened.
    .remedy = Keep only the tables to be reported, save them as a new xlsx or CSV and send it again.
finding-WORKBOOK_TOO_HEAVY = Opening the workbook took too { $kind ->
    [memory] much memory
    [time] much time
   *[other] many resources
    } and was stopped.
    .remedy = Keep only the tables to be reported, without pictures and spare formats, save them as xlsx or CSV and send it again.
finding-ENCODING_MIXED = The file mixes two text encodings: near row { $row } there is UTF-8, the rest is something else.
    .remedy = It may have been put together from two files. Check each in Excel or WPS, save them as xlsx or “CSV UTF-8 (comma delimited)” and send them again.
finding-ENCODING_UNREADABLE = The text encoding cannot be read; only UTF-8 and GB18030 can.
    .remedy = Open the file in Excel or WPS, save it as “CSV UTF-8 (comma delimited)” and send it again.
finding-TOO_LARGE = { $kind ->
    [columns] The table has { $size } columns; the limit is { $limit }.
    [rows] There is a cell in row { $size }; the limit is { $limit } rows.
    [cells] The table has { $size } cells; the limit is { $limit }.
    [cell] A cell holds more than { $limit } characters and cannot be read.
    [sheets] The workbook has { $size } sheets; the limit is { $limit }.
    [merges] There are too many merged cells (more than { $size }) to be read.
   *[other] The file has { $size }; the limit is { $limit }.
    }
    .remedy = Delete empty columns and unrelated content, or send several smaller files.
finding-CSV_BROKEN = From about row { $row } on, the double quotes do not pair up: what follows would run into one cell.
    .remedy = Check the double quotes near that row, then export the CSV again.
finding-NO_HEADER = No usable header was found in the first ten rows{ $has-found ->
    [yes] ; they show “{ $found }”
   *[no] { "" }
    }.
    .remedy = The header needs a column for the region (or its code), or a line “地区：…” above it that names the region, and either indicators as column names or the two columns “indicator” and “value”; please use the names of the template.
finding-COLUMNS_UNCLEAR = Several columns could hold the same figure but differ: { $columns }. It cannot be told which one counts.
    .remedy = Please keep only the column with this period's value, or name the others for what they are (such as “上年同期” or “目标值”), and send the file again.
finding-NO_ROWS = There are no data rows below the header.
    .remedy = Fill in the data below the header and send the file again.
finding-COLUMNS_IGNORED = These columns were not used: { $columns }.
    .remedy = If one of them holds data to be reported, rename it as in the template and send the file again; otherwise there is nothing to do.
finding-TOTAL_DIFFERS = The total of “{ $column }” is “{ $value }” ({ $total } { $unit }), but the regions add up to { $sum } { $unit }{ $has-sum_with_extra ->
    [yes] { " " }({ $sum_with_extra } { $unit } with development zones and other local units)
   *[no] {""}
}.
    .remedy = Check the total and the regions; only the regions’ figures are used.

finding-NAME_DIFFERS = The file name ends in { $ending }, but it is { $kind ->
    [xlsx] an Excel workbook (xlsx)
   *[other] CSV text
    }; it was read as that.
    .remedy = Nothing to do; please use the matching file name next time.
finding-SHEET_EMPTY = The sheet “{ $sheet }” is empty.
    .remedy = Nothing to do.
finding-SHEET_UNKNOWN = The sheet “{ $sheet }” holds no table that can be read; it was not used.
    .remedy = If it holds data to be reported, give it the header of the template and send the file again; otherwise there is nothing to do.
finding-SHEET_HIDDEN = The sheet “{ $sheet }” is hidden and was not read.
    .remedy = If it holds data to be reported, unhide it and send the file again; otherwise there is nothing to do.
finding-ROWS_HIDDEN = Rows { $hidden } are hidden; they were read like all others.
    .remedy = Check that the hidden rows are to be reported; if not, delete them and send the file again.
finding-COLUMNS_HIDDEN = Columns { $hidden } are hidden; they were read like all others.
    .remedy = Check that the hidden columns are to be reported; if not, delete them and send the file again.
finding-FORMULAS_TAKEN = { $count } cells are formulas; the results saved in the file were used.
    .remedy = Check that the file was recalculated before it was saved; pasting values is safer.

# Accepted
finding-OK = “{ $value }” was accepted.
    .remedy = Nothing to do.

# Rows that are no data
finding-COMMENT_ROW = This is a comment, not data.
    .remedy = Nothing to do.
finding-TITLE_ROW = This is a title, not data.
    .remedy = Nothing to do.
finding-TITLE_OR_HEADER = This row is a title or belongs to the header, it is not data.
    .remedy = Nothing to do.
finding-NOTE_ROW = This is a note, not data.
    .remedy = Nothing to do.
finding-TABLE_UNKNOWN = This row belongs to a further table of the file that could not be understood; it was not used.
    .remedy = Give that table the header of the template or a file of its own and send it again; delete it if it is no data.
finding-PART_ROW = This row is a numerator or denominator; it was taken together with the row of its indicator.
    .remedy = Nothing to do.
finding-SIGNATURE_ROW = This is a line for signatures, not data.
    .remedy = Nothing to do.
finding-TOTAL_ROW = “{ $region }” is a total, not the figure of one region.
    .remedy = Nothing to do; totals are computed from the regions.
finding-SUBTOTAL_ROW = “{ $region }” is a subtotal, not the figure of one region.
    .remedy = Nothing to do; subtotals are computed.
finding-AGGREGATE_ROW = “{ $region }” stands for several regions together, not for one.
    .remedy = Nothing to do, unless a region has no row of its own: then add one.
finding-VOIDED = This row is marked as void and was not used.
    .remedy = Nothing to do; if it is valid, remove the mark from the note and send the file again.
finding-SUPERSEDED = Another row corrects this figure or was sent in later, so this one was not used.
    .remedy = Nothing to do; if the correcting row is wrong, correct it and send the file again.
finding-DUPLICATE_IDENTICAL = Rows { $rows } give the same value for the same region, indicator and period; only one was used.
    .remedy = Delete the repeated rows, so that later corrections do not miss one.

# Place and region
finding-COLUMNS_SHIFTED = This row has more cells than the header, so its content may have slipped; the row was not used.
    .remedy = Look for a comma inside an unquoted number (such as 88,120), correct it and send the file again.
finding-REGION_MULTIPLE = “{ $region }” names more than one region.
    .remedy = Give each region a row of its own.
finding-CODE_NAME_CONFLICT = Code { $code } belongs to { $code_region }, but the name says “{ $region }”.
    .remedy = Find out which of the two is wrong and make them agree.
finding-CODE_UNKNOWN = There is no region with the code “{ $code }”.
    .remedy = Give the current six-digit code, or only the full name of the region.
finding-OUT_OF_SCOPE = “{ $region }” does not belong to { $sender }.
    .remedy = Delete the row, or let the region’s own office report it.
finding-REGION_AMBIGUOUS = “{ $region }” may be more than one region: { $candidates }.
    .remedy = Put the city in front of the name (such as 汕尾市城区) or give the six-digit code.
finding-REGION_UNKNOWN = { $has-region ->
    [yes] “{ $region }” is not a known region.
   *[no] This row names no region.
    }
    .remedy = Give the full name or the six-digit code; for 本级 and functional zones say which region they belong to.
finding-LEVEL_MISMATCH = “{ $region }” is one level below the other regions of this table; its figure is kept but not added to the level above.
    .remedy = Check whether its city already includes the figure; if only cities are asked for, delete the row.
finding-EXTRA_UNIT = “{ $region }” ({ $official }) is not in the national list of regions; its figure is kept but not counted among the regions.
    .remedy = Nothing to do; it does not count as a county.
finding-CODE_PRECISION_LOST = The spreadsheet wrote the code as “{ $code }” and lost digits; the name “{ $region }” was used instead.
    .remedy = Set the code column to text and enter the six digits again.
finding-NAME_WITH_REMARK = “{ $region }” carries the remark “{ $remark }”; it was taken as { $official }.
    .remedy = Check that the figure covers exactly { $official }; put remarks into the note column.
finding-NAME_VARIANT = “{ $region }” is not the official name; it was taken as { $official }.
    .remedy = Check that this is right, and write { $official } next time.

# Indicator and period
finding-INDICATOR_UNKNOWN = The indicator “{ $indicator }” is not in the registry.
    .remedy = Use the indicator’s name from the template, one indicator per cell.
finding-PERIOD_INVALID = { $has-period_text ->
    [yes] The period “{ $period_text }” cannot be read, or does not fit the way the indicator is counted.
   *[no] No period is given, and the title above the table does not name exactly one.
    }
    .remedy = Write it as 2024年三季度, 2024-Q3, 2024年1-9月 or 2024年9月; cumulative indicators need a period that starts in January.
finding-PERIOD_FUTURE = The period { $period } had not begun when the return came in ({ $received }).
    .remedy = Check year and quarter, correct them and send the file again.
finding-PERIOD_NOT_DUE = This table tells of { $received } at the latest, and the period { $period } was not over then; the figure may be a forecast.
    .remedy = Check the period; report the actual figure once the period is over.
finding-TWO_DIGIT_YEAR = “{ $date_text }” gives the year in two digits; it was taken as { $date_read }.
    .remedy = Check that this is right, and write four digits next time.
finding-EXCEL_SERIAL = “{ $date_text }” is a spreadsheet’s serial number of a date; it was taken as { $date_read }.
    .remedy = Check that this is right, and set the column to text next time.
finding-YEAR_FROM_CONTEXT = “{ $date_text }” gives no year; from the title, the other rows or the day of receipt it was taken as { $date_read }.
    .remedy = Check that this is right, and write the year next time.

# Value
finding-MISSING = No figure is given; this counts as missing, not as 0.
    .remedy = Report the figure if there is one; write 0 if it really is zero.
finding-AMBIGUOUS_NONE = “{ $value }” may mean zero or no data; for now this counts as missing.
    .remedy = Write 0 for zero, or leave the cell empty if there is no data.
finding-NUMBER_UNREADABLE = “{ $faulty }” is not a readable number.
    .remedy = Enter digits only, with a plain point for decimals and thousands separators every three digits.
finding-TEXT_FOR_NUMBER = “{ $faulty }” is text where a number is asked for.
    .remedy = Enter a number, and put explanations into the note column.
finding-RANGE_FOR_NUMBER = “{ $faulty }” is a range, not one number.
    .remedy = Enter one definite number.
finding-EXCEL_ERROR = “{ $faulty }” is a spreadsheet’s error mark, not a number.
    .remedy = Check the formula (division by zero, lost reference) and enter its result.
finding-FORMULA_NO_CACHE = “{ $faulty }” is a formula without a result.
    .remedy = Paste the formula’s result as a value and send the file again.
finding-APPROXIMATE = “{ $faulty }” is an approximation; { $taken } was used.
    .remedy = Report the exact figure.
finding-LOWER_BOUND = “{ $faulty }” only says that the figure is not below; { $taken } was used.
    .remedy = Report the exact figure.
finding-CHINESE_NUMERAL = “{ $faulty }” is written in Chinese numerals; { $taken } was used.
    .remedy = Check that this is right, and use digits next time.
finding-UNIT_IN_CELL = “{ $value }” has its unit in the cell; the number was used without it.
    .remedy = Check that this is right, and enter only the number next time.
finding-UNIT_MISSING = “{ $value }” has no unit; the indicator’s own unit “{ $unit }” was assumed.
    .remedy = Check that the unit is “{ $unit }”; if not, state the unit and send the file again.
finding-MERGED_VALUE = “{ $value }” stands in a cell merged over several rows, so it is unclear which row it belongs to.
    .remedy = Undo the merge and give each row its own figure; leave rows without one empty.
finding-UNIT_MISMATCH = The unit “{ $unit_text }” of “{ $value }” does not fit the indicator’s unit “{ $unit }”, or the cell and the unit column contradict each other.
    .remedy = Check unit and number and make them agree.
finding-UNIT_UNCLEAR = A unit such as 万人 stands above the table, but numerator and denominator state none, so it is unclear whether “{ $count }” is counted in it.
    .remedy = State the unit in the column names, such as “分子（人）” or “分子（万人）”, and send the file again.
finding-UNIT_MAGNITUDE = “{ $value }” in “{ $has-unit_text ->
    [yes] { $unit_text }
   *[no] { $unit }
    }” is more than the region can have.
    .remedy = Check whether 万 (ten thousand) was added or left out, correct it and send the file again.
finding-NEGATIVE_COUNT = “{ $negative }” is negative, which is impossible here.
    .remedy = Check it and enter the correct number.
finding-NON_INTEGER_COUNT = “{ $broken }” is not a whole number, as people and institutions must be.
    .remedy = Check number and unit, correct them and send the file again.
finding-SCALE_SUSPECT = “{ $value }” does not look like a percentage: below 1 it may be a fraction, above 100 it is out of range.
    .remedy = Enter a percentage (such as 85.3), or give numerator and denominator as well.
finding-SCALE_SUSPECT_LAST = “{ $value }” (used as { $taken }) differs from the last value { $last } by a factor of about 100 or more.
    .remedy = Check the unit and the decimal point; if the figure is right, there is nothing to do.
finding-JUMP = { $taken } is a large change from the last value { $last }, well beyond that of other regions or earlier periods.
    .remedy = Check the figure; if it is right, please give the reason in the note.
finding-SCALE_FIXED = “{ $value }” was written as a fraction; numerator { $numerator } and denominator { $denominator } prove { $proved }%, which was used.
    .remedy = Check that this is right, and enter a percentage next time.
finding-MILESTONE_VALUE = “{ $value }” does not say whether the task is done.
    .remedy = Enter 已完成 or 1 if it is done, 未完成 or 0 if it is not.
finding-DONE_DATE_INVALID = The completion date “{ $done_text }” cannot be read, or is after the day the return came in.
    .remedy = Check the date and write it as 2024-10-28; leave it empty for a task that is not done yet.
finding-NUM_GT_DEN = The numerator { $numerator } is larger than the denominator { $denominator }.
    .remedy = Check whether the two were swapped or mistyped.
finding-ZERO_DENOMINATOR = The denominator is 0, so there is no ratio.
    .remedy = Check the denominator; if there is nothing to count, leave the cells empty and say so in the note.
finding-RATIO_MISMATCH = The ratio “{ $value }” does not agree with { $numerator } of { $denominator }, which is { $proved }%.
    .remedy = Check the three numbers and make them agree.
finding-DENOMINATOR_IMPLAUSIBLE = { $has-denominators ->
    [yes] The denominator { $denominator } differs from that of other rows in the file ({ $denominators }).
   *[no] The denominator { $denominator } is more than the region can have.
    }
    .remedy = Check what the denominator counts, and its unit.
finding-SUBSET_VIOLATION = { $taken } contradicts { $subset } of the related indicator: a part cannot exceed the whole.
    .remedy = Check both indicators (the recommended standard, for one, cannot exceed the national standard).
finding-CUMULATIVE_DECREASE = The cumulative figure { $taken } is below { $decrease } of an earlier period of the same year.
    .remedy = Check whether it is the figure of the period alone; cumulative indicators count from January.

# Timeliness
finding-LATE = { $has-submitted ->
    [yes] The submission date { $submitted } is after the deadline { $deadline }.
   *[no] The on-time column says that this row came late.
    }
    .remedy = The figure was used and counts as late; please send future returns before the deadline.
finding-BEFORE_PERIOD_END = The submission date { $submitted } is before the end of the period ({ $ends }); the figure may be a forecast.
    .remedy = Check that it is the actual figure; if it is a forecast, report the actual one after the period.
finding-SUBMIT_DATE_MISSING = No submission date is given, so it cannot be said whether the row is on time.
    .remedy = Add the submission date.
finding-SUBMIT_DATE_INVALID = The submission date “{ $submitted_text }” is not a plausible date.
    .remedy = Check the date, above all the year, correct it and send the file again.

# Row against row
finding-DUPLICATE_CONFLICT = Rows { $rows } give different values for the same region, indicator and period; none was used.
    .remedy = Keep only the right row, or put 更正 (correction) into its note.
finding-REVISION = This row is marked as a correction, or was sent in later than another value for the same figure, and was used.
    .remedy = Check that “{ $value }” is the corrected figure.

# Short names of newer reasons (the others are in quality.ftl)
why-COLUMNS_UNCLEAR = Unclear value column
why-TABLE_UNKNOWN = Further table not understood
why-PART_ROW = Numerator or denominator row
