import shutil
from pathlib import Path

import polars as pl
import pytest

from data.store import Store
from domain.errors import MonitorError
from domain.periods import Period
from services import intake
from services.concern import AttainmentQuery
from services.demonstration import SAMPLES, load_demonstration, remove_demonstration
from services.monitoring import attainment
from services.permissions import LOCAL, local
from services.registry import Registry


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """The samples of one city in one quarter, with their manifest."""
    folder = tmp_path / "samples"
    manifest = (SAMPLES / "manifest.csv").read_text(encoding="utf-8").splitlines()
    chosen = [line for line in manifest[1:] if line.startswith(("gd2024/2024-Q3/4401", "gd2024/2023-Q4/4401"))]
    for line in chosen:
        name = line.partition(",")[0]
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLES / name, folder / name)
    (folder / "manifest.csv").write_text("\n".join([manifest[0], *chosen]) + "\n", encoding="utf-8")
    return folder


def test_every_figure_from_samples_says_so(store: Store, registry: Registry, few: Path) -> None:
    assert load_demonstration(store, few, actor=local("test")) == 2
    frame = attainment(store, registry, AttainmentQuery("440100", Period.parse("2024-Q3")))
    reported = frame.filter(pl.col("value").is_not_null())
    assert reported.height > 20
    assert reported["demonstration"].all()
    whole = attainment(store, registry, AttainmentQuery("440000", Period.parse("2024-Q3")))
    assert whole.filter(pl.col("value").is_not_null())["demonstration"].all()


def test_loading_twice_changes_nothing(store: Store, few: Path) -> None:
    load_demonstration(store, few, actor=local("test"))
    version = store.version()
    load_demonstration(store, few, actor=local("test"))
    assert store.version() == version


def test_removal_takes_every_trace_and_leaves_real_returns(store: Store, registry: Registry, few: Path) -> None:
    content = "行政区划代码,指标,统计期,完成值,分子,分母\n440300,geriatrics-dept,2024-Q3,80,80,100\n".encode()
    judged = intake.examine(registry, content, file_name="real.csv", region_code="440000")
    kept = intake.submit(store, content, judged, region_code="440000", actor=local("王")).return_id
    load_demonstration(store, few, actor=local("test"))
    assert remove_demonstration(store, actor=local("test")) == 2
    history = intake.history(store, registry, "440000", reader=LOCAL)
    assert history["return_id"].to_list() == [kept]
    left = store.frame(
        "known_observations",
        indicators=registry.indicators["indicator_id"].to_list(),
        regions=None,
        period_ends=None,
        until=None,
        known_at=None,
        recorded_by=None,
        provisional=False,
    )
    assert left["return_id"].unique().to_list() == [kept]
    assert not store.frame("return_findings", return_id=kept).height
    orphans = store.frame("orphans")
    assert orphans["rows"].sum() == 0


def test_a_refused_sample_stops_the_whole_load(store: Store, registry: Registry, few: Path) -> None:
    first = sorted(few.glob("**/4401*.csv"))[0]
    first.write_bytes(b"")
    with pytest.raises(MonitorError) as told:
        load_demonstration(store, few, actor=local("test"))
    assert told.value.code == "sample-refused"
    assert intake.history(store, registry, "440000", reader=LOCAL).is_empty()
