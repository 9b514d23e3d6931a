from collections.abc import Callable
from datetime import date

from data.store import Store
from services import intake
from services.intake import Receipt
from services.preview import COLUMNS, changes
from services.registry import Registry

Send = Callable[..., Receipt]
STANDARD = "乡镇卫生院、社区卫生服务中心达到国家能力标准比例"


def test_new_changed_same_and_older(store: Store, registry: Registry, send: Send) -> None:
    send(f"440100,{STANDARD},2024-Q3,81,81,100", f"440200,{STANDARD},2024-Q3,70,70,100", received="2024-10-10")
    send(f"440300,{STANDARD},2024-Q3,60,60,100", received="2024-10-20", name="later.csv")
    content = "\n".join(
        [
            "行政区划代码,指标,统计期,完成值,分子,分母",
            f"440100,{STANDARD},2024-Q3,82,82,100",
            f"440200,{STANDARD},2024-Q3,70,70,100",
            f"440300,{STANDARD},2024-Q3,61,61,100",
            f"440400,{STANDARD},2024-Q3,50,50,100",
        ]
    ).encode()
    day = date(2024, 10, 15)
    judged = intake.examine(registry, content, file_name="b.csv", region_code="440000", received=day)
    found = changes(store, registry, judged, received=day)
    assert tuple(found.columns) == COLUMNS
    assert found.select("region_code", "old", "new", "change").rows() == [
        ("440100", 81.0, 82.0, "changed"),
        ("440200", 70.0, 70.0, "same"),
        ("440300", 60.0, 61.0, "older"),
        ("440400", None, 50.0, "new"),
    ]
