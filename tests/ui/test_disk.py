"""A disk that is full or read-only, as the screens tell it: what failed, what still works, until it works again."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from services import audit, clock
from ui import cached

Opener = Callable[..., AppTest]
RETURNS, INDICATOR = "pages/returns.py", "pages/indicator.py"
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"
BETTER = f"行政区划代码,指标,统计期,完成值,分子,分母\n440100,{STANDARD},2024-Q3,90,90,100\n".encode()


@contextmanager
def full(database: Path) -> Iterator[None]:
    """The system refuses to let any file of this process grow, as a full disk does."""
    log = database.with_name(f"{database.name}.wal")
    size = log.stat().st_size if log.exists() else 0
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def confirmed(opened: Opener) -> AppTest:
    test = opened(RETURNS, region="440100")
    test.file_uploader(key="return-file").upload("a.csv", BETTER)
    return test.run().button(key="confirm").click().run()


def said(test: AppTest) -> str:
    return "\n".join(str(one.value) for one in test.warning)


def test_a_full_disk_is_told_on_every_screen_until_something_is_stored_again(opened: Opener, database: Path) -> None:
    opened()  # the store is open before the disk fills up
    with full(database):
        test = confirmed(opened)
        assert not test.exception
        assert test.error[0].value.startswith("磁盘已满，无法写入")
        for page in ("", INDICATOR, RETURNS):
            shown = opened(page, region="440100")
            assert not shown.exception
            assert not shown.error
            assert "磁盘已满：可以继续查询，暂时不能保存" in said(shown)
        assert opened(INDICATOR, region="440100").title[0].value.startswith("广州市 81%")
        assert "The disk is full: figures can be read" in said(opened(lang="en"))
    assert "已入库" in confirmed(opened).success[0].value
    assert said(opened()) == ""
    assert opened(INDICATOR, region="440100").title[0].value.startswith("广州市 90%")


def test_what_failed_long_ago_is_not_told_any_more(
    opened: Opener, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened()
    with full(database):
        confirmed(opened)
    assert "磁盘已满" in said(opened())
    later = clock.now() + timedelta(minutes=31)

    def then() -> datetime:
        return later

    monkeypatch.setattr(clock, "now", then)
    assert said(opened()) == ""


@pytest.mark.usefixtures("database")
def test_a_database_that_can_only_be_read_is_told_and_read(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "open", Store.read)
    test = opened(INDICATOR, region="440100")
    assert cached.store().read_only
    assert not test.exception
    assert "数据库目前只能读取" in said(test)
    assert test.title[0].value.startswith("广州市 81%")
    assert "can be read only" in said(opened(lang="en"))
    refused = confirmed(opened)
    assert "目前只能读取，不能写入" in refused.error[0].value


def test_who_signs_in_while_nothing_can_be_stored_may_read_and_stands_in_the_log(
    database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Store.read(database) as store:
        audit.sign_in(store, name="wang")
    assert "sign_in without a line in the trail: wang" in caplog.text
