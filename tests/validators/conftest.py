import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook

from validators.intake import Codebook, Judgement, Sender, judge

Told = tuple[str | None, str | None, str | None, float | None, str]
Tell = Callable[[str], list[Told]]

HERE = Path(__file__).parent


def _table(name: str) -> pl.DataFrame:
    return pl.read_csv(HERE / name, infer_schema=False)


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return Codebook(regions=_table("regions.csv"), indicators=_table("indicators.csv"), aliases=_table("aliases.csv"))


@pytest.fixture(scope="session")
def guangdong() -> Sender:
    return Sender(region_code="440000", received=date(2024, 10, 10), today=date(2024, 10, 10))


@pytest.fixture(scope="session")
def hanzhong() -> Sender:
    return Sender(region_code="610700", received=date(2021, 10, 10), today=date(2021, 10, 10))


def as_workbook(text: str) -> bytes:
    book = Workbook()
    for number, record in enumerate(csv.reader(io.StringIO(text)), start=1):
        for column, cell in enumerate(record, start=1):
            if cell:
                book.worksheets[0].cell(number, column, cell)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture(params=["csv", "xlsx"])
def run(request: pytest.FixtureRequest, codebook: Codebook, guangdong: Sender) -> Callable[[str], Judgement]:
    def _run(text: str) -> Judgement:
        content = text.encode() if request.param == "csv" else as_workbook(text)
        return judge(content, file_name=f"报表.{request.param}", codebook=codebook, sender=guangdong)

    return _run


@pytest.fixture
def tell(run: Callable[[str], Judgement]) -> Tell:
    """Region, period, indicator, value and reason of each figure."""

    def _tell(text: str) -> list[Told]:
        cells = run(text).cells
        figures = cells.filter(cells["column"] != "*")
        return figures.select("region_code", "period", "indicator_id", "value", "reason_code").rows()

    return _tell
