"""Words for the fuzz: those that returns are made of, and those that have broken other systems."""

NAMES = ("行政区划代码", "地区", "指标", "单位", "统计期", "完成值", "分子", "分母", "备注", "是否完成", "文号")
NEEDED = ("地区", "指标", "统计期", "完成值")
SPOKEN = (
    "广州市 440100 深圳市 全省 合计 4.4E+05 城区 老年人健康管理率 geriatrics-dept 达到国家能力标准比例 % 万名 "
    "2024-Q3 2024年三季度 9月 2024-09-30 45565 2024-Q9 66.1 0.853 约80 88,120 3.5万 — 无 #N/A -1 1e400 nan inf 1O4 "
    "是 否"
)
WORDS = tuple(SPOKEN.split())
# What has broken other systems: orders to a database, a browser, a spreadsheet, a shell, a template; odd texts.
HOSTILE = (
    "'; DROP TABLE observations; --", '" OR 1=1 --', "$1", "${jndi:ldap://x/y}", "{{7*7}}", "{% for x in y %}",
    "{ $x }",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "[x](javascript:alert(1))", "$$\\int$$",
    "=1+1", "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "\t=1", "\r=1", "../../etc/passwd", "C:\\con\\nul",
    "file:///etc/passwd", "%00", "%n%s", "\x00", "\x1b[31m", "\ufeff", "\u202e", "\u200b",
    "\ufffd",
    "🧮", "é", "٣", "１２", "Ⅷ", "∞", "9" * 400, "-0", "1e-400", "0x10", "1_000", "NaN",
    "None", "null", "true", "[]", "{}", "a" * 3000,
    "\n", '"', '""', ",", ";", "\t", "'", "`", "\\",
)  # fmt: skip
# A line of text may hold these; what no encoding can write does not come over the wire.
SEEDS = (
    "行政区划代码,指标,统计期,完成值,分子,分母\n440100,geriatrics-dept,2024-Q3,81,81,100\n440300,geriatrics-dept,2024-Q3,86,,\n",
    "关于报送的表\n单位：广东省\n地区\t统计期\t老年人健康管理率\n广州市\t2024年三季度\t60%\n合计\t\t61\n注：累计\n",
    "代码;地区;指标;统计期;是否完成;文号\n440100;广州市;设置老年医学科的医疗机构占比;2024-Q3;是;穗卫〔2024〕1号\n",
)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gb18030", "utf-16", "utf-16-le", "big5", "latin-1")
PLACES = (
    "region",
    "target",
    "as_of",
    "known_at",
    "document",
    "lang",
    "lens",
    "data",
    "method",
    "return",
    "cell",
    "state",
)
OTHERS = (
    "notice", "propose", "notices", "doc", "q", "clause", "open", "theme", "sort", "scored", "whose", "made", "again",
    "forms", "told",
    "doc_lang", "picture", "tab", "of", "under", "place", "sheet", "who", "origin", "view", "department", "area",
)  # fmt: skip
SOUND = {
    "region": ("440000", "440100", "610700", "000000", "450000"),
    "as_of": ("2024-Q3", "2021-Q3", "2023-Q4", "2024", "2024-09", "1900-Q1", "9999-Q4"),
    "target": ("gd2024-05-primary-national-standard", "gd2024-05-elderly-health-management"),
    "known_at": ("2024-09-30", "2024-09-30T12:00:00", "0001-01-01", "9999-12-31T23:59:59"),
    "document": ("own", "gd2024", "hz2021", "nat2023"),
    "lang": ("zh-CN", "en", "fr"),
    "method": ("linear", "cagr", "trend", "targeted_change"),
    "lens": ("primary-care", "on"),
    "data": ("provisional", "approved"),
}
