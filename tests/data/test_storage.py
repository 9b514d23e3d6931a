"""What the environment says of object storage, and what an address may name of it."""

import pytest

from data import lake
from data.places import Lake, place
from data.storage import EXTENSION, Storage, remote
from domain.errors import MonitorError

GIVEN = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "hidden", "AWS_ENDPOINT_URL": "https://store.cn:9000"}


@pytest.mark.parametrize(
    "named", ["s3://lakes", "s3://lakes/", "s3://my.lakes/health/monitor-2", "s3://lakes/a/b.c_d=e/"]
)
def test_a_bucket_and_a_prefix_can_be_named(named: str) -> None:
    assert remote(named)
    found = place(f"ducklake:postgres:dbname=x data_path={named}")
    assert isinstance(found, Lake)
    assert found.data == named
    assert place(str(found)) == found


@pytest.mark.parametrize(
    "named",
    [
        "s3://hidden:hidden@lakes/a",
        "s3://lakes/a?s3_secret_access_key=hidden",
        "s3://lakes/a?s3_endpoint=elsewhere",
        "s3://lakes/../other",
        "s3://lakes/a/..",
        "s3://lakes/a//b",
        "s3://lakes/a*",
        "s3://LAKES/hidden",
        "s3:///hidden",
        "https://store.cn/hidden",
        "gs://lakes/hidden",
    ],
)
def test_what_is_no_bucket_is_refused_without_repeating_it(named: str) -> None:
    with pytest.raises(MonitorError) as told:
        place(f"ducklake:postgres:dbname=x data_path='{named}'")
    assert told.value.code == "lake-folder-remote"
    assert "hidden" not in str(told.value.details)


def test_the_environment_says_which_storage_and_who_asks() -> None:
    found = Storage.of(GIVEN)
    assert (found.host, found.secure, found.style, found.region) == ("store.cn:9000", True, "path", "us-east-1")
    assert (found.key, found.secret, found.token, found.certificates) == ("key", "hidden", "", "")
    more = {
        "AWS_ENDPOINT_URL_S3": "http://10.0.0.1", "AWS_REGION": "cn-north-1", "AWS_SESSION_TOKEN": "token",
        "AWS_CA_BUNDLE": "/etc/ca.pem", "MONITOR_LAKE_URL_STYLE": "vhost",
    }  # fmt: skip
    other = Storage.of(GIVEN | more)
    assert (other.host, other.secure, other.style, other.region) == ("10.0.0.1", False, "vhost", "cn-north-1")
    assert (other.token, other.certificates) == ("token", "/etc/ca.pem")
    assert Storage.of(GIVEN | {"AWS_DEFAULT_REGION": "oss-cn-beijing"}).region == "oss-cn-beijing"


def test_it_never_prints_its_keys() -> None:
    assert "hidden" not in repr(Storage.of(GIVEN)) + str(Storage.of(GIVEN))


@pytest.mark.parametrize("lacking", GIVEN)
def test_what_the_environment_lacks_is_named(lacking: str) -> None:
    with pytest.raises(MonitorError) as told:
        Storage.of(GIVEN | {lacking: ""})
    assert told.value.code == "lake-storage-settings"
    assert lacking in str(told.value.details["missing"])


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("AWS_ENDPOINT_URL_S3", "store.cn"),
        ("AWS_ENDPOINT_URL_S3", "ftp://store.cn"),
        ("AWS_ENDPOINT_URL_S3", "https://user:hidden@store.cn"),
        ("AWS_ENDPOINT_URL_S3", "https://store.cn/path"),
        ("AWS_ENDPOINT_URL_S3", "https://store.cn:port"),
        ("AWS_ENDPOINT_URL_S3", "https://"),
        ("MONITOR_LAKE_URL_STYLE", "other"),
    ],
)
def test_what_it_garbles_is_named_without_repeating_it(variable: str, value: str) -> None:
    with pytest.raises(MonitorError) as told:
        Storage.of(GIVEN | {variable: value})
    assert told.value.code == "lake-storage-value"
    assert told.value.details["variable"] == variable
    assert "hidden" not in str(told.value.details)


def test_without_its_package_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lake, "find_spec", lambda name: None)
    with pytest.raises(MonitorError) as told:
        lake._file_of(EXTENSION)
    assert told.value.code == "lake-packages"
    assert EXTENSION in str(told.value.details["missing"])
