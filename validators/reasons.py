"""Why a cell got its verdict: every reason code once, in the order in which the most telling one wins."""

from domain.terms import Verdict

# A row that is no data needs no other word; then what makes a cell unusable, from where it belongs to what it says;
# then missing values; then warnings, the value's own doubts before those of its surroundings.
# Rows that are none of a figure; they are told as rows and never compete with other reasons.
ROWS = ("COMMENT_ROW", "TITLE_ROW", "TITLE_OR_HEADER", "NOTE_ROW", "SIGNATURE_ROW", "PART_ROW")
ROW_REFUSALS = ("TABLE_UNKNOWN",)
_SKIPS = (
    "VOIDED",
    "SUPERSEDED",
    "TOTAL_ROW",
    "SUBTOTAL_ROW",
    "AGGREGATE_ROW",
    "DUPLICATE_IDENTICAL",
)
_REJECTS = (
    "COLUMNS_SHIFTED",
    "REGION_MULTIPLE",
    "CODE_NAME_CONFLICT",
    "CODE_UNKNOWN",
    "OUT_OF_SCOPE",
    "REGION_AMBIGUOUS",
    "REGION_UNKNOWN",
    "INDICATOR_UNKNOWN",
    "PERIOD_INVALID",
    "PERIOD_FUTURE",
    "EXCEL_ERROR",
    "FORMULA_NO_CACHE",
    "RANGE_FOR_NUMBER",
    "TEXT_FOR_NUMBER",
    "NUMBER_UNREADABLE",
    "MERGED_VALUE",
    "UNIT_MISMATCH",
    "UNIT_UNCLEAR",
    "NEGATIVE_COUNT",
    "ZERO_DENOMINATOR",
    "NUM_GT_DEN",
    "UNIT_MAGNITUDE",
    "NON_INTEGER_COUNT",
    "RATIO_MISMATCH",
    "SCALE_SUSPECT",
    "MILESTONE_VALUE",
    "SUBMIT_DATE_INVALID",
    "DUPLICATE_CONFLICT",
)
# A percentage that cannot be one is refused; a value 100 times the last one is only shown. Both are told as
# SCALE_SUSPECT.
SCALE_AGAINST_LAST = "SCALE_SUSPECT_LAST"
TOLD_AS = {SCALE_AGAINST_LAST: "SCALE_SUSPECT"}
_WARNS = (
    "AMBIGUOUS_NONE",
    "MISSING",
    "REVISION",
    "SCALE_FIXED",
    "CHINESE_NUMERAL",
    "APPROXIMATE",
    "LOWER_BOUND",
    "UNIT_IN_CELL",
    "UNIT_MISSING",
    "SUBSET_VIOLATION",
    "CUMULATIVE_DECREASE",
    SCALE_AGAINST_LAST,
    "JUMP",
    "DENOMINATOR_IMPLAUSIBLE",
    "LEVEL_MISMATCH",
    "EXTRA_UNIT",
    "CODE_PRECISION_LOST",
    "NAME_WITH_REMARK",
    "NAME_VARIANT",
    "DONE_DATE_INVALID",
    "PERIOD_NOT_DUE",
    "EXCEL_SERIAL",
    "TWO_DIGIT_YEAR",
    "BEFORE_PERIOD_END",
    "LATE",
    "SUBMIT_DATE_MISSING",
    "YEAR_FROM_CONTEXT",
)

PRECEDENCE = (*_SKIPS, *_REJECTS, *_WARNS, "OK")
GRADES: dict[str, Verdict] = {
    **dict.fromkeys((*ROWS, *_SKIPS), Verdict.SKIP),
    **dict.fromkeys((*ROW_REFUSALS, *_REJECTS), Verdict.REJECT),
    **dict.fromkeys(_WARNS, Verdict.WARN),
    "OK": Verdict.ACCEPT,
}
# Warnings under which there is no value: kept as missing, not stored.
VALUELESS = ("AMBIGUOUS_NONE", "MISSING")
# What is wrong with a whole file, and what is only worth a note.
REFUSALS = (
    "EMPTY_FILE",
    "BINARY_FILE",
    "ENCODING_UNREADABLE",
    "TOO_LARGE",
    "CSV_BROKEN",
    "NO_HEADER",
    "NO_ROWS",
    "COLUMNS_UNCLEAR",
    "ENCODING_MIXED",
    "MARKUP_FILE",
    "OLD_EXCEL",
    "WORKBOOK_ENCRYPTED",
    "WORKBOOK_BROKEN",
    "WORKBOOK_BOMB",
    "WORKBOOK_TOO_HEAVY",
)
NOTES = (
    "COLUMNS_IGNORED",
    "TOTAL_DIFFERS",
    "NAME_DIFFERS",
    "SHEET_EMPTY",
    "SHEET_UNKNOWN",
    "SHEET_HIDDEN",
    "ROWS_HIDDEN",
    "COLUMNS_HIDDEN",
    "FORMULAS_TAKEN",
)
