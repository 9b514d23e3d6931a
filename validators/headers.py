"""Column names as returns write them, in Chinese and English, and the part each plays."""

import re
from enum import StrEnum

from validators.folding import fold, split_bracket


class Role(StrEnum):
    """Part a column plays in a return."""

    CODE = "code"
    REGION = "region"
    PARENT = "parent"  # the region above the one in the region column
    INDICATOR = "indicator"
    PERIOD = "period"
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    UNIT = "unit"
    NOTE = "note"
    SUBMITTED = "submitted"
    ON_TIME = "on_time"
    REVISED = "revised"
    EDITION = "edition"  # which of several sendings a row is: 版本 2, 状态 作废
    SERIAL = "serial"
    DONE = "done"  # whether a milestone is done
    DONE_ON = "done_on"
    DOCUMENT = "document"  # number or name of the paper that proves it
    GROUP = "group"  # sorts regions into areas that are no regions: 珠三角, 粤东


_NAMES: dict[Role, str] = {
    Role.CODE: (
        "region_code regioncode code adcode areacode admincode 行政区划代码 行政区划编码 "
        "行政区划 区划代码 区划编码 代码 编码 地区代码 地区编码 行政代码 行政区代码 单位代码 "
        "机构所在地代码 统计用区划代码 国标码"
    ),
    Role.REGION: (
        "region region_name regionname area areaname name county district 地区 地区名称 地区名 "
        "区域 区域名称 单位 单位名称 县区 区县 县区名称 区县名称 县(市、区) 县(市区) 县市区 市县 "
        "市县区 市(县、区) 县市 县(区) 区(县) 县 辖区 填报单位 填报地区 报送单位 报送地区 "
        "上报单位 统计地区 统计单位 所在地区 所属地区 行政区划名称 行政区名称 行政区 区划名称 "
        "各县区 各市 各地区 各地市 县别 市别"
    ),
    Role.PARENT: (
        "parent city prefecture 市 地市 市州 州市 地级市 设区市 城市 所属市 所属地市 所在市 "
        "所属城市 上级地区 盟市 地级以上市"
    ),
    Role.INDICATOR: (
        "indicator indicator_id indicatorid indicator_name indicatorname target target_id 指标 "
        "指标名称 指标名 监测指标 考核指标 评价指标 统计指标 指标编号 指标编码 指标代码 目标 "
        "目标名称 目标编号 项目 项目名称 指标项 任务 任务名称 工作任务 重点任务 改革任务"
    ),
    Role.PERIOD: (
        "period reporting_period quarter 统计期 统计期间 统计时期 期间 期别 报告期 报告期别 "
        "数据期 时期 填报期 填报期间 季度 统计时间 数据时间 统计周期 所属期 所属时期 时间 年月 "
        "月份 年份 年度 截止时间 截至时间"
    ),
    Role.VALUE: (
        "value actual result 完成值 数值 值 实际值 完成数 完成情况 实际完成值 指标值 数据 当期值 "
        "本期值 累计值 填报值 实际完成 实际数 结果 完成率 当前值 累计完成值 累计完成数 完成数值 本期 本期数 "
        "本期实际 本期实际值 本期完成 本期完成值 本期完成数 本期完成率 本期完成情况 实际完成数 实际完成率 "
        "实际完成情况 完成比例 比例 比率 目前完成值 目前完成情况 截至目前 累计 累计数 累计完成 累计完成率 "
        "累计完成情况 本年累计 本年累计数 本期累计 本期累计数 "
        "当季 当季数 当季值 本季 本季数 本季值 本季度 单季 当月 当月数 当月值 本月 本月数 本月值 单月"
    ),
    Role.NUMERATOR: ("numerator num 分子 分子值 分子数 分子数值"),
    Role.DENOMINATOR: ("denominator den 分母 分母值 分母数 分母数值"),
    Role.UNIT: ("unit 单位 计量单位 计数单位 数值单位 数据单位 指标单位"),
    Role.NOTE: ("note notes remark remarks comment comments 备注 说明 注 备注说明 情况说明 备注栏 其他说明"),
    Role.SUBMITTED: (
        "submitted submitted_on submission_date date_submitted 填报日期 报送日期 上报日期 "
        "填报时间 报送时间 上报时间 提交日期 提交时间 填表日期 报表日期 报送日 上报日"
    ),
    Role.ON_TIME: (
        "on-time on_time ontime 是否按期 是否按时 是否按期报送 是否按时报送 是否按时上报 按期报送 按时报送 是否及时"
    ),
    Role.REVISED: (
        "revision revised correction 更正 是否更正 修订 是否修订 更正标志 修订标志 更正标识 更正标记 修订标记 "
        "是否更正数据 是否为更正数据"
    ),
    Role.EDITION: (
        "version edition revision_no record_status 版本 版本号 版次 数据版本 修订号 修订次数 更正次数 报送次数 "
        "报送批次 状态 数据状态 记录状态 报送状态 报送类型 报送性质 数据性质"
    ),
    Role.SERIAL: ("no no. index 序号 编号 行号 #"),
    Role.DONE: (
        "done completed is_done 是否完成 是否已完成 是否落实 是否出台 是否印发 是否启动 是否建成 是否实现 "
        "是否达成 完成与否 完成状态 任务状态 完成标志"
    ),
    Role.DONE_ON: (
        "done_on completed_on completion_date date_done 完成日期 完成时间 实际完成日期 实际完成时间 出台日期 "
        "出台时间 印发日期 印发时间 发布日期 发布时间 启动日期 启动时间 建成日期 建成时间 办结日期 发文日期 成文日期"
    ),
    Role.DOCUMENT: (
        "document document_no document_number 文号 发文文号 文件文号 发文字号 文件号 印发文号 文件名称 文件名 "
        "文件名称及文号 文件名及文号 文件及文号 出台文件 印发文件 佐证材料 佐证文件 依据文件 文件依据"
    ),
}
_NAMES[Role.GROUP] = "片区 分片 地区类别 地区分类 区域类别 区域分类 所属片区 所属区域 经济区域"
ROLES: dict[str, tuple[Role, ...]] = {}
for _role, _text in _NAMES.items():
    for _name in _text.split(" "):
        ROLES[_name] = (*ROLES.get(_name, ()), _role)

_PARTS = {"分子": Role.NUMERATOR, "分母": Role.DENOMINATOR, "数值": Role.VALUE, "值": Role.VALUE}
_PARTS |= {"完成值": Role.VALUE, "实际值": Role.VALUE, "是否完成": Role.VALUE}
_PARTS |= {"完成日期": Role.DONE_ON, "完成时间": Role.DONE_ON, "文号": Role.DOCUMENT}


# Figures beside a figure that are none of this period: targets, the year before, changes, places.
_OTHER = re.compile(
    r"(?:(?:20\d\d年?|年度|全年|本年|省级?|市级?|县级?|国家|三年|五年)?(?:目标|计划|任务|预期|预计|预测|规划|考核目标)(?:目标|任务)?(?:值|数|完成值|完成数)?)|"
    r"(?:.{0,6}(?:同期|上年|去年|上期|上季度?|上月|前期|基期|基数|基线)(?:值|数|完成值|完成数|完成率|水平)?)|"
    r"(?:(?:较|与|比).{1,8}(?:比|增|减|升|降|变化|增减|提高).{0,6})|"
    r"(?:.{0,4}(?:同比|环比|增减|增幅|增长|增速|涨幅|变化|差距|差值|差额|缺口|排名|名次|位次|权重|得分|分值|评分).{0,4})|"
    r"(?:(?:是否)?(?:达标|达到目标|完成目标)(?:情况|与否)?)"
)
# In a bracket behind 完成值 these make it another figure.
_NOT_THIS = re.compile(r"上年|去年|同期|上期|上季|上月|目标|计划|任务|预计|预期|预测|同比|环比|增|减|差|排名")
_SPANS = {"alone": re.compile(r"当季|本季|单季|当月|本月|单月"), "months": re.compile(r"累计")}
_FIGURES = frozenset((Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR, Role.DONE))


def header_key(text: str) -> str:
    """Return a column name folded, without the star of a required column."""
    return fold(text).strip("*:").replace("〔", "(").replace("〕", ")")


def roles_of(key: str) -> tuple[Role, ...]:
    """Return the roles a folded column name may play, with or without its trailing bracket; () if unknown.

    完成值（上年同期） is no 完成值.
    """
    if key in ROLES:
        return ROLES[key]
    head, inside = split_bracket(key)
    found = ROLES.get(head, ())
    return () if _FIGURES & set(found) and _NOT_THIS.search(inside) else found


def is_other_figure(key: str) -> bool:
    """Return whether a folded column name is a figure that stands beside the one reported: 目标值, 上年同期, 同比."""
    return key not in ROLES and _OTHER.fullmatch(split_bracket(key)[0]) is not None


def span_of(key: str) -> str:
    """Return what a column name says of its figures: "alone" (当季), "months" (累计, since January) or ""."""
    return next((span for span, words in _SPANS.items() if words.search(key)), "")


def part_of(bracket: str) -> Role | None:
    """Return the part named by a bracket behind an indicator's name (分子, 分母), or None."""
    return _PARTS.get(bracket)
