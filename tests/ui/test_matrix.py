import re
from collections.abc import Callable

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from locales import LANGUAGES, texts
from services.matrix import Matrix, by_region, by_target
from ui import matrix

Opener = Callable[..., AppTest]
PAGE = "pages/matrix.py"
ASKED = {"region": "440000", "as_of": "2024-Q3"}
TARGET = "gd2024-05-primary-national-standard"


def told(test: AppTest) -> str:
    """Everything that stands on the screen as text."""
    kinds = ("title", "markdown", "caption", "html", "warning", "error", "info")
    return "\n".join(str(getattr(one, "value", "") or one.proto) for kind in kinds for one in test.get(kind))


def table(test: AppTest) -> str:
    return str(next(one.proto.body for one in test.get("html") if '<div class="mon-matrix"' in one.proto.body))


def first_cells(test: AppTest) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a>', table(test))


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_matrix_states_its_size_and_share(opened: Opener, language: str) -> None:
    test = opened(PAGE, lang=language, **ASKED)
    assert not test.exception
    assert not test.error
    # 19 of the targets judge each of the 21 cities; twenty of them met the one that was reported: 20 of 399.
    assert all(part in test.title[0].value for part in ("21", "19", "20/399"))
    assert len(test.get("plotly_chart")) == 2  # wide and narrow
    assert len(first_cells(test)) == 21
    assert texts(language).say("matrix-good") in table(test)


@pytest.mark.usefixtures("database")
def test_a_cell_tells_value_and_status_and_leads_to_the_indicator(opened: Opener) -> None:
    cell = next(one for one in table(opened(PAGE, **ASKED)).split("<td>") if "广州市 达到国家能力标准" in one)
    assert 'aria-label="广州市 达到国家能力标准 81% 慢于序时"' in cell
    assert "▲</span> 81%" in cell
    assert "region=440100" in cell
    assert f"target={TARGET}" in cell


@pytest.mark.usefixtures("database")
def test_rows_and_columns_are_ordered_by_the_url(opened: Opener) -> None:
    by_code = opened(PAGE, **ASKED)
    assert first_cells(by_code)[0] == "广州市"
    by_value = opened(PAGE, sort=TARGET, columns="good", **ASKED)
    assert not by_value.exception
    assert first_cells(by_value)[-1] == "广州市"  # 81 where all others have 86
    assert 'aria-sort="descending"' in table(by_value)
    assert table(by_value).index("达到国家能力标准") < table(by_value).index("老年人健康管理率")
    by_value.selectbox(key="sort").set_value("good").run()
    assert "good" in str(by_value.query_params["sort"])
    assert first_cells(by_value)[-1] == "广州市"


@pytest.mark.usefixtures("database")
def test_parts_of_a_total_are_shown_where_asked_for(opened: Opener) -> None:
    assert "第二批中医馆" not in table(opened(PAGE, **ASKED))
    every = opened(PAGE, show="all", **ASKED)
    assert "第二批中医馆" in table(every)
    assert "20/399" in every.title[0].value  # and change no count


@pytest.mark.usefixtures("database")
def test_a_county_has_no_matrix_and_a_way_on(opened: Opener) -> None:
    test = opened(PAGE, region="440103", as_of="2024-Q3")
    assert not test.exception
    assert "没有下级地区" in test.info[0].value
    assert "region=440100" in told(test)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("region", "as_of"), [("000000", "2023-Q4"), ("610700", "2021-Q3"), ("450000", "2021-Q3"), ("440100", "2024-Q3")]
)
def test_every_parent_opens_also_without_any_value(opened: Opener, region: str, as_of: str, language: str) -> None:
    test = opened(PAGE, region=region, as_of=as_of, lang=language)
    assert not test.exception
    assert not test.error
    assert test.title[0].value


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("name", "value"),
    [("region", "999999"), ("sort", "<b>x</b>"), ("columns", "up"), ("show", "some"), ("as_of", "soon")],
)
def test_what_the_link_asks_wrongly_is_told_kindly(opened: Opener, name: str, value: str) -> None:
    test = opened(PAGE, **({"region": "440000", "as_of": "2024-Q3"} | {name: value}))
    assert not test.exception
    assert not test.error
    # Streamlit's Markdown shows an escaped text as it stands.
    assert value in test.warning[0].value.replace("\\", "")


def test_many_regions_are_paged_and_every_one_is_on_one_page() -> None:
    cells = pl.DataFrame(
        {
            "region_code": [f"44{one:04}" for one in range(122)],
            "region_zh": [f"县{one}" for one in range(122)],
            "region_en": [f"County {one}" for one in range(122)],
            "target_id": "t", "indicator_id": "i", "theme": "基层服务", "document_id": "d", "kind": "ratio",
            "direction": "increase", "comparator": "at_least", "value": 1.0, "status": "met", "asked": True,
            "good": True,
        }
    )  # fmt: skip
    found = Matrix(cells, cells.clear(), by_region(cells), by_target(cells))
    assert matrix.pages(122) == 3
    assert matrix.pages(60) == 1
    whole = matrix.Arranged(found.cells, found.extras, found.regions, found.targets)
    parts = [whole.page(number).regions["region_code"].to_list() for number in (1, 2, 3)]
    assert [len(part) for part in parts] == [41, 41, 40]
    assert [code for part in parts for code in part] == found.regions["region_code"].to_list()
    assert whole.page(2).cells["region_code"].to_list() == parts[1]
