"""Rows that are no region's: totals, subtotals, aggregates."""

import re

_TOTAL = re.compile(
    r"(总计|合计|共计|总和|总数|汇总|计|total|sum|(全国|全省|全市|全县|全区|全州|全盟|全自治区|全旗)(合计|总计|汇总|数据|情况)?)"
)
_SUBTOTAL = re.compile(r"(.*小计.*|subtotal|.+(合计|总计|共计|汇总))")
_AGGREGATE = re.compile(
    r".*(平均|均值|中位数|average|mean|median).*|(其他|其它|其余|另外|剩余).*|珠三角(九市|地区|核心区)?|长三角.*|京津冀.*|粤港澳大湾区|"
    r"北部湾经济区|(沿海|北部生态|西部|东部|中部|东北|南部|北部|中东部|中西部|山区)(地区|片区|经济带|发展区|省份|省区|各?市|各?县|县区)?|"
    r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼川渝贵黔云滇藏陕甘青宁新][东西南北中]{1,4}(地区|片区|部|五市|四市|各市)?|"
    r".{1,8}(片区|经济带|城市群|都市圈|各县区|各县|各区|各市)|(各县区|各县|各区|各市|所有市县)"
)


def row_name(plain: str, *, is_region: bool) -> str | None:
    """Return TOTAL_ROW, SUBTOTAL_ROW or AGGREGATE_ROW for the folded name of such a row, else None.

    A real region's name is never taken for an aggregate (大兴安岭地区, 湘西).
    """
    if not plain or is_region:
        return None
    if _TOTAL.fullmatch(plain):
        return "TOTAL_ROW"
    if _SUBTOTAL.fullmatch(plain):
        return "SUBTOTAL_ROW"
    return "AGGREGATE_ROW" if _AGGREGATE.fullmatch(plain) else None
