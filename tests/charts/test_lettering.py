import pytest

from charts.lettering import block, escaped, short_lines, width_of, wrapped


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("<a href='javascript:alert(1)'>惠州</a>", "&lt;a href='javascript:alert(1)'&gt;惠州&lt;/a&gt;"),
        ("A & B", "A &amp; B"),
        ("&lt;", "&amp;lt;"),
        ("$x^2$", "&#36;x^2&#36;"),  # no formula
        ("甲\n乙", "甲 乙"),
    ],
)
def test_escaped(text: str, safe: str) -> None:
    assert escaped(text) == safe


def test_width_counts_a_chinese_character_as_one_em() -> None:
    assert width_of("韶关市", 10) == 30
    assert width_of("abc", 10) < 20


def test_wrapped_keeps_words_and_hanging_punctuation() -> None:
    assert wrapped("甲乙丙，丁戊", 30, 10) == ["甲乙", "丙，丁", "戊"]
    assert wrapped("one two three", 45, 10) == ["one two", "three"]
    assert wrapped("", 100, 10) == []
    assert (
        "".join(wrapped("超过85%的乡镇卫生院（社区）达到“国家”标准", 60, 10))
        == "超过85%的乡镇卫生院（社区）达到“国家”标准"
    )


def test_no_line_begins_with_closing_or_ends_with_opening_punctuation() -> None:
    for width in range(30, 120, 10):
        for line in wrapped("来源：粤办函（五）“超过85%的乡镇卫生院、社区卫生服务中心”，方法", width, 10):
            assert line[0] not in "，。、）”："
            assert line[-1] not in "（“"


def test_block_breaks_behind_clauses_where_that_costs_no_line() -> None:
    text, lines = block("甲乙丙丁，戊己庚辛壬癸", 80, 10)
    assert (text, lines) == ("甲乙丙丁，<br>戊己庚辛壬癸", 2)


def test_block_escapes_after_it_has_wrapped() -> None:
    text, lines = block("<b>甲乙丙丁</b>", 40, 10)
    assert lines > 1
    assert "<b>" not in text
    assert text.replace("<br>", "") == "&lt;b&gt;甲乙丙丁&lt;/b&gt;"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Heilongjiang", ["Heilong-", "jiang"]),
        ("Guangzhou", ["Guang-", "zhou"]),
        ("Inner Mongolia", ["Inner", "Mongolia"]),
        ("内蒙古", ["内蒙", "古"]),
        ("Jilin", ["Jilin"]),
    ],
)
def test_short_lines(name: str, lines: list[str]) -> None:
    assert short_lines(name, 29, 10) == lines
