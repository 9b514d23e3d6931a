"""Files of which nothing can be used, and the encodings and delimiters that can."""

import pytest

from locales import LANGUAGES, texts
from validators.findings import place, remedy, sentence
from validators.intake import Codebook, Sender, judge
from validators.limits import Limits

HEADER = "地区,指标,统计期,完成值"
ROW = "广州市,老年人健康管理率,2024Q3,60"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "EMPTY_FILE"),
        (b"\xef\xbb\xbf\r\n \r\n", "EMPTY_FILE"),
        (b"PK\x03\x04rest", "BINARY_FILE"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "BINARY_FILE"),
        (b"%PDF-1.7", "BINARY_FILE"),
        (b"a\0b,c", "BINARY_FILE"),
        ("地区,指标".encode("utf-16"), "ENCODING_UNREADABLE"),
        (b"\x81\xff,\xff", "ENCODING_UNREADABLE"),
        (b"\xef\xbb\xbf\xff\xff", "ENCODING_UNREADABLE"),
        ("甲,乙\n1,2\n".encode(), "NO_HEADER"),
        ("指标,统计期,完成值\n老年人健康管理率,2024Q3,60\n".encode(), "NO_HEADER"),
        ("地区,统计期,备注\n广州市,2024Q3,\n".encode(), "NO_HEADER"),
        (f"{HEADER}\n".encode(), "NO_ROWS"),
        (f"{HEADER}\n注：无\n".encode(), "NO_ROWS"),
        (f'{HEADER}\n广州市,"老年人,2024Q3,60\n{ROW}\n'.encode(), "CSV_BROKEN"),
        ((HEADER + "," * 2_001 + "\n").encode(), "TOO_LARGE"),
    ],
)
def test_a_useless_file_is_refused_with_a_sentence(
    content: bytes, reason: str, codebook: Codebook, guangdong: Sender
) -> None:
    judgement = judge(content, file_name="报表.csv", codebook=codebook, sender=guangdong)
    (finding,) = judgement.findings
    assert (judgement.refused, judgement.cells.height, finding.reason_code) == (True, 0, reason)
    for language in LANGUAGES:
        said = texts(language)
        assert sentence(finding, said)
        assert remedy(finding, said)
        assert "报表.csv" in place(finding, said)


def test_a_file_above_the_limit_is_refused(codebook: Codebook, guangdong: Sender) -> None:
    content = f"{HEADER}\n{ROW}\n".encode()
    small = Limits(max_bytes=10)
    judgement = judge(content, file_name="报表.csv", codebook=codebook, sender=guangdong, limits=small)
    assert judgement.findings[0].reason_code == "TOO_LARGE"


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb18030", "gb18030"), ("gbk", "gb18030")]
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_dress_of_a_table_gives_the_same_cells(
    encoding: str, named: str, delimiter: str, line_end: str, codebook: Codebook, guangdong: Sender
) -> None:
    text = line_end.join(line.replace(",", delimiter) for line in (HEADER, ROW, ""))
    judgement = judge(text.encode(encoding), file_name="报表.csv", codebook=codebook, sender=guangdong)
    assert (judgement.encoding, judgement.delimiter, judgement.header_row) == (named, delimiter, 1)
    assert judgement.cells.select("row", "region_code", "value").rows() == [(2, "440100", 60.0)]


def test_a_quoted_line_break_is_one_record(codebook: Codebook, guangdong: Sender) -> None:
    text = f'{HEADER},备注\n{ROW},"两\n行"\n深圳市,老年人健康管理率,2024Q3,"1,060",\n'
    cells = judge(text.encode(), file_name="报表.csv", codebook=codebook, sender=guangdong).cells
    assert cells.select("row", "raw_value", "note").rows() == [(2, "60", "两\n行"), (3, "1,060", "")]
