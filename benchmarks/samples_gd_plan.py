"""Invented figures of Guangdong 2024: where the province and its cities stand, quarter by quarter."""

from dataclasses import dataclass

from benchmarks.samples_paths import RatioPath

QUARTERS = ("2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")
NEW_YEAR = (1,)  # index of the first quarter of the year, where flows begin at nothing


@dataclass(frozen=True)
class City:
    """Size of a city, and its township and community centres: number, baseline percent, at standard in 2024-Q3."""

    people: int  # ten thousand, only a weight
    aged: float  # share of residents aged 65 and over
    centres: int
    start: float
    third_quarter: int


CITIES = {
    "440100": City(1880, 0.076, 200, 74.0, 162),
    "440200": City(286, 0.150, 116, 81.0, 106),
    "440300": City(1780, 0.034, 79, 72.2, 63),
    "440400": City(250, 0.070, 39, 74.4, 30),
    "440500": City(555, 0.105, 93, 76.3, 79),
    "440600": City(960, 0.075, 93, 76.3, 77),
    "440700": City(482, 0.130, 96, 77.1, 82),
    "440800": City(705, 0.125, 148, 76.4, 126),
    "440900": City(625, 0.125, 119, 74.8, 97),
    "441200": City(413, 0.120, 118, 78.8, 103),
    "441300": City(607, 0.070, 100, 76.0, 85),
    "441400": City(387, 0.165, 133, 75.9, 105),
    "441500": City(268, 0.105, 77, 72.7, 62),
    "441600": City(284, 0.140, 122, 78.7, 107),
    "441700": City(262, 0.130, 61, 75.4, 51),
    "441800": City(398, 0.130, 130, 80.0, 116),
    "441900": City(1050, 0.036, 85, 74.1, 66),
    "442000": City(445, 0.065, 51, 72.5, 42),
    "445100": City(257, 0.130, 67, 77.6, 58),
    "445200": City(562, 0.100, 101, 72.3, 76),
    "445300": City(238, 0.130, 78, 76.9, 67),
}
CENTRES_PROGRESS = (0.0, 0.3, 0.63, 1.0, 1.33)  # of the way from the baseline to the third quarter

NATIONAL = "primary-national-standard"
RECOMMENDED = RatioPath(
    "primary-recommended-standard",
    (20.1, 21.4, 22.9, 24.2, 25.8),
    scatter=5,
    anchors={"441500": (17.0, 17.4, 17.9, 18.4, 19.5)},
)
COUNTY_RATIOS = (
    (RatioPath("elderly-health-management", (60.8, 12.6, 27.4, 43.9, 62.1), scatter=9, flow=True), "aged"),
    (
        RatioPath(
            "village-doctors-licensed",
            (40.9, 41.6, 42.4, 43.2, 44.2),
            scatter=5,
            anchors={
                "440900": (36.9, 37.3, 37.8, 38.2, 39.4),
                "441400": (42.6, 42.3, 42.0, 41.6, 41.9),  # falls: licensed doctors retire
            },
        ),
        "village_doctors",
    ),
    (RatioPath("ph-dept-primary", (82.5, 85.6, 88.6, 91.2, 93.0), scatter=7), "primary_institutions"),
)
CITY_RATIOS = (
    (RatioPath("tcm-dept-general-hospitals", (92.1, 94.0, 96.1, 97.9, 99.3), scatter=6), "general_hospitals"),
    (RatioPath("tcm-dept-mch", (80, 84, 88, 96, 100), scatter=45), "maternal_hospitals"),
    (RatioPath("ph-dept-hospitals", (84.2, 87.1, 90.1, 92.4, 94.8), scatter=6), "public_hospitals"),
    (RatioPath("cdc-supervisor-coverage", (40.6, 46.0, 53.8, 62.2, 88.1), scatter=25), "cities_and_counties"),
    (RatioPath("price-labour-items-count", (55.0, 58.5, 62.7, 66.0, 67.5), scatter=9), "price_items"),
    (RatioPath("price-labour-items-amount", (48.0, 50.2, 52.6, 55.0, 58.9), scatter=8), "price_amount"),
    (
        RatioPath("pharmacy-committee-meetings", (98.2, 100, 100, 100, 99.6), scatter=3, flow=True),
        "institutions",
    ),
    (RatioPath("negotiated-drugs-stocked", (71.0, 77.2, 83.5, 89.4, 95.1), scatter=8), "negotiated_drugs"),
    (
        RatioPath(
            "geriatrics-dept",
            (76.0, 77.6, 79.5, 81.3, 84.2),
            scatter=6,
            anchors={
                "441700": (71.4, 76.2, 76.2, 76.2, 80.9),
                "441900": (84.2, 84.2, 81.6, 81.6, 84.2),  # falls: one hospital closed its department
            },
        ),
        "general_hospitals",
    ),
    (
        RatioPath(
            "age-friendly-institutions",
            (78.6, 80.9, 83.6, 85.9, 90.4),
            scatter=7,
            anchors={"441400": (75.9, 77.6, 79.7, 81.5, 86.0)},
        ),
        "age_friendly",
    ),
    (RatioPath("public-info-sharing", (82.0, 87.4, 91.8, 95.6, 97.7), scatter=5), "public_institutions"),
    (
        RatioPath(
            "exam-result-platform",
            (74.0, 79.6, 85.3, 90.6, 98.4),
            scatter=7,
            anchors={"440800": (77.0, 82.2, 87.0, 91.3, 97.8)},
        ),
        "public_institutions",
    ),
)
# Numbers of institutions and items in the province, and the fewest a city has.
DENOMINATORS = {
    "village_doctors": (27800, 12),
    "primary_institutions": (3050, 50),
    "general_hospitals": (430, 8),
    "public_hospitals": (560, 9),
    "price_items": (3200, 60),
    "price_amount": (42600, 700),  # ten thousand yuan
    "institutions": (815, 14),
    "age_friendly": (2900, 60),
    "public_institutions": (640, 11),
}
# Cities with fewer villages to a centre than the rest; village doctors follow the centres.
RURAL_SHARE = {"440100": 0.45, "440300": 0.08, "440400": 0.4, "440600": 0.4, "441900": 0.4, "442000": 0.5}
GROWTH = {"price_items": 0.04, "price_amount": 0.05, "institutions": 0.004}
MATERNAL_HOSPITALS = {"440100": 3, "440300": 3}  # one in every other city

# Counts whose sum binds the province, one total a quarter.
TOTALS = {
    "high-level-hospitals": (50, 50, 50, 50, 50),
    "bqw-subprojects": (8, 10, 12, 14, 16),
    "tcm-halls-batch2": (12, 30, 52, 71, 92),
    "tcm-pavilions-batch2": (96, 230, 395, 560, 812),
    "prenatal-screening-women": (5793, 1420, 2950, 4486, 5934),  # hundreds of women
    "gp-trained": (2140, 310, 720, 1180, 2016),
    "physicians-seconded": (1985, 480, 1010, 1520, 2008),
}
TOTAL_FLOWS = ("prenatal-screening-women", "gp-trained", "physicians-seconded")
SET_CITIES = {
    "urban-group-pilot-cities": {"440100": (1, 1, 1, 1, 1), "440300": (0, 1, 1, 1, 1), "440400": (0, 0, 1, 1, 1)}
}

# Yuan per person: the usual standard, the rise of the year, and the standards of cities above the usual.
STANDARDS = {
    "ph-subsidy-standard": (89, 5, {"440100": 96, "440300": 120, "440400": 104, "441900": 96, "442000": 94}),
    "resident-insurance-subsidy-standard": (640, 30, {"440100": 700, "440300": 720, "440400": 690, "441900": 680}),
}

# The province's own counts and milestones; an empty text is a value that was not reported.
OWN = {
    "joint-demonstration-cities": ("", "", "", "", "1"),
    "international-medical-centres": ("5", "5", "5", "5", "5"),
    "national-key-specialty-projects": ("12", "0", "6", "13", "13"),
    "provincial-key-specialty-projects": ("118", "20", "61", "104", "126"),
    "central-pharmacy-plan": ("0", "0", "0", "0", "1"),
    "urbanisation-pilot-counties": ("4", "5", "6", "8", "13"),
    "tcm-inheritance-centres": ("2", "2", "2", "2", "2"),
    "tcm-flagship-hospitals": ("2", "2", "2", "2", "2"),
    "tcm-flagship-pilot": ("1", "1", "1", "1", "1"),
    "tcm-talent-bases": ("27", "29", "31", "33", "33"),
    "tcm-key-disciplines": ("28", "30", "34", "37", "40"),
    "cdc-quality-opinions": ("0", "0", "1", "1", "1"),
    "regional-public-health-centres": ("4", "5", "6", "6", "6"),
    "regional-occupational-centres": ("5", "5", "5", "5", "5"),
    "joint-pilot-hospitals": ("2", "2", "2", "2", "2"),
    "dip-measures": ("0", "0", "0", "0", "1"),
    "price-assess-h1": ("0", "0", "1", "1", "1"),
    "price-adjust-h2": ("0", "0", "0", "0", "1"),
    "medical-elderly-demo": ("9", "0", "4", "10", "10"),
    "gba-institutions-batch3": ("0", "0", "0", "1", "1"),
    "residents-trained": ("9850", "2310", "4920", "7860", "10240"),
    "targeted-students": ("1960", "0", "0", "2056", "2083"),
    "benchmark-digital-hospitals": ("0", "0", "1", "1", "3"),
    "demo-digital-hospitals": ("0", "1", "2", "4", "8"),
}
# What the note says in the quarter in which a milestone is first reported as done.
ISSUED = {
    ("2024-Q2", "price-assess-h1"): "价格调整评估6月20日完成",
    ("2024-Q4", "central-pharmacy-plan"): "中心药房实施方案10月28日印发",
    ("2024-Q4", "dip-measures"): "按病种分值付费管理办法12月16日印发",
}
