import pytest

from data.store import Store
from domain.errors import MonitorError
from locales import LANGUAGES, texts
from services import decomposed_files
from services.permissions import local
from services.registry import Registry, read_registry

GP, STANDARD = "gd2024-21-gp-trained", "gd2024-05-primary-national-standard"
HEADER = "目标编号,目标,行政区划代码,地区,单位,上级目标值,目标值,期限,依据,备注\n"


def form(*lines: str) -> bytes:
    return (HEADER + "".join(f"{line}\n" for line in lines)).encode("gb18030")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_goes_out_and_comes_back(store: Store, registry: Registry, language: str) -> None:
    said = texts(language)
    out = decomposed_files.template(registry, (GP,), "440000", said)
    assert (out.height, out["above"][0], out["region_code"][0]) == (21, "2000", "440100")
    filled = out.with_columns(threshold=out["region_code"].replace({"440100": "500"}).replace({"440300": "300"}))
    kept = filled.filter(filled["region_code"].is_in(["440100", "440300"])).rename(decomposed_files.labels(said))
    content = ("\ufeff" + kept.write_csv(line_terminator="\r\n")).encode()
    report = decomposed_files.load(store, content, file_name="a.csv", actor=local("王"), reason="粤卫函1号")
    assert report.rows_changed == 2
    after = read_registry(store).decomposed
    assert after.select("region_code", "threshold").rows() == [("440100", 500.0), ("440300", 300.0)]
    again = decomposed_files.template(read_registry(store), (GP,), "440000", said)
    assert again.filter(region_code="440100")["threshold"].item() == "500"


def test_lines_that_were_not_filled_in_are_left_out(store: Store, registry: Registry) -> None:
    content = form(f"{GP},,440100,,,,500,2024/9/30,穗府办,", f"{GP},,440300,,,,,,,")
    found, warned, rows = decomposed_files.dry_run(store, registry, content, file_name="a.csv")
    assert (found.faults, found.changed, found.new) == ((), 1, 1)
    assert rows.select("due_date", "basis", "standing", "line").row(0) == ("2024-09-30", "穗府办", "in_force", 2)
    assert [(fault.rule, fault.expected) for fault in warned] == [("parts-differ", "500 / 2000 (-1500)")]


def test_every_bad_cell_is_found_with_its_line(store: Store, registry: Registry) -> None:
    content = form(
        f"{STANDARD},,440100,,,,101,,,",
        f"{STANDARD},,450100,,,,80,,,",
        f"{STANDARD},,999999,,,,80,,,",
        f"{STANDARD},,440300,,,,八十,,,",
        f"{STANDARD},,440400,,,,80,,,",
        f"{STANDARD},,440400,,,,81,,,",
    )
    version = store.version()
    found, warned, _ = decomposed_files.dry_run(store, registry, content, file_name="a.csv")
    assert [(fault.line, fault.rule) for fault in found.faults] == [
        (2, "out-of-range"),
        (3, "region-not-below"),
        (4, "unknown-reference"),
        (5, "not-a-number"),
        (6, "key-twice"),
        (7, "key-twice"),
    ]
    assert warned == ()
    assert store.version() == version


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "upload-unreadable"),
        (b"PK\x03\x04abc", "upload-unreadable"),
        ("目标编号,目标值\nx,1\n".encode(), "columns-missing"),
        (form("a,b"), "reference-ragged"),
    ],
)
def test_what_is_no_form_is_told(content: bytes, code: str) -> None:
    with pytest.raises(MonitorError) as told:
        decomposed_files.read(content, file_name="a.csv")
    assert told.value.code == code
