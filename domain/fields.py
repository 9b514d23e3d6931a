"""Every reference file and its columns, described once: file checks and tables follow from it."""

from dataclasses import dataclass
from enum import StrEnum

from domain import terms


class FieldType(StrEnum):
    """Type of a column once its text was read."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"  # yes or no


@dataclass(frozen=True)
class Field:
    """One column of a reference file."""

    name: str
    type: FieldType = FieldType.TEXT
    required: bool = True
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    refers_to: str = ""  # "sheet.column" whose values are allowed
    many: bool = False  # several values separated by semicolons


@dataclass(frozen=True)
class Sheet:
    """One reference file: its name is the file's stem and the table's name."""

    name: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names in file order."""
        return tuple(field.name for field in self.fields)


def _text(name: str, *, required: bool = True, pattern: str = "", refers_to: str = "", many: bool = False) -> Field:
    return Field(name, required=required, pattern=pattern, refers_to=refers_to, many=many)


def _optional(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, required=False) for name in names)


def _one_of(name: str, allowed: type[StrEnum] | tuple[str, ...], *, required: bool = True) -> Field:
    return Field(name, required=required, allowed=tuple(str(word) for word in allowed))


def _number(name: str, *, required: bool = False) -> Field:
    return Field(name, FieldType.NUMBER, required=required)


def _integer(name: str, *, required: bool = True) -> Field:
    return Field(name, FieldType.INTEGER, required=required)


def _date(name: str, *, required: bool = True) -> Field:
    return Field(name, FieldType.DATE, required=required)


def _flag(name: str) -> Field:
    return Field(name, FieldType.FLAG, allowed=("yes", "no"))


_CODE = r"\d{4}[0-9A-Z]\d"
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"

_REGIONS = Sheet(
    "regions",
    ("code",),
    (
        _text("code", pattern=_CODE),
        _text("name_zh"),
        _text("short_zh"),
        _text("name_en"),
        _one_of("level", terms.Level),
        _text("parent_code", required=False, refers_to="regions.code"),
        _one_of("standing", terms.Standing),
        *_optional("name_en_basis", "note"),
    ),
)
_TILES = Sheet(
    "tile_grid",
    ("grid", "code"),
    (
        _text("grid"),
        _text("code", refers_to="regions.code"),
        _text("label_zh"),
        _text("name_en"),
        _integer("row"),
        _integer("col"),
        _one_of("required", ("yes", "no", "optional")),
        *_optional("note"),
    ),
)
_THEMES = Sheet("themes", ("theme",), (_text("theme"), _text("theme_en"), _integer("position")))
_DEPARTMENTS = Sheet("departments", ("department",), (_text("department"), _text("department_en")))
_UNITS = Sheet(
    "units",
    ("unit",),
    (
        _text("unit"),
        *_optional("unit_en"),
        _integer("decimals"),
        _number("lower_limit"),
        _number("upper_limit"),
    ),
)
_DOCUMENTS = Sheet(
    "documents",
    ("document_id",),
    (
        _text("document_id", pattern=_SLUG),
        *_optional("number"),
        _text("short_zh"),
        _text("short_en"),
        _one_of("kind", ("notice", "commentary")),
        _text("region_code", refers_to="regions.code"),
        *_optional("seed_file"),
        _date("period_start"),
        _date("period_end"),
        _text("period_basis_zh"),
        _text("period_basis_en"),
        *_optional("note_zh", "note_en"),
    ),
)
_CLAUSES = Sheet(
    "clauses",
    ("document_id", "clause"),
    (
        _text("document_id", refers_to="documents.document_id"),
        _text("clause"),
        _text("clause_title"),
        *_optional("clause_title_en"),
        _integer("position"),
        _integer("seed_line"),
        _integer("targets_explicit"),
        _integer("deliverables_implicit"),
        _integer("directional_statements"),
    ),
)
_NO_TARGET = Sheet(
    "no_target_clauses",
    ("document_id", "clause"),
    (
        _text("document_id", refers_to="documents.document_id"),
        _text("clause"),
        _text("clause_title"),
        _integer("implicit_deliverables"),
        _text("reason"),
        *_optional("measurable_phrases"),
    ),
)
_DIRECTIONAL = Sheet(
    "directional_statements",
    ("document_id", "clause", "quote"),
    (
        _text("document_id", refers_to="documents.document_id"),
        _text("clause"),
        _text("quote"),
        _text("why_no_target"),
        *_optional("possible_indicator"),
    ),
)
_INDICATORS = Sheet(
    "indicators",
    ("indicator_id",),
    (
        _text("indicator_id", pattern=_SLUG),
        _text("name_zh"),
        _text("name_en"),
        _text("short_zh"),
        _text("short_en"),
        _text("unit", refers_to="units.unit"),
        _one_of("kind", terms.Kind),
        _one_of("measure", terms.Measure),
        _one_of("direction", terms.Direction),
        _flag("additive"),
        _one_of("reporting_level", terms.Level),
        _flag("counts_local"),
        *_optional("numerator_zh", "numerator_en", "denominator_zh", "denominator_en", "counted_zh"),
        _text("subset_of", required=False, refers_to="indicators.indicator_id"),
        _text("derived_from", required=False, refers_to="indicators.indicator_id"),
        _one_of("derivation", terms.Derivation, required=False),
    ),
)
_ALIASES = Sheet(
    "indicator_aliases",
    ("alias",),
    (
        _text("alias"),
        _text("indicator_id", refers_to="indicators.indicator_id"),
        _one_of("part", ("value", "numerator", "denominator")),
    ),
)
_TARGETS = Sheet(
    "targets",
    ("target_id",),
    (
        _text("target_id", pattern=_SLUG),
        _text("document_id", refers_to="documents.document_id"),
        _text("clause"),
        _text("theme", refers_to="themes.theme"),
        _text("indicator_id", refers_to="indicators.indicator_id"),
        _text("region_code", refers_to="regions.code"),
        _one_of("applies_to", terms.AppliesTo),
        _text("named_units", required=False, refers_to="regions.code", many=True),
        _one_of("comparator", terms.Comparator),
        _number("value"),
        _number("upper"),
        _number("inner_value"),
        _text("unit", refers_to="units.unit"),
        _number("threshold"),
        _number("tolerance"),
        _date("start_date"),
        _date("due_date"),
        _one_of("due_basis", ("stated", "inferred")),
        _text("due_note_zh"),
        _text("due_note_en"),
        _one_of("target_class", terms.TargetClass),
        _one_of("method", terms.Method),
        _integer("headline", required=False),
        _flag("crisp"),
        *_optional("joined_with"),
        _text("duplicate_of", required=False, refers_to="targets.target_id"),
        *_optional("lead_departments"),
        _text("quote"),
        *_optional("scope_en", "note_zh", "note_en"),
    ),
)
_PUBLISHED = Sheet(
    "published_values",
    ("published_id",),
    (
        _text("published_id", pattern=_SLUG),
        _text("indicator_zh"),
        _text("indicator_en"),
        _text("indicator_id", required=False, refers_to="indicators.indicator_id"),
        _one_of("relation", ("same", "other_definition", "component", "context")),
        _text("related_target_ids", required=False, refers_to="targets.target_id", many=True),
        _text("region_code", refers_to="regions.code"),
        _text("period", required=False, pattern=r"\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?"),
        _flag("period_approximate"),
        _text("period_text"),
        _number("value", required=True),
        _text("value_text"),
        _text("unit"),
        _one_of("basis", ("published", "derived")),
        *_optional("basis_note", "source_title", "source_publisher"),
        _text("quote", required=False),
        _one_of("reliability", ("A", "B", "C", "D")),
        *_optional("reliability_note", "note_zh", "note_en"),
    ),
)

# What the administration chooses: `services/settings.py` says what each setting is and which values it takes.
_SETTINGS = Sheet("settings", ("setting",), (_text("setting", pattern=r"[a-z]+(_[a-z]+)*"), _text("value")))
# A region's own number or date (分解指标) under a target that binds a region above it; what is taken back is withdrawn.
_DECOMPOSED = Sheet(
    "decomposed_targets",
    ("target_id", "region_code"),
    (
        _text("target_id", refers_to="targets.target_id"),
        _text("region_code", refers_to="regions.code"),
        _number("threshold"),
        _date("due_date", required=False),
        _one_of("standing", ("in_force", "withdrawn")),
        *_optional("basis", "note"),
    ),
)

# The lens 基层视角: each primary-care task of the commentary, the national clause it repeats, the targets it holds.
_PRIMARY_CARE = Sheet(
    "primary_care_tasks",
    ("task",),
    (
        _integer("task"),
        _text("document_id", refers_to="documents.document_id"),
        _text("clause"),
        _text("short_zh"),
        _text("short_en"),
        _text("linked_document_id", refers_to="documents.document_id"),
        _text("linked_clause"),
        _one_of("link_basis", ("title", "topic")),
        *_optional("link_note_zh", "link_note_en"),
        _text("national_target_ids", required=False, refers_to="targets.target_id", many=True),
        _text("local_target_ids", required=False, refers_to="targets.target_id", many=True),
        *_optional("local_note_zh", "local_note_en"),
    ),
)

# The score sheet of the annual assessment: `services/scoring_rules.py` says what each part means and needs.
_SCORES = Sheet(
    "score_rules",
    ("rule",),
    (
        _text("rule", pattern=_SLUG),
        _one_of("part", ("target", "theme", "status", "unassessed", "deduction", "bonus", "total")),
        _text("theme", required=False, refers_to="themes.theme"),
        _text("target_id", required=False, refers_to="targets.target_id"),
        *_optional("subject"),
        _one_of("way", ("share", "pace", "status", "exclude", "zero"), required=False),
        _number("points"),
        _number("floor"),
        _number("cap"),
        _one_of("standing", ("in_force", "demonstration", "withdrawn")),
        *_optional("note_zh", "note_en"),
    ),
)

# In load order: what is referred to comes first.
SHEETS: dict[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        _REGIONS,
        _TILES,
        _THEMES,
        _DEPARTMENTS,
        _UNITS,
        _DOCUMENTS,
        _CLAUSES,
        _NO_TARGET,
        _DIRECTIONAL,
        _INDICATORS,
        _ALIASES,
        _TARGETS,
        _PUBLISHED,
        _PRIMARY_CARE,
        _SETTINGS,
        _DECOMPOSED,
        _SCORES,
    )
}
