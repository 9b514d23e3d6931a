"""The benchmarks run: a hundredth of the size through the whole harness, nothing said about seconds."""

from pathlib import Path

import duckdb
import pytest

from benchmarks import assess as assess_benchmark
from benchmarks import results
from benchmarks.generate import SIZES, Size, generate
from benchmarks.measuring import Line, not_measured, table, times_more, told
from data.store import Store
from domain.terms import Method
from metrics.assess import assess
from services.checking import check


def test_what_is_generated_holds_and_is_the_same_again(tmp_path: Path) -> None:
    little = Size(periods=2, every=200, quarters=True)
    paths = [tmp_path / "first.duckdb", tmp_path / "second.duckdb"]
    made = [generate(path, little) for path in paths]
    assert made[0] == made[1]
    with Store.open(paths[0]) as store:
        assert check(store).broken == ()
    facts = []
    for path in paths:
        with duckdb.connect(str(path), read_only=True) as there:
            facts.append(there.sql("SELECT count(*), sum(hash(o)), max(value) FROM observations AS o").fetchall())
            keys, revised, named = there.sql(
                "SELECT count(*), count(*) FILTER (revisions = 2), count(*) FILTER (demonstration) FROM current_values"
            ).fetchall()[0]
            assert keys == 2 * 15 * 70
            assert made[0] == keys + revised
            assert 0.07 < revised / keys < 0.13
            assert named == keys
    assert facts[0] == facts[1]


def test_sizes_are_ten_times_each_other_and_hold_the_same_last_quarters() -> None:
    ends = {name: size.ends() for name, size in SIZES.items()}
    assert [len(ends[name]) for name in ("1.2M", "12M", "120M")] == [6, 60, 600]
    assert set(ends["1.2M"]) < set(ends["12M"]) < set(ends["120M"])
    assert len({tuple(one[-1:]) for one in ends.values()}) == 1


@pytest.mark.parametrize("method", [Method.LINEAR, Method.CAGR])
def test_the_loops_say_what_assess_says(method: Method) -> None:
    part = assess_benchmark.cases(300)
    ours = assess(part, method=method).to_dicts()
    for own, row in zip(ours, part.to_dicts(), strict=True):
        looped = assess_benchmark.judged(row, method)
        assert (looped["status"], looped["reason"]) == (own["status"], own["reason"])
        for name in ("ratio", "score", "attained_share", "expected_value", "projection"):
            assert looped[name] == pytest.approx(own[name]), name


def test_a_table_says_what_was_measured_and_what_was_missed() -> None:
    lines = [Line("a", "b", "≤ 2x", "3.0x", met=False, why="because"), not_measured("c", "d", "≤ 1x", "no time")]
    written = table(lines).splitlines()
    assert written[2] == "| a | b | ≤ 2x | 3.0x | **missed** | because |"
    assert written[3] == "| c | d | ≤ 1x | not measured | - | no time |"
    assert told([0.2, 0.1, 0.4]) == "0.200 s (0.100 to 0.400)"
    assert times_more([3.0, 9.0, 1.0], [2.0, 1.0, 1.0]) == 3.0


def test_an_unknown_size_is_refused() -> None:
    with pytest.raises(ValueError, match="MONITOR_BENCH_SIZE"):
        results.extent("huge")


def test_the_whole_harness_runs_at_a_hundredth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_BENCH_SIZE", "smoke")
    monkeypatch.setenv("MONITOR_BENCH_FOLDER", str(tmp_path / "kept"))
    lines = results.main(tmp_path / "results.md")
    assert [line.why for line in lines if line.why.startswith("failed")] == []
    page = (tmp_path / "results.md").read_text(encoding="utf-8")
    assert all(name in page for name in ("overview, rerun warm, smoke", "DuckDB COPY", "Parquet (zstd)", "`assess`"))
    assert page.count("not measured") >= 3  # first page, users, growth: said, not left out
