"""Closed sets of words: each member's value is what files, tables and texts carry."""

from enum import StrEnum


class Level(StrEnum):
    """Administrative level of a region, from the top down."""

    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"

    @property
    def depth(self) -> int:
        """Distance from the country: 0 for the country, 3 for a county."""
        return tuple(Level).index(self)


class Standing(StrEnum):
    """How a region stands in the roll-up of its parent."""

    STANDARD = "standard"  # in GB/T 2260, reports, counts
    UNIT = "unit"  # local code, reports and counts (the Corps)
    EXTRA = "extra"  # local code, may report, never counted (development zones)
    OUTSIDE = "outside"  # in GB/T 2260, does not report here (Taiwan, Hong Kong, Macao)


class Kind(StrEnum):
    """What an indicator measures."""

    RATIO = "ratio"
    COUNT = "count"
    AMOUNT = "amount"
    MILESTONE = "milestone"


class Measure(StrEnum):
    """How an indicator's values behave in time."""

    STOCK = "stock"  # the level at the last day of the period
    FLOW = "flow"  # cumulative from 1 January
    PERIODIC = "periodic"  # belongs to one period alone, e.g. meetings in a quarter


class Derivation(StrEnum):
    """How an indicator is computed from another where it was not reported itself."""

    SHARE_OF_UNITS = "share_of_units"  # share of units that reach the inner value
    INCREASE = "increase"  # rise over the baseline period


class Direction(StrEnum):
    """Which way is good."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Comparator(StrEnum):
    """How a value is held against a target."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    EXACTLY = "exactly"
    BETWEEN = "between"
    ABOUT = "about"
    ALL = "all"
    INCREASE_BY = "increase_by"
    EACH_UNIT_AT_LEAST = "each_unit_at_least"
    SHARE_OF_UNITS = "share_of_units"
    AT_LEAST_ONE_UNIT = "at_least_one_unit"
    PER_PERIOD = "per_period"
    DONE_BY = "done_by"


class AppliesTo(StrEnum):
    """What a target means for the regions below the one it binds (DESIGN rule 2)."""

    EVERY_LEVEL = "every_level"  # the threshold binds at each level
    REFERENCE = "reference"  # binds the region; lower levels are held against it for reference
    TOTAL = "total"  # binds the total; lower levels contribute
    EACH_UNIT = "each_unit"  # each unit of the reporting level has to pass
    UNIT_TEST = "unit_test"  # tests each unit for another target; nothing is asked of all of them
    NAMED_UNITS = "named_units"  # the units named in the text contribute
    REGION_ONLY = "region_only"  # nothing below the region
    PARAMETER = "parameter"  # a rule used elsewhere, no progress target


class TargetClass(StrEnum):
    """Sort of wording a target comes from."""

    EXPLICIT_NUMERIC = "explicit_numeric"
    FULL_COVERAGE = "full_coverage"
    ENUMERATED_SET = "enumerated_set"
    PER_UNIT_MIN = "per_unit_min"
    FREQUENCY = "frequency"
    EXPLICIT_INCREMENT = "explicit_increment"
    DATED_MILESTONE = "dated_milestone"
    IMPLICIT_DELIVERABLE = "implicit_deliverable"


class Status(StrEnum):
    """Verdict on a figure; the last two are for deliverables, which carry no traffic light."""

    MET = "met"
    ON_PACE = "on_pace"
    SLOW = "slow"
    FAR_BEHIND = "far_behind"
    WORSENING = "worsening"
    MISSED = "missed"
    CANNOT_ASSESS = "cannot_assess"
    DONE = "done"
    NOT_YET = "not_yet"


class Reason(StrEnum):
    """Why a status is what it is; empty where the numbers speak for themselves."""

    NO_VALUE = "no_value"
    NO_BASELINE = "no_baseline"
    NO_COUNTS = "no_counts"  # a percentage without numerator and denominator
    NOT_ADDITIVE = "not_additive"  # parts cannot be added to a whole
    INCOMPLETE = "incomplete"  # some units are missing: a sum is only a lower bound
    CONTRIBUTION = "contribution"  # the target binds the total, not this unit
    INNER_TEST = "inner_test"  # the condition inside another target, not judged by itself
    NOT_CRISP = "not_crisp"
    NOT_IN_FORCE = "not_in_force"
    ABOVE_SET = "above_set"
    NO_PATH = "no_path"  # baseline equals target, or no time has passed
    LOST = "lost"  # met at the baseline, not any more
    LATE = "late"  # done, but after the due date
    JOINTLY = "jointly"  # the text joins it with another target, which decides
    DATE_UNKNOWN = "date_unknown"  # done, but it was not reported when
    DUE_LATER = "due_later"
    REFERENCE = "reference"  # the target binds a region above
    NO_TARGET = "no_target"
    NO_DIRECTION = "no_direction"
    BASELINE_AFTER_DATA = "baseline_after_data"
    DUE_BEFORE_BASELINE = "due_before_baseline"
    FEW_POINTS = "few_points"  # a trend needs at least four
    UNREADABLE = "unreadable"  # a cell that should be a number is none
    POINTS_UNREADABLE = "points_unreadable"
    POINTS_CONTRADICT = "points_contradict"  # two values for one year
    SHORT_SPAN = "short_span"  # less than a year between baseline and period
    MIXED_SIGNS = "mixed_signs"


class Source(StrEnum):
    """Where a figure comes from."""

    OWN = "own"
    ROLLED_UP = "rolled_up"
    DERIVED = "derived"
    NONE = "none"


class Method(StrEnum):
    """Published methods of judging progress."""

    LINEAR = "linear"
    CAGR = "cagr"
    TARGETED_CHANGE = "targeted_change"
    TREND = "trend"


class Verdict(StrEnum):
    """What becomes of one cell of a return."""

    ACCEPT = "accept"
    WARN = "warn"
    REJECT = "reject"
    SKIP = "skip"


class ReturnState(StrEnum):
    """Life of a return."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"
