import csv
import io

import pytest

from domain.errors import MonitorError
from domain.periods import Period
from services import intake
from services.registry import Registry
from services.templates import HEADERS, expected_values, template

Q3 = Period.parse("2024-Q3")


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_headers_and_marks(registry: Registry) -> None:
    content = template(registry, region_code="440100", period=Q3)
    assert content.startswith(b"\xef\xbb\xbf" + ",".join(HEADERS).encode())
    rows = lines(content)
    assert {row["行政区划代码"] for row in rows} == {"440100"}
    assert {row["统计期"] for row in rows} == {"2024-Q3"}
    assert {row["完成值"] for row in rows} == {""}


def test_the_form_with_the_regions_below_asks_each_value_of_one_region_only(registry: Registry) -> None:
    rows = lines(template(registry, region_code="440000", period=Q3, below=True))
    assert {row["行政区划代码"] for row in rows} == {"440000", *registry.children("440000")}
    own = {row["指标"] for row in rows if row["行政区划代码"] == "440000"}
    below = {row["指标"] for row in rows if row["行政区划代码"] != "440000"}
    assert own
    assert below
    assert not own & below


def test_what_is_computed_is_not_asked_for(registry: Registry) -> None:
    asked = set(expected_values(registry, "000000")["indicator_id"])
    derived = set(registry.indicators.drop_nulls("derivation")["indicator_id"])
    assert not asked & derived


def test_an_event_of_the_province_is_asked_of_the_province_alone(registry: Registry) -> None:
    rows = lines(template(registry, region_code="440000", period=Q3, below=True))
    events = [row for row in rows if row["指标"] == "全省按病种分值付费管理办法出台"]
    assert [row["行政区划代码"] for row in events] == ["440000"]


@pytest.mark.parametrize("below", [False, True])
def test_a_filled_form_is_understood_to_the_last_row(registry: Registry, *, below: bool) -> None:
    content = template(registry, region_code="440100", period=Q3, below=below).decode("utf-8-sig")
    judged = intake.examine(registry, content.encode(), file_name="form.csv", region_code="440100")
    assert not judged.refused
    assert set(judged.cells["reason_code"]) == {"MISSING"}


def test_unknown_region(registry: Registry) -> None:
    with pytest.raises(MonitorError, match="region-unknown"):
        template(registry, region_code="999999", period=Q3)
