"""Which region a row speaks of."""

import pytest

from validators.gazetteer import Gazetteer
from validators.intake import Codebook
from validators.regions import RegionReader, RegionReading


def read(codebook: Codebook, sender: str, code: str, name: str) -> RegionReading:
    return RegionReader(Gazetteer(codebook.regions), sender).read(code, name)


@pytest.mark.parametrize(
    ("sender", "code", "name", "region"),
    [
        ("440000", "", "广州市", "440100"),
        ("440000", "", "广州", "440100"),
        ("440000", "", "东 莞 市", "441900"),
        ("440000", "", "深圳市卫生健康委", "440300"),
        ("440000", "", "深圳市卫健局", "440300"),
        ("440000", "", "梅州市医改办", "441400"),
        ("440000", "", "广东省广州市", "440100"),
        ("440000", "", "1.广州市", "440100"),
        ("440000", "440100", "", "440100"),
        ("440000", "", "440100", "440100"),
        ("440000", "440100.0", "广州市", "440100"),
        ("440000", "4.401E+05", "广州市", "440100"),
        ("440000", "440100000000", "广州市", "440100"),
        ("440000", "440100000", "广州市", "440100"),
        ("440000", "4401", "广州", "440100"),
        ("440000", "'440100", "广州市", "440100"),
        ("440000", '="440100"', "广州市", "440100"),
        ("440000", "４４０１００", "广州市", "440100"),
        ("440000", "", "广州市(440100)", "440100"),
        ("610700", "", "南郑", "610703"),
        ("610700", "610723", "洋县", "610723"),
        ("450000", "", "玉林市", "450900"),
        ("450000", "", "全州", "450324"),
        ("653200", "", "和田市", "653201"),
        ("650000", "", "和田", "653200"),
        ("450000", "", "融水县", "450225"),
        ("420000", "", "仙桃市", "429004"),
    ],
)
def test_clear_regions(codebook: Codebook, sender: str, code: str, name: str, region: str) -> None:
    reading = read(codebook, sender, code, name)
    assert (reading.code, reading.reasons) == (region, ())


@pytest.mark.parametrize(
    ("sender", "code", "name", "region", "reason"),
    [
        ("440000", "", "中山巿", "442000", "NAME_VARIANT"),
        ("440000", "", "廣州市", "440100", "NAME_VARIANT"),
        ("610700", "", "洋", "610723", "NAME_VARIANT"),
        ("610700", "", "汉中市勉", "610725", "NAME_VARIANT"),
        ("610700", "", "南郑县", "610703", "NAME_VARIANT"),
        ("440000", "", "广州市（不含增城）", "440100", "NAME_WITH_REMARK"),
        ("440000", "", "东莞市*", "441900", "NAME_WITH_REMARK"),
        ("610700", "", "汉中经开区", "6107A1", "EXTRA_UNIT"),
        ("610700", "", "经开区", "6107A1", "EXTRA_UNIT"),
        ("610700", "", "航空经开区", "6107A3", "EXTRA_UNIT"),
        ("610700", "6107a2", "兴汉新区", "6107A2", "EXTRA_UNIT"),
        ("440000", "4.4E+05", "湛江市", "440800", "CODE_PRECISION_LOST"),
    ],
)
def test_regions_with_a_warning(
    codebook: Codebook, sender: str, code: str, name: str, region: str, reason: str
) -> None:
    reading = read(codebook, sender, code, name)
    assert (reading.code, reading.reasons) == (region, (reason,))


@pytest.mark.parametrize(
    ("sender", "code", "name", "reason"),
    [
        ("440000", "", "", "REGION_UNKNOWN"),
        ("440000", "", "市本级", "REGION_UNKNOWN"),
        ("440000", "", "高新区", "REGION_UNKNOWN"),
        ("440000", "", "经开区", "REGION_UNKNOWN"),
        ("440000", "", "州", "REGION_UNKNOWN"),
        ("440000", "", "城区", "REGION_AMBIGUOUS"),
        ("440000", "", "白云区", "REGION_AMBIGUOUS"),
        ("653200", "", "和田", "REGION_AMBIGUOUS"),
        ("320000", "", "鼓楼区", "REGION_AMBIGUOUS"),
        ("440000", "", "清远市、韶关市", "REGION_MULTIPLE"),
        ("440000", "", "广州和深圳", "REGION_MULTIPLE"),
        ("440000", "", "玉林市", "OUT_OF_SCOPE"),
        ("440000", "450900", "玉林市", "OUT_OF_SCOPE"),
        ("440000", "710000", "", "OUT_OF_SCOPE"),
        ("610700", "", "陕西省", "OUT_OF_SCOPE"),
        ("440000", "449999", "", "CODE_UNKNOWN"),
        ("440000", "449999", "茂名市", "CODE_UNKNOWN"),
        ("440000", "4.4E+05", "", "CODE_UNKNOWN"),
        ("440000", "4.41E+05", "阳江市", "CODE_UNKNOWN"),  # 441700 would have been written 4.42E+05
        ("440000", "440106001001", "天河区", "CODE_UNKNOWN"),
        ("440000", "440100", "深圳市", "CODE_NAME_CONFLICT"),
        ("440000", "440100", "高新区", "CODE_NAME_CONFLICT"),
        ("440000", "", "全省", "TOTAL_ROW"),
        ("440000", "", "合 计", "TOTAL_ROW"),
        ("440000", "440000", "合计", "TOTAL_ROW"),
        ("440000", "合计", "", "TOTAL_ROW"),
        ("440000", "", "全国", "TOTAL_ROW"),
        ("440000", "", "粤东小计", "SUBTOTAL_ROW"),
        ("440000", "", "粤东西北", "AGGREGATE_ROW"),
        ("440000", "", "珠三角九市", "AGGREGATE_ROW"),
        ("440000", "", "全省平均", "AGGREGATE_ROW"),
        ("610000", "", "陕南地区", "AGGREGATE_ROW"),
    ],
)
def test_rows_without_a_region(codebook: Codebook, sender: str, code: str, name: str, reason: str) -> None:
    reading = read(codebook, sender, code, name)
    assert (reading.code, reading.reasons) == (None, (reason,))


@pytest.mark.parametrize("name", ["佛山市顺德区", "佛山顺德", "广东省佛山市顺德区", "顺德区"])
def test_a_county_in_a_provinces_return_is_deeper(codebook: Codebook, name: str) -> None:
    reading = read(codebook, "440000", "", name)
    assert (reading.code, reading.deeper, reading.own) == ("440606", True, False)


def test_a_name_used_twice_is_decided_by_its_city_or_code(codebook: Codebook) -> None:
    assert read(codebook, "440000", "", "汕尾市城区").code == "441502"
    assert read(codebook, "440000", "441502", "城区").code == "441502"
    assert read(codebook, "440000", "", "广州市白云区").code == "440111"
    assert read(codebook, "441500", "", "城区").code == "441502"


def test_the_sender_itself_is_known(codebook: Codebook) -> None:
    assert read(codebook, "440000", "440000", "广东省").own
    assert read(codebook, "000000", "", "全国").own
