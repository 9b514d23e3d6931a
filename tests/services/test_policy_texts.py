import pytest

from data.store import Store
from domain.errors import MonitorError
from services import policy_texts
from services.permissions import local
from services.policy_texts import Imported, folded, spans
from services.registry import Registry

TEXT = """广东省人民政府办公厅
<script>alert(1)</script>
(五)加速提升基层服务能力。力争2024年年底前全省超过８５％的乡镇卫生院、
社区卫生服务中心达到国家能力标准，超过25%达到国家推荐标准。
(六)完善中医药传承创新发展机制。推动2家国家中医药传承创新中心建设。
抄送：省委办公厅
"""


def bring(store: Store, registry: Registry, content: bytes, document: str = "gd2024") -> Imported:
    return policy_texts.import_text(
        store, registry, content, file_name="全文.txt", document_id=document, actor=local("张三"), reason="试"
    )


def test_folding_keeps_the_places() -> None:
    assert folded("８５ ％\nＡ") == ("85%a", [0, 1, 3, 5])
    assert folded("℃")[0] == "°c"  # one character becomes two, at one place
    assert folded("℃")[1] == [0, 0]


def test_spans_point_into_the_text_as_it_stands() -> None:
    text = "超过８５％的乡镇\n 卫生院，85%的乡镇卫生院"
    found = spans(text, "85%的乡镇卫生院")
    assert [text[start:end] for start, end in found] == ["８５％的乡镇\n 卫生院", "85%的乡镇卫生院"]
    assert spans(text, " ") == ()
    assert spans("aaaa", "aa") == ((0, 2), (2, 4))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_an_import_says_which_quotes_are_there(store: Store, registry: Registry, encoding: str) -> None:
    version = store.version()
    found = bring(store, registry, TEXT.encode(encoding))
    assert (found.quotes, len(found.missing)) == (52, 49)
    assert "gd2024-05-primary-national-standard" not in {one.target_id for one in found.missing}
    assert (found.headings, found.clauses) == (2, 22)
    assert (found.encoding, found.already_stored) == (encoding, False)
    assert store.version() == version + 1


def test_each_import_is_a_version_and_the_same_one_is_not_kept_twice(store: Store, registry: Registry) -> None:
    bring(store, registry, TEXT.encode())
    version = store.version()
    assert bring(store, registry, TEXT.encode()).already_stored
    assert store.version() == version
    bring(store, registry, (TEXT + "附件").encode())
    bring(store, registry, TEXT.encode())  # back to the first: a version of its own
    held = policy_texts.versions(store, registry, "gd2024")
    assert held["is_current"].to_list() == [True, False, False]
    assert held.row(0, named=True)["actor"] == "张三"
    assert held["reason"].to_list() == ["试"] * 3
    assert policy_texts.versions(store, registry, "hz2021").is_empty()


def test_a_clause_is_cut_out_with_its_quotes(store: Store, registry: Registry) -> None:
    assert policy_texts.passages(store, registry, "gd2024") == {}
    bring(store, registry, TEXT.encode())
    found = policy_texts.passages(store, registry, "gd2024")
    assert set(found) == {"preamble", "(五)", "(六)"}  # Guangdong's text has no closing clause
    fifth = found["(五)"]
    assert fifth.text.startswith("(五)加速提升")
    assert fifth.text.endswith("国家推荐标准。")
    marked = [fifth.text[start:end] for start, end in fifth.marks]
    assert marked == [
        "力争2024年年底前全省超过８５％的乡镇卫生院、\n社区卫生服务中心达到国家能力标准",
        "超过25%达到国家推荐标准",
    ]
    assert "<script>" in found["preamble"].text  # kept as it is: the screen escapes it


def test_the_closing_words_are_shown_with_the_last_clause(store: Store, registry: Registry) -> None:
    text = "一、加快推广三明市医改经验。\n二十、严格监督管理。健全医改任务台账并按季度通报工作进展。"
    bring(store, registry, text.encode(), document="hz2021")
    found = policy_texts.passages(store, registry, "hz2021")
    assert list(found) == ["一、", "二十、", "closing"]
    start, end = found["closing"].marks[0]
    assert found["closing"].text[start:end] == "健全医改任务台账并按季度通报工作进展"


def test_a_text_without_a_single_title_has_no_clauses(store: Store, registry: Registry) -> None:
    found = bring(store, registry, "完全无关的文字".encode())
    assert len(found.missing) == found.quotes
    assert policy_texts.passages(store, registry, "gd2024") == {}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "policy-text-empty"),
        (b"  \n ", "policy-text-empty"),
        (b"PK\x03\x04docx", "policy-text-unreadable"),
        (b"text\x00with zero", "policy-text-unreadable"),
        (b"\xff\xfe\x00a", "policy-text-unreadable"),
        (b"a" * (policy_texts.MOST_BYTES + 1), "policy-text-large"),
    ],
    ids=["nothing", "blank", "docx", "zero byte", "utf-16", "too large"],
)
def test_what_is_no_plain_text_is_refused(store: Store, registry: Registry, content: bytes, code: str) -> None:
    version = store.version()
    with pytest.raises(MonitorError) as told:
        bring(store, registry, content)
    assert told.value.code == code
    assert store.version() == version


def test_an_unknown_document_is_refused(store: Store, registry: Registry) -> None:
    with pytest.raises(MonitorError, match="document-unknown"):
        bring(store, registry, b"text", document="xx2020")
