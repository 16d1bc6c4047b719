"""The answers of the named queries, worked out by hand from the article of 30 August 2017 and not from the graph.

An answer names some columns and gives their cells for all rows. Things, concepts and terms are given by the slugs that
end their IRIs, since labels may be reworded; what the article only counts or names collectively is "(group)". In the
columns `claim` and `*_claim` stands the number of the paragraph in which the article says it. Figures are in base units;
D(...) is an exact decimal.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal as D  # noqa: N817 - many figures
from typing import Any

__all__ = ["ANSWERS", "Answer"]


@dataclass(frozen=True)
class Answer:
    """The expected cells of some columns, for all rows."""

    columns: str
    rows: list[tuple[Any, ...]]


JIANGSU, ILI, YINING = "jiangsu", "ili", "yining-county"
FRONT = "jiangsu-ili-headquarters"
BATCH = "jiangsu-ili-ninth"
HOME_TEXTILE = "yining-county-home-textile-park"
WEAVING = "yining-county-weaving-park"
LIGHT_TEXTILE = "gongliu-light-textile-park"
RUGAO, KUNSHAN, RURAL = (f"{place}-rural-commercial-bank" for place in ("rugao", "kunshan", "yining-county"))
BRANCH = "abc-ili-xpcc-sub-branch"
VILLAGE, TOWN = "xiarouzimaitiyuzi-village", "jelilyuzi-town"
GROUP = "(group)"
NANTONG, ZHENJIANG, WUJIN, ZHANGJIAGANG = (
    f"{city}-working-group" for city in ("nantong", "zhenjiang", "wujin", "zhangjiagang")
)
# The six working groups, for whom each acts and where.
GROUPS = [
    ("nanjing", "yining-city", 24),
    ("nantong", YINING, 18),
    ("wujin", "nilka-county", 24),
    ("xuzhou", "kuytun", 18),
    ("zhangjiagang", "gongliu-county", 18),
    ("zhenjiang", "xpcc-fourth-division", 19),
]
H1, YEAR, TO_DATE = "2017-01-01/2017-06-30", "2017", "2017-01-01/2017-08-30"
THREE_YEARS = "2017-08-30/2020-08-30"

ANSWERS: dict[str, Answer] = {
    "who-supports-whom": Answer(
        "supporter_zh supporter_en recipient_zh recipient_en claims explicit_claims",
        [
            ("镇江市", "Zhenjiang", "新疆生产建设兵团第四师", DIVISION, 1, 0),
            ("张家港市", "Zhangjiagang", "巩留县", "Gongliu County", 1, 0),
            # The headline, 9 twice, 15 and 22 say it; 4 implies it by the name of the headquarters.
            ("江苏省", JIANGSU, "伊犁哈萨克自治州", ILI, 6, 5),
            ("徐州市", "Xuzhou", "奎屯市", "Kuytun City", 1, 0),
            ("武进区", "Wujin District", "尼勒克县", "Nilka County", 1, 0),
            ("江苏省", JIANGSU, "新疆维吾尔自治区", "Xinjiang Uygur Autonomous Region", 2, 2),
            ("南京市", "Nanjing", "伊宁市", "Yining City", 1, 0),
            ("江苏省", JIANGSU, "伊宁县", YINING, 1, 0),
            ("南通市", "Nantong", "伊宁县", YINING, 1, 0),
        ],
    ),
    "who-supports-yining-county-with-what": Answer(
        "supporter_en kind_en what_en raw status_en claim",
        [
            (JIANGSU, "funding claim", TWO_HOUSING, "3680万元", "achieved to date", 4),
            (JIANGSU, "projects claim", TWO_HOUSING, "87%", "achieved to date", 4),
            (JIANGSU, "support claim", None, None, "in force", 4),
            (NANTONG, "construction claim", HOME_TEXTILE, "两家", "under way", 18),
            (NANTONG, "construction claim", WEAVING, "两家", "under way", 18),
            ("Nantong", "support claim", None, None, "in force", 18),
            (NANTONG, "support claim", None, None, "in force", 18),
            (RUGAO, "investment claim", RURAL, "1115万元", "achieved", 19),
            (KUNSHAN, "investment claim", RURAL, "1116万元", "achieved", 19),
            (FRONT, "assistance claim", "restructuring of a rural commercial bank", "两家", "achieved", 19),
        ],
    ),
    "working-groups-of-the-headquarters": Answer(
        "group_en headquarters_en locality_en place_en claim support_claim",
        [(group, FRONT, locality, place, n, n) for group, locality, place, n in GROUPS],
    ),
    "posts-and-their-holders": Answer(
        "post_en organisation_en official_zh claim",
        [
            ("Commander-in-chief of the Jiangsu Front Headquarters", FRONT, "潘道津", 4),
            ("Party secretary of the Jiangsu Front Headquarters", FRONT_COMMITTEE, "潘道津", 4),
            ("Deputy secretary of the CPC Ili Prefecture Committee", "CPC Ili Prefecture Committee", "潘道津", 4),
        ],
    ),
    "programmes-and-who-runs-them": Answer(
        "programme_en runner_en place_en status_en edtf claim",
        [
            ("action plan “health and education for the people”", FRONT, None, "under way", YEAR, 10),
            ("action plan “livelihood and jobs”", FRONT, None, "under way", YEAR, 10),
            ("action plan “raising of quality”", FRONT, None, "under way", YEAR, 10),
            ("action plan “strengthening the grassroots”", FRONT, None, "under way", YEAR, 10),
            ("action plan “talent gathering”", FRONT, None, "under way", YEAR, 10),
            ("poverty-alleviation undergraduate quota for Ili", FRONT, ILI, "under way", YEAR, 11),
            ("“Five Action Plans” of aid through cadres and specialists", FRONT, None, "under way", YEAR, 10),
            (CAMPAIGN, BATCH, None, "under way", None, 1),
            (CAMPAIGN, FRONT, None, "under way", None, 23),
            (GROUP_EDUCATION, BATCH, None, "under way", None, 1),
            (GROUP_EDUCATION, FRONT, None, "under way", None, 11),
            ("“group-style” health aid to Xinjiang", JIANGSU, None, "under way", YEAR, 12),
            (SILVER_HAIR, BATCH, None, "under way", None, 1),
            (TOWN_VILLAGE, BATCH, None, "under way", None, 1),
            (TOWN_VILLAGE, JIANGSU, ILI, "under way", None, 6),
            (INLAND_JOBS, BATCH, None, "under way", None, 1),
        ],
    ),
    "parks-and-their-builders": Answer(
        "park_en builder_en measure_en raw value unit status_en claim",
        [
            (LIGHT_TEXTILE + ", phase 1", ZHANGJIAGANG, "floor area", "7000平方米", D(7000), "m2", "under way", 18),
            (HOME_TEXTILE, NANTONG, "count", "两家", D(2), "park", "under way", 18),
            (HOME_TEXTILE + ", phase 1", None, None, None, None, None, "achieved", 17),
            (HOME_TEXTILE + ", phase 1", None, "count", "15栋", D(15), "building", "achieved", 17),
            (HOME_TEXTILE + ", phase 1", None, "floor area", "5万平方米", D(50_000), "m2", "achieved", 17),
            (WEAVING, None, None, None, None, None, "under way", 16),
            (WEAVING, NANTONG, "count", "两家", D(2), "park", "under way", 18),
        ],
    ),
    "firms-in-parks": Answer(
        "park_en firm_en raw value status_en claim",
        [
            (HOME_TEXTILE, "enterprises in the park", None, None, "in force", 16),
            (HOME_TEXTILE + ", phase 1", "enterprises that moved in", "7家", D(7), "achieved", 17),
            (WEAVING, "enterprises in the park", None, None, "in force", 16),
            (KUYTUN_PARK, "Jiangsu Jinsheng", None, None, "in force", 18),
            (KUYTUN_PARK, "Texhong", None, None, "in force", 18),
            (KUYTUN_PARK, "Shandong Baizheng", None, None, "in force", 18),
        ],
    ),
    "funding-by-purpose": Answer(
        "purpose_zh measure_en raw value provider_en recipient_en status_en edtf claim",
        [
            ("教育", "aid funds", "2.79亿元", D(279_000_000), JIANGSU, ILI, "planned", YEAR, 11),
            (
                "教育",
                "per head and year",
                "6000元",
                D(6000),
                None,
                "poor students at universities in inland China",
                "in force",
                YEAR,
                11,
            ),
            ("基层党组织建设", None, None, None, JIANGSU, ILI, "planned", YEAR, 5),
            ("基层基础", "aid funds", "16.15亿元", D(1_615_000_000), JIANGSU, ILI, "planned", YEAR, 5),
            ("医疗保险", "aid funds", "265万元", D(2_650_000), "Nanjing", "Yining City", "achieved", None, 24),
            ("养老保险", "aid funds", "265万元", D(2_650_000), "Nanjing", "Yining City", "achieved", None, 24),
            ("民生", "aid funds", "14.62亿元", D(1_462_000_000), JIANGSU, ILI, "planned", YEAR, 4),
            (
                "扶贫脱贫",
                "per head and year",
                "6000元",
                D(6000),
                None,
                "poor students at universities in inland China",
                "in force",
                YEAR,
                11,
            ),
            ("扶贫脱贫", None, None, None, JIANGSU, "poor people", "in force", None, 22),
            ("扶贫脱贫", None, None, None, JIANGSU, "poor townships and villages", "in force", None, 22),
            ("扶贫脱贫", "donations", "1000多万元", D(10_000_000), None, ILI, "achieved to date", "/2017-08-30", 23),
            ("干部人才培养", "aid funds", "11154万元", D(111_540_000), JIANGSU, ILI, "planned", YEAR, 10),
            ("反恐维稳基础设施和能力建设（来源用语）", None, None, None, JIANGSU, ILI, "planned", YEAR, 5),
        ],
    ),
    "loans-and-investments": Answer(
        "giver_en taker_en coordinator_en measure_en raw value status_en edtf claim",
        [
            (RUGAO, RURAL, FRONT, "equity", "1115万元", D(11_150_000), "achieved", None, 19),
            (KUNSHAN, RURAL, FRONT, "equity", "1116万元", D(11_160_000), "achieved", None, 19),
            (
                BRANCH,
                "enterprises from Zhenjiang settled in the Fourth Division",
                ZHENJIANG,
                "loan",
                "20亿元",
                D(2_000_000_000),
                "intended",
                THREE_YEARS,
                19,
            ),
        ],
    ),
    "shares-and-their-parts": Answer(
        "part_zh part_raw whole_zh whole_raw share_raw share part_claim whole_claim claim",
        [
            ("基层基础", "16.15亿元", None, "18.12亿元", "89%", D("0.89"), 5, 4, 5),
            ("扶贫脱贫", None, None, "18.12亿元", "43%", D("0.43"), None, 4, 22),
        ],
    ),
    # Of all plans of the article only the training of cadres and specialists has an outcome of the same kind.
    "planned-against-achieved": Answer(
        "measure_en unit planned_raw planned planned_status_en planned_edtf"
        " achieved_raw achieved achieved_status_en achieved_edtf planned_claim claim",
        [
            (
                "people trained",
                "person",
                "9.42万人",
                D(94_200),
                "planned",
                YEAR,
                "2.32万人",
                D(23_200),
                "achieved",
                H1,
                10,
                10,
            )
        ],
    ),
    "approximate-figures": Answer(
        "raw value unit bound_en low high claim",
        [
            ("8000多万", D(80_000_000), "person", "at least", D(80_000_000), None, 1),
            ("2.6万余户", D(26_000), "household", "at least", D(26_000), None, 4),
            ("几百名", None, "person", "range", D(200), D(999), 16),
            ("近3公里", D(3), "km", "nearly", None, D(3), 16),
            ("近3000名", D(3000), "person", "nearly", None, D(3000), 17),
            ("超4亿元", D(400_000_000), "CNY", "at least", D(400_000_000), None, 17),
            ("2—3年", None, "a", "range", D(2), D(3), 23),
            ("3000多户", D(3000), "household", "at least", D(3000), None, 23),
            ("1000多万元", D(10_000_000), "CNY", "at least", D(10_000_000), None, 23),
        ],
    ),
    "figures-and-their-evidence": Answer(
        "paragraph raw value unit",
        [
            (1, "350名", D(350), "person"),
            (1, "8000多万", D(80_000_000), "person"),
            (4, "273个", D(273), "project"),
            (4, "七大类", D(7), "category"),
            (4, "18.12亿元", D(1_812_000_000), "CNY"),
            (4, "46.82亿元", D(4_682_000_000), "CNY"),
            (4, "14.62亿元", D(1_462_000_000), "CNY"),
            (4, "2.6万余户", D(26_000), "household"),
            (4, "22个", D(22), "project"),
            (4, "3680万元", D(36_800_000), "CNY"),
            (4, "87%", D("0.87"), "1"),
            (5, "16.15亿元", D(1_615_000_000), "CNY"),
            (5, "89%", D("0.89"), "1"),
            (6, "212个", D(212), "village"),
            (6, "145个", D(145), "village"),
            (6, "114个", D(114), "township"),
            (6, "111个", D(111), "township"),
            (10, "五大", D(5), "programme"),
            (10, "11154万元", D(111_540_000), "CNY"),
            (10, "9.42万人", D(94_200), "person"),
            (10, "2.32万人", D(23_200), "person"),
            (11, "2.79亿元", D(279_000_000), "CNY"),
            (11, "59所", D(59), "kindergarten"),
            (11, "8所", D(8), "school"),
            (11, "16个", D(16), "project"),
            (11, "540名", D(540), "person"),
            (11, "6所", D(6), "school"),
            (11, "5206名", D(5206), "person"),
            (11, "6000元", D(6000), "CNY"),
            (12, "52家", D(52), "institution"),
            (12, "80名", D(80), "person"),
            (12, "一名", D(1), "person"),
            (12, "一个", D(1), "discipline"),
            (12, "3.65万人次", D(36_500), "person-time"),
            (12, "4213例", D(4213), "case"),
            (12, "1992例", D(1992), "case"),
            (12, "823人次", D(823), "person-time"),
            (16, "几百名", None, "person"),
            (16, "两个", D(2), "project"),
            (16, "近3公里", D(3), "km"),
            (17, "1.35亿元", D(135_000_000), "CNY"),
            (17, "5万平方米", D(50_000), "m2"),
            (17, "15栋", D(15), "building"),
            (17, "7家", D(7), "enterprise"),
            (17, "近3000名", D(3000), "person"),
            (17, "超4亿元", D(400_000_000), "CNY"),
            (18, "两家", D(2), "park"),
            (18, "7000平方米", D(7000), "m2"),
            (19, "1115万元", D(11_150_000), "CNY"),
            (19, "1116万元", D(11_160_000), "CNY"),
            (19, "两家", D(2), "institution"),
            (19, "20亿元", D(2_000_000_000), "CNY"),
            (19, "3年", D(3), "a"),
            (22, "43%", D("0.43"), "1"),
            (23, "2—3年", None, "a"),
            (23, "3000多户", D(3000), "household"),
            (23, "1000多万元", D(10_000_000), "CNY"),
            (24, "21个", D(21), "locality"),
            (24, "150户", D(150), "household"),
            (24, "150户", D(150), "household"),
            (24, "265万元", D(2_650_000), "CNY"),
            (24, "1500名", D(1500), "person"),
        ],
    ),
    "personnel-sent": Answer(
        "provider_en agent_en recipient_en personnel_en raw value status_en edtf claim",
        [
            (JIANGSU, None, "Ili River valley", BATCH, "350名", D(350), "achieved", "2016-12", 1),
            (JIANGSU, "CPC Jiangsu Provincial Committee", "Ili River valley", BATCH, None, None, "in force", None, 1),
            (
                JIANGSU,
                "Jiangsu Provincial People's Government",
                "Ili River valley",
                BATCH,
                None,
                None,
                "in force",
                None,
                1,
            ),
            (
                JIANGSU,
                "medical and health institutions of Jiangsu",
                ILI,
                "medical specialists",
                "80名",
                D(80),
                "achieved",
                YEAR,
                12,
            ),
        ],
    ),
    "people-reached": Answer(
        "measure_en raw value unit bound_en status_en edtf group_en claim",
        [
            (
                "people trained",
                "9.42万人",
                D(94_200),
                "person",
                "exact",
                "planned",
                YEAR,
                "cadres and specialists of the recipient",
                10,
            ),
            (
                "people trained",
                "2.32万人",
                D(23_200),
                "person",
                "exact",
                "achieved",
                H1,
                "cadres and specialists of the recipient",
                10,
            ),
            ("enrolment places", "540名", D(540), "person", "exact", "achieved", YEAR, "applicants from Ili", 11),
            (
                "count",
                "5206名",
                D(5206),
                "person",
                "exact",
                "in force",
                YEAR,
                "poor students at universities in inland China",
                11,
            ),
            ("patients seen", "3.65万人次", D(36_500), "person-time", "exact", "achieved to date", TO_DATE, None, 12),
            ("consultations", "4213例", D(4213), "case", "exact", "achieved to date", TO_DATE, None, 12),
            ("operations", "1992例", D(1992), "case", "exact", "achieved to date", TO_DATE, None, 12),
            ("patients rescued", "823人次", D(823), "person-time", "exact", "achieved to date", TO_DATE, None, 12),
            ("jobs", "近3000名", D(3000), "person", "nearly", "projected", None, "people of all ethnic groups", 17),
            (
                "count",
                "3000多户",
                D(3000),
                "household",
                "at least",
                "achieved to date",
                "/2017-08-30",
                "poor families",
                23,
            ),
            (
                "count",
                "1500名",
                D(1500),
                "person",
                "exact",
                "achieved",
                None,
                "poor people unable to pay their own contribution",
                24,
            ),
        ],
    ),
    "twinnings": Answer(
        "count_a place_a_en count_b place_b_en agent_en claim",
        [
            (D(212), JIANGSU, D(145), ILI, None, 6),
            (D(114), JIANGSU, D(111), ILI, None, 6),
            (D(21), "Wujin District", None, "Nilka County", WUJIN, 24),
            (D(150), "Wujin District", D(150), "Nilka County", WUJIN, 24),
        ],
    ),
    "statements-by-speaker": Answer(
        "speaker_zh kind_en measure_en raw value unit claim",
        [
            ("潘道津", "projects claim", "count", "273个", D(273), "project", 4),
            ("潘道津", "projects claim", "count", "七大类", D(7), "category", 4),
            ("潘道津", "funding claim", "aid funds", "18.12亿元", D(1_812_000_000), "CNY", 4),
            ("潘道津", "funding claim", "total investment", "46.82亿元", D(4_682_000_000), "CNY", 4),
            ("潘道津", "funding claim", "aid funds", "14.62亿元", D(1_462_000_000), "CNY", 4),
            ("潘道津", "projects claim", "count", "2.6万余户", D(26_000), "household", 4),
            ("潘道津", "projects claim", "count", "22个", D(22), "project", 4),
        ],
    ),
    "implied-relations": Answer(
        "relation_en from_en to_en claims",
        [("acts for", group, locality, 1) for group, locality, _, _ in GROUPS]
        + [
            ("component of", BRANCH, "Agricultural Bank of China", 1),
            ("component of", LIGHT_TEXTILE + ", phase 1", LIGHT_TEXTILE, 1),
            ("component of", NANJING, FRONT, 1),
            ("component of", NANTONG, FRONT, 1),
            ("component of", FRONT_COMMITTEE, FRONT, 1),
            ("component of", WUJIN, FRONT, 1),
            ("component of", XUZHOU, FRONT, 1),
            ("component of", HOME_TEXTILE + ", phase 1", HOME_TEXTILE, 1),
            ("component of", ZHANGJIAGANG, FRONT, 1),
            ("component of", ZHENJIANG, FRONT, 1),
        ]
        + [("implements aid in", group, place, 1) for group, _, place, _ in GROUPS]
        + [
            ("located in", BRANCH, ILI, 1),
            ("located in", LIGHT_TEXTILE, "Gongliu County", 1),
            ("located in", TOWN, YINING, 1),
            ("located in", KUNSHAN, "Kunshan", 1),
            ("located in", RUGAO, "Rugao", 1),
            ("located in", VILLAGE, TOWN, 1),
            ("located in", COMMITTEE, VILLAGE, 1),
            ("located in", HOME_TEXTILE, YINING, 1),
            ("located in", RURAL, YINING, 1),
            ("located in", KUYTUN_PARK, "Kuytun City", 1),
        ]
        + [("runs", BATCH, programme, 1) for programme in (CAMPAIGN, GROUP_EDUCATION, SILVER_HAIR, TOWN_VILLAGE)]
        + [("runs", BATCH, INLAND_JOBS, 1)]
        + [
            ("supports", JIANGSU, YINING, 1),
            ("supports", "Nanjing", "Yining City", 1),
            ("supports", "Nantong", YINING, 1),
            ("supports", "Wujin District", "Nilka County", 1),
            ("supports", "Xuzhou", "Kuytun City", 1),
            ("supports", "Zhangjiagang", "Gongliu County", 1),
            ("supports", "Zhenjiang", DIVISION, 1),
        ],
    ),
    "links-resting-on-plans-only": Answer(
        "from_en relation_en to_en status_en claims",
        [
            (ZHENJIANG, "coordinates with", BRANCH, "intended", 1),
            # Paragraph 4 plans three sums, 5 one and a focus, 10 and 11 one each; none is said to be spent.
            (JIANGSU, "funds", ILI, "planned", 7),
        ],
    ),
    # Codes as in GB/T 2260 and the nine-digit codes of towns; below them and outside there is none.
    "places-with-codes": Answer(
        "place_zh type_en code_system code as_of claims",
        [
            ("新疆生产建设兵团第四师", "XPCC division", None, None, None, 3),
            ("伊犁河谷", "natural region", None, None, None, 2),
            ("下肉孜买提于孜村", "village", None, None, None, 4),
            ("内地", "natural region", None, None, None, 0),
            ("江苏省", "province-level unit", "GB/T 2260", "320000", "2017-08", 32),
            ("南京市", "prefecture-level unit", "GB/T 2260", "320100", "2017-08", 2),
            ("徐州市", "prefecture-level unit", "GB/T 2260", "320300", "2017-08", 1),
            ("常州市", "prefecture-level unit", "GB/T 2260", "320400", "2017-08", 0),
            ("武进区", "district", "GB/T 2260", "320412", "2017-08", 3),
            ("苏州市", "prefecture-level unit", "GB/T 2260", "320500", "2017-08", 0),
            ("张家港市", "county-level city", "GB/T 2260", "320582", "2017-08", 1),
            ("昆山市", "county-level city", "GB/T 2260", "320583", "2017-08", 1),
            ("南通市", "prefecture-level unit", "GB/T 2260", "320600", "2017-08", 1),
            ("如皋市", "county-level city", "GB/T 2260", "320682", "2017-08", 1),
            ("镇江市", "prefecture-level unit", "GB/T 2260", "321100", "2017-08", 1),
            ("山东省", "province-level unit", "GB/T 2260", "370000", "2017-08", 0),
            ("新疆维吾尔自治区", "province-level unit", "GB/T 2260", "650000", "2017-08", 2),
            ("伊犁哈萨克自治州", "prefecture-level unit", "GB/T 2260", "654000", "2017-08", 40),
            ("伊宁市", "county-level city", "GB/T 2260", "654002", "2017-08", 3),
            ("奎屯市", "county-level city", "GB/T 2260", "654003", "2017-08", 6),
            ("伊宁县", "county", "GB/T 2260", "654021", "2017-08", 20),
            ("巩留县", "county", "GB/T 2260", "654024", "2017-08", 3),
            ("尼勒克县", "county", "GB/T 2260", "654028", "2017-08", 5),
            ("吉里于孜镇", "township-level unit", "NBS 9-digit", "654021100", "undated", 2),
        ],
    ),
}
