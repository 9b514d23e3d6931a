"""Sentences on cells, in both languages."""

import json
from pathlib import Path

import pytest

from locales import LANGUAGES, texts
from validators.findings import Found, findings_of, place, remedy, sentence
from validators.intake import Codebook, Sender, judge
from validators.reasons import NOTES, PRECEDENCE, REFUSALS, ROW_REFUSALS, ROWS

RETURNS = sorted((Path(__file__).parent / "returns").glob("[01]*.csv"))
TABLE = """地区,指标,统计期,完成值,分子,分母,单位,备注,填报日期
广州市,达到国家能力标准比例,2024Q3,1O4,,,,,2024-10-09
深圳市,达到国家能力标准比例,2024Q3,0.9,90,100,,,2024-10-09
珠海市,达到国家能力标准比例,2024Q3,90,100,90,,,2024-10-09
汕头市,达到国家能力标准比例,2024Q3,90,90,,,,2024-10-20
佛山市,免费产前筛查孕妇人数,2024Q3,2,,,,更正,2024-10-09
佛山市,免费产前筛查孕妇人数,2024Q3,3,,,人,,2024-10-09
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*ROWS, *ROW_REFUSALS, *PRECEDENCE, *REFUSALS, *NOTES])
def test_every_reason_has_a_sentence_and_a_remedy(language: str, code: str) -> None:
    assert texts(language).has(f"finding-{code}")


def test_reasons_fit_into_one_number() -> None:
    assert len(PRECEDENCE) == len(set(PRECEDENCE)) <= 63


def test_further_reasons_of_a_cell_are_kept(codebook: Codebook, guangdong: Sender) -> None:
    table = "地区,统计期,老年人健康管理率,分子,分母\n天河区,24Q3,90,51,50\n"
    (details,) = judge(table.encode(), file_name="x.csv", codebook=codebook, sender=guangdong).cells["details"]
    assert json.loads(details)["also"] == "RATIO_MISMATCH,LEVEL_MISMATCH,TWO_DIGIT_YEAR"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", RETURNS, ids=lambda path: path.name[:2])
def test_every_cell_of_the_samples_can_be_told(
    language: str, path: Path, codebook: Codebook, guangdong: Sender, hanzhong: Sender
) -> None:
    sender = hanzhong if path.name.startswith("12") else guangdong
    judgement = judge(path.read_bytes(), file_name=path.name, codebook=codebook, sender=sender)
    said = texts(language)
    told: list[Found] = [*judgement.cells.iter_rows(named=True), *judgement.findings]
    for cell in told:
        assert sentence(cell, said).strip()
        assert remedy(cell, said).strip()


def test_a_sentence_names_the_place_the_text_and_what_to_do(codebook: Codebook, guangdong: Sender) -> None:
    judgement = judge(TABLE.encode(), file_name="三季度.csv", codebook=codebook, sender=guangdong)
    chinese = texts("zh-CN")
    cell = judgement.cells.row(0, named=True)
    assert place(cell, chinese, file="三季度.csv") == "三季度.csv 第2行 完成值"
    assert sentence(cell, chinese) == "“1O4”不是能读的数字。"
    assert remedy(cell, chinese).startswith("请只填数字")
    english = [sentence(found, texts("en")) for found in findings_of(judgement.cells, file="三季度.csv")]
    assert english[1:4] == [
        "“0.9” was written as a fraction; numerator 90 and denominator 100 prove 90.0%, which was used.",
        "The numerator 100 is larger than the denominator 90.",
        "The submission date 2024-10-20 is after the deadline 2024-10-10.",
    ]


def test_a_finding_says_the_same_as_its_cell(codebook: Codebook, guangdong: Sender) -> None:
    judgement = judge(TABLE.encode(), file_name="三季度.csv", codebook=codebook, sender=guangdong)
    odd = judgement.cells.filter(judgement.cells["reason_code"] != "OK").iter_rows(named=True)
    for cell, finding in zip(odd, findings_of(judgement.cells, file="三季度.csv"), strict=True):
        assert sentence(cell, texts("zh-CN")) == sentence(finding, texts("zh-CN"))
        assert finding.row == cell["row"]
