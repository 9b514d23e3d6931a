# Words of the data quality screen, the forms to fill in and the files that carry findings

## Chart of completeness
coverage-what = Completeness
coverage-unit = values reported/expected; percent where there is no room
coverage-order = least complete first
coverage-note-late = { $mark } with values received late
coverage-note-shade = The darker, the more is missing; “…” is not due yet, blank is not expected
coverage-hover = { $name }, { $period }: { $reported } of { $expected } reported
coverage-hover-late = { $name }, { $period }: { $reported } of { $expected } reported, { $late } late
coverage-head = { $period }: { $whole } of { $total } offices complete{ $silent ->
    [0] { "" }
   *[other] , { $silent } silent
    }{ $late ->
    [0] , none late
   *[other] , { $late } with late values
    }
coverage-head-none = Nothing was due yet in what is chosen
coverage-alt-least = Least complete over all periods: { $names }

## Data quality screen
quality-title = Data quality of { $region }: { $count ->
    [0] nothing to check
    [one] 1 thing to check
   *[other] { $count } things to check
    }
quality-said-findings = { $count ->
    [one] { $count } open note or refused cell
   *[other] { $count } open notes and refused cells
    }
quality-said-contradictions = { $count ->
    [one] own and rolled-up figures differ in { $count } place
   *[other] own and rolled-up figures differ in { $count } places
    }
quality-said-outliers = { $count ->
    [one] { $count } outlier
   *[other] { $count } outliers
    }
quality-said-revisions = { $count ->
    [one] { $count } revision since { $since }
   *[other] { $count } revisions since { $since }
    }
quality-coverage = Completeness and timeliness
quality-coverage-none = The chosen document asks this region for no quarterly values. Choose other targets or another region above.
quality-coverage-note = The last { $quarters } quarters; targets in force, counted by indicator and reporting unit; milestones are left out. An office's own figure stands for those of its units. In time means first received by day { $day } of the month after the period.
quality-every-unit = Show each reporting unit ({ $count })
quality-findings = Open notes and refused cells
quality-findings-none = Nothing is open: all approved returns are clear.
quality-findings-note = Notes and refused cells of approved returns, newest first. A later approved value for the same region, indicator and period closes a finding.
quality-group = { $reason } ({ $count })
quality-contradictions = Own figures that their parts do not add up to
quality-contradictions-none = No contradiction found: own and rolled-up figures agree, or only one of them is there.
quality-contradictions-note = The region's own figure holds; the sum of its parts is shown for checking. Largest relative difference first.
quality-outliers = Outliers
quality-outliers-none = No value stands out from its siblings.
quality-outliers-note = Compared with the regions under the same parent (at least { $least }): listed from { $cut } robust standard deviations (1.4826 × median absolute deviation) off their median. Counts and amounts are compared by logarithm; percentages less than { $points } points apart are left out. An outlier is not an error: please check.
quality-revisions = Revisions
quality-revisions-none = No approved value has been changed since { $since }.
quality-revisions-note = A value received later replaces the earlier one, which is kept.
quality-since = Since
quality-unknown-since = The link names a day “{ $found }” that cannot be read; write it as 2024-10-15. The default day is shown.
quality-more = The first { $shown } of { $total } are listed; download the file for all.
quality-download-coverage = Download completeness (CSV)
quality-download-findings = Download findings (CSV)
quality-download-contradictions = Download contradictions (CSV)
quality-download-outliers = Download outliers (CSV)
quality-download-revisions = Download revisions (CSV)
quality-column-region = Region
quality-column-region_code = Region code
quality-column-indicator = Indicator
quality-column-period = Period
quality-column-unit = Unit
quality-column-expected = Expected
quality-column-reported = Reported
quality-column-late = Late
quality-column-due = Deadline over
quality-column-received = Received
quality-column-file_name = File
quality-column-row = Row
quality-column-column = Column
quality-column-seen = Filled in
quality-column-verdict = Verdict
quality-column-reason = Reason
quality-column-problem = Problem
quality-column-remedy = What to do
quality-column-value = Reported
quality-column-children_value = Sum of parts
quality-column-children_difference = Difference
quality-column-median = Median
quality-column-siblings = Siblings
quality-column-distance = Distance (times)
quality-column-old_value = Before
quality-column-new_value = After
quality-column-actor = Handled by
quality-column-demonstration = Remark
quality-yes = yes
quality-no = no

## Short names of reasons
why-EMPTY_FILE = Empty file
why-BINARY_FILE = Not a table
why-MARKUP_FILE = Web page instead of a table
why-OLD_EXCEL = Old Excel format
why-WORKBOOK_ENCRYPTED = Workbook with a password
why-WORKBOOK_BROKEN = Damaged workbook
why-WORKBOOK_BOMB = Workbook of abnormal size
why-WORKBOOK_TOO_HEAVY = Workbook too heavy
why-ENCODING_MIXED = Two encodings in one file
why-ENCODING_UNREADABLE = Unknown encoding
why-TOO_LARGE = Above the size limit
why-CSV_BROKEN = Unpaired quotes
why-NO_HEADER = No header found
why-NO_ROWS = No data rows
why-COLUMNS_IGNORED = Columns not used
why-TOTAL_DIFFERS = Total does not add up
why-NAME_DIFFERS = Extension and content differ
why-SHEET_EMPTY = Empty sheet
why-SHEET_UNKNOWN = Sheet not used
why-SHEET_HIDDEN = Hidden sheet
why-ROWS_HIDDEN = Hidden rows
why-COLUMNS_HIDDEN = Hidden columns
why-FORMULAS_TAKEN = Results of formulas taken
why-OK = Accepted
why-COMMENT_ROW = Comment row
why-TITLE_ROW = Title row
why-TITLE_OR_HEADER = Title or header row
why-NOTE_ROW = Note row
why-SIGNATURE_ROW = Signature row
why-TOTAL_ROW = Total row
why-SUBTOTAL_ROW = Subtotal row
why-AGGREGATE_ROW = Several regions in one row
why-VOIDED = Marked void
why-SUPERSEDED = Corrected elsewhere
why-DUPLICATE_IDENTICAL = Repeated row, same value
why-COLUMNS_SHIFTED = Shifted columns
why-REGION_MULTIPLE = Several regions in one cell
why-CODE_NAME_CONFLICT = Code and name disagree
why-CODE_UNKNOWN = Unknown region code
why-OUT_OF_SCOPE = Outside the sender's scope
why-REGION_AMBIGUOUS = Ambiguous region name
why-REGION_UNKNOWN = Unknown region
why-LEVEL_MISMATCH = Region of another level
why-EXTRA_UNIT = Zone outside the roll-up
why-CODE_PRECISION_LOST = Code may have lost digits
why-NAME_WITH_REMARK = Region name with a remark
why-NAME_VARIANT = Unofficial region name
why-INDICATOR_UNKNOWN = Unknown indicator
why-PERIOD_INVALID = Unreadable period
why-PERIOD_FUTURE = Period in the future
why-PERIOD_NOT_DUE = Period not over yet
why-TWO_DIGIT_YEAR = Two-digit year
why-EXCEL_SERIAL = Excel serial date
why-YEAR_FROM_CONTEXT = Year taken from context
why-MISSING = No value
why-AMBIGUOUS_NONE = “None” is ambiguous
why-NUMBER_UNREADABLE = Unreadable number
why-TEXT_FOR_NUMBER = Words instead of a number
why-RANGE_FOR_NUMBER = Range instead of a number
why-EXCEL_ERROR = Excel error
why-FORMULA_NO_CACHE = Formula without a result
why-APPROXIMATE = Approximate number
why-LOWER_BOUND = Lower bound only
why-CHINESE_NUMERAL = Chinese numeral
why-UNIT_IN_CELL = Unit inside the cell
why-UNIT_MISSING = No unit
why-MERGED_VALUE = Value in a merged cell
why-UNIT_UNCLEAR = Unit of counts unclear
why-UNIT_MISMATCH = Wrong unit
why-UNIT_MAGNITUDE = Unit of another magnitude
why-NEGATIVE_COUNT = Negative count
why-NON_INTEGER_COUNT = Count with decimals
why-SCALE_SUSPECT = Perhaps off by 100
why-SCALE_SUSPECT_LAST = 100 times the last value
why-JUMP = Large jump
why-SCALE_FIXED = Fraction turned into percent
why-MILESTONE_VALUE = Done or not is unclear
why-DONE_DATE_INVALID = Implausible day of completion
why-NUM_GT_DEN = Numerator above denominator
why-ZERO_DENOMINATOR = Denominator is zero
why-RATIO_MISMATCH = Ratio and counts disagree
why-DENOMINATOR_IMPLAUSIBLE = Implausible denominator
why-SUBSET_VIOLATION = Part above the whole
why-CUMULATIVE_DECREASE = Cumulative value fell
why-LATE = Late
why-BEFORE_PERIOD_END = Before the period's end
why-SUBMIT_DATE_MISSING = No day of filling in
why-SUBMIT_DATE_INVALID = Implausible day of filling in
why-DUPLICATE_CONFLICT = Repeated row, other value
why-REVISION = Correction

## The sender's file with its findings
annotated-suffix = checked
annotated-sheet = Checks
annotated-verdict = Verdict
annotated-problem = Problem
annotated-remedy = What to do
annotated-row = Row
annotated-column = Column
annotated-value = Filled in
annotated-in-file = { $said }
annotated-in-row = Row { $row }: { $said }
annotated-in-cell = Row { $row }, column “{ $column }”: { $said }
annotated-in-sheet = Sheet
annotated-titled = { $title }: { $said }

## Returns: checks
intake-checking = Checking “{ $file }” ({ $size } MB), please wait
intake-group = { $verdict } · { $reason } ({ $count })
intake-own-file = Download your file with the findings
intake-own-file-explained = Your own file with row, column, problem and remedy beside each doubtful cell; correct it and upload it again.
change-column-difference = Difference
intake-changes-file = Download the changes (CSV)

## Comments in the form (xlsx)
form-hint = How to fill in
form-rule-code = Filled in, please leave as it is: the region's six-digit code.
form-rule-region = Filled in, please leave as it is.
form-rule-indicator = Filled in, please leave as it is. What each indicator counts stands in the cell's comment.
form-rule-unit = Filled in, please leave as it is. The value has to be in this unit.
form-rule-period = Filled in, please leave as it is.
form-rule-value = The number only, in the unit given, without writing the unit; for tasks choose 是 (done) or 否 (not done). Leave it empty where there is no figure; 0 means a real zero.
form-rule-numerator = Ratios need numerator and denominator; the numerator is not above the denominator. Grey cells stay empty.
form-rule-denominator = Ratios need a denominator above 0. Grey cells stay empty.
form-rule-note = Write 更正 (correction) here where an earlier figure is corrected; otherwise any short remark.
form-numerator = Numerator: { $text }
form-denominator = Denominator: { $text }
form-measure-stock = Level at the end of the period.
form-measure-flow = Cumulative from 1 January to the end of the period.
form-measure-periodic = Value of this period alone, not cumulative.
form-kind-ratio = In percent: 85.5 means 85.5%; give numerator and denominator too, all three have to agree.
form-kind-count = A number not below 0, in { $unit }.
form-kind-amount = A number not below 0, in { $unit }.
form-kind-milestone = Choose 是 where it is done, 否 where it is not.
form-prompt-number = A number not below 0, without its unit.
intake-template-workbook = { $form } (Excel)
intake-template-text = { $form } (CSV)
