from datetime import date
from pathlib import Path

import polars as pl
import pytest

from validators.intake import Codebook, Sender

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
