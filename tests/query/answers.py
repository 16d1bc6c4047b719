"""The answers of the named queries about one article, worked out by hand from it (30 August 2017) and not from
the graph.

An answer names some columns and gives their cells for all rows. Things, concepts and terms are given by the slugs that
end their IRIs, since labels may be reworded; what the article only counts or names collectively is "(group)". In the
columns `claim` and `*_claim` stands the number of the paragraph in which the article says it. Figures are in base
units; D(...) is an exact decimal.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal as D  # noqa: N817 - many figures
from typing import Any

__all__ = ["ANSWERS", "Answer"]


@dataclass(frozen=True)
class Answer:
    """The expected cells of some columns, for all rows or, where `of` says how many there are, for some."""

    columns: str
    rows: list[tuple[Any, ...]]
    unmentioned: bool = False
    """Whether the query also lists things without a claim; those that `rows` leaves out may stand there too."""
    of: int | None = None


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
        "supporter recipient claims explicit_claims",
        # Headline, 1, 9 twice, 15 and 22 say that Jiangsu supports Ili; 4 implies it by the name of the headquarters.
        [(JIANGSU, ILI, 7, 6), (JIANGSU, "xinjiang", 1, 0), (JIANGSU, YINING, 1, 0)]
        + [(city, place, 1, 0) for city, place, _ in GROUPS],
    ),
    "who-supports-yining-county-with-what": Answer(
        "supporter kind what raw status claim",
        [
            (JIANGSU, "FundingClaim", "two-housing", "3680万元", "achieved-to-date", 4),
            (JIANGSU, "FundingClaim", "housing", "3680万元", "achieved-to-date", 4),
            (JIANGSU, "ProjectsClaim", "two-housing", "87%", "achieved-to-date", 4),
            (JIANGSU, "ProjectsClaim", "housing", "87%", "achieved-to-date", 4),
            (JIANGSU, "SupportClaim", None, None, "in-force", 4),
            (NANTONG, "ConstructionClaim", HOME_TEXTILE, "两家", "under-way", 18),
            (NANTONG, "ConstructionClaim", WEAVING, "两家", "under-way", 18),
            ("nantong", "SupportClaim", None, None, "in-force", 18),
            (NANTONG, "SupportClaim", None, None, "in-force", 18),
            (RUGAO, "InvestmentClaim", RURAL, "1115万元", "achieved", 19),
            (KUNSHAN, "InvestmentClaim", RURAL, "1116万元", "achieved", 19),
            (FRONT, "AssistanceClaim", "bank-restructuring", "两家", "achieved", 19),
        ],
    ),
    "working-groups-of-the-headquarters": Answer(
        "group headquarters locality place claim support_claim",
        [(f"{city}-working-group", FRONT, city, place, n, n) for city, place, n in GROUPS],
    ),
    "posts-and-their-holders": Answer(
        "post organisation official claim",
        [
            ("jiangsu-ili-headquarters-commander", FRONT, "pan-daojin", 4),
            ("jiangsu-ili-headquarters-party-secretary", FRONT + "-party-committee", "pan-daojin", 4),
            ("ili-party-committee-deputy-secretary", "ili-party-committee", "pan-daojin", 4),
        ],
    ),
    "programmes-and-who-runs-them": Answer(
        "programme runner place status edtf claim",
        [
            ("group-style-education-aid", BATCH, None, "under-way", None, 1),
            ("silver-hair-aid", BATCH, None, "under-way", None, 1),
            ("surplus-labour-inland-employment", BATCH, None, "under-way", None, 1),
            ("town-village-twinning", BATCH, None, "under-way", None, 1),
            ("ten-thousand-help-ten-thousand", BATCH, None, "under-way", None, 1),
            ("town-village-twinning", JIANGSU, ILI, "under-way", None, 6),
            ("group-style-aid", JIANGSU, ILI, "under-way", None, 9),
            ("five-action-plans", FRONT, None, "under-way", YEAR, 10),
            ("talent-gathering", FRONT, None, "under-way", YEAR, 10),
            ("quality-raising", FRONT, None, "under-way", YEAR, 10),
            ("livelihood-and-jobs", FRONT, None, "under-way", YEAR, 10),
            ("health-and-education-for-the-people", FRONT, None, "under-way", YEAR, 10),
            ("strengthening-the-grassroots", FRONT, None, "under-way", YEAR, 10),
            ("group-style-education-aid", FRONT, None, "under-way", None, 11),
            ("targeted-undergraduate-quota", FRONT, ILI, "under-way", YEAR, 11),
            ("group-style-health-aid", JIANGSU, None, "under-way", None, 12),
            ("ten-thousand-help-ten-thousand", FRONT, None, "under-way", None, 23),
        ],
    ),
    "parks-and-their-builders": Answer(
        "park builder measure raw value unit status claim",
        [
            (WEAVING, None, None, None, None, None, "under-way", 16),
            (HOME_TEXTILE + "-phase-1", None, None, None, None, None, "achieved", 17),
            (HOME_TEXTILE + "-phase-1", None, "floor-area", "5万平方米", D(50_000), "m2", "achieved", 17),
            (HOME_TEXTILE + "-phase-1", None, "count", "15栋", D(15), "building", "achieved", 17),
            (HOME_TEXTILE, NANTONG, "count", "两家", D(2), "park", "under-way", 18),
            (WEAVING, NANTONG, "count", "两家", D(2), "park", "under-way", 18),
            (LIGHT_TEXTILE + "-phase-1", ZHANGJIAGANG, "floor-area", "7000平方米", D(7000), "m2", "under-way", 18),
        ],
    ),
    "firms-in-parks": Answer(
        "park firm raw value status claim",
        [
            (HOME_TEXTILE, GROUP, None, None, "in-force", 16),
            (WEAVING, GROUP, None, None, "in-force", 16),
            (HOME_TEXTILE + "-phase-1", GROUP, "7家", D(7), "achieved", 17),
            ("kuytun-park", "jinsheng", None, None, "in-force", 18),
            ("kuytun-park", "texhong", None, None, "in-force", 18),
            ("kuytun-park", "shandong-baizheng", None, None, "in-force", 18),
        ],
    ),
    "funding-by-purpose": Answer(
        "purpose measure raw value provider recipient status edtf claim",
        [
            ("livelihood", "aid-funds", "14.62亿元", D(1_462_000_000), JIANGSU, ILI, "planned", YEAR, 4),
            ("housing", "aid-funds", "3680万元", D(36_800_000), JIANGSU, YINING, "achieved-to-date", TO_DATE, 4),
            ("grassroots", "aid-funds", "16.15亿元", D(1_615_000_000), JIANGSU, ILI, "planned", YEAR, 5),
            ("grassroots-party-building", None, None, None, JIANGSU, ILI, "planned", YEAR, 5),
            ("stability-as-named", None, None, None, JIANGSU, ILI, "planned", YEAR, 5),
            ("talent-training", "aid-funds", "11154万元", D(111_540_000), JIANGSU, ILI, "planned", YEAR, 10),
            ("education", "aid-funds", "2.79亿元", D(279_000_000), JIANGSU, ILI, "planned", YEAR, 11),
            ("education", "rate", "每人每年6000元", D(6000), None, GROUP, "in-force", YEAR, 11),
            ("poverty-alleviation", "rate", "每人每年6000元", D(6000), None, GROUP, "in-force", YEAR, 11),
            # For poor townships and villages, and for poor people.
            ("poverty-alleviation", None, None, None, JIANGSU, GROUP, "in-force", None, 22),
            ("poverty-alleviation", None, None, None, JIANGSU, GROUP, "in-force", None, 22),
            (
                "poverty-alleviation",
                "donation",
                "1000多万元",
                D(10_000_000),
                None,
                None,
                "achieved-to-date",
                "/2017-08-30",
                23,
            ),
            ("medical-insurance", "aid-funds", "265万元", D(2_650_000), "nanjing", "yining-city", "achieved", None, 24),
            ("pension-insurance", "aid-funds", "265万元", D(2_650_000), "nanjing", "yining-city", "achieved", None, 24),
        ],
    ),
    "loans-and-investments": Answer(
        "giver taker coordinator measure raw value status edtf claim",
        [
            (RUGAO, RURAL, FRONT, "equity", "1115万元", D(11_150_000), "achieved", None, 19),
            (KUNSHAN, RURAL, FRONT, "equity", "1116万元", D(11_160_000), "achieved", None, 19),
            (BRANCH, GROUP, ZHENJIANG, "loan", "20亿元", D(2_000_000_000), "intended", THREE_YEARS, 19),
        ],
    ),
    "shares-and-their-parts": Answer(
        "part part_raw whole whole_raw share_raw share part_claim whole_claim claim",
        [
            ("grassroots", "16.15亿元", None, "18.12亿元", "89%", D("0.89"), 5, 4, 5),
            ("poverty-alleviation", None, None, "18.12亿元", "43%", D("0.43"), None, 4, 22),
        ],
    ),
    # Of all plans of the article only the training of cadres and specialists has an outcome of the same kind.
    "planned-against-achieved": Answer(
        "kind measure unit planned_raw planned planned_status planned_edtf"
        " achieved_raw achieved achieved_status achieved_edtf planned_claim claim",
        [
            (
                "OutputClaim",
                "people-trained",
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
            ),
        ],
    ),
    "approximate-figures": Answer(
        "raw value unit bound low high claim",
        [
            ("8000多万人民", D(80_000_000), "person", "at-least", D(80_000_000), None, 1),
            ("2.6万余户", D(26_000), "household", "at-least", D(26_000), None, 4),
            ("几百名", None, "person", "range", D(200), D(999), 16),
            ("近3公里", D(3), "km", "nearly", None, D(3), 16),
            ("近3000名", D(3000), "person", "nearly", None, D(3000), 17),
            ("超4亿元", D(400_000_000), "CNY", "at-least", D(400_000_000), None, 17),
            ("3年内", D(3), "a", "at-most", None, D(3), 19),
            ("2—3年", None, "a", "range", D(2), D(3), 23),
            ("3000多户", D(3000), "household", "at-least", D(3000), None, 23),
            ("1000多万元", D(10_000_000), "CNY", "at-least", D(10_000_000), None, 23),
        ],
    ),
    "figures-and-their-evidence": Answer(
        "paragraph raw value unit",
        [
            (1, "350名", D(350), "person"),
            (1, "8000多万人民", D(80_000_000), "person"),
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
            (11, "每人每年6000元", D(6000), "CNY"),
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
            (19, "3年内", D(3), "a"),
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
        "provider agent recipient personnel raw value unit status edtf claim",
        [
            (JIANGSU, None, "ili-river-valley", BATCH, "350名", D(350), "person", "achieved", "2016-12", 1),
            # The 52 institutions they come from are not people.
            (JIANGSU, GROUP, ILI, GROUP, "80名", D(80), "person", "achieved", YEAR, 12),
        ],
    ),
    "people-reached": Answer(
        "measure raw value unit bound status edtf group claim",
        [
            ("people-trained", "9.42万人", D(94_200), "person", "exact", "planned", YEAR, GROUP, 10),
            ("people-trained", "2.32万人", D(23_200), "person", "exact", "achieved", H1, GROUP, 10),
            ("enrolment-places", "540名", D(540), "person", "exact", "achieved", YEAR, None, 11),
            ("count", "5206名", D(5206), "person", "exact", "in-force", YEAR, GROUP, 11),
            ("patients-seen", "3.65万人次", D(36_500), "person-time", "exact", "achieved-to-date", TO_DATE, None, 12),
            ("consultations", "4213例", D(4213), "case", "exact", "achieved-to-date", TO_DATE, None, 12),
            ("operations", "1992例", D(1992), "case", "exact", "achieved-to-date", TO_DATE, None, 12),
            ("rescues", "823人次", D(823), "person-time", "exact", "achieved-to-date", TO_DATE, None, 12),
            ("jobs", "近3000名", D(3000), "person", "nearly", "projected", None, GROUP, 17),
            ("count", "3000多户", D(3000), "household", "at-least", "achieved-to-date", "/2017-08-30", GROUP, 23),
            ("count", "1500名", D(1500), "person", "exact", "achieved", None, GROUP, 24),
        ],
    ),
    "twinnings": Answer(
        "side_a count_a place_a side_b count_b place_b agent claim",
        [
            (GROUP, D(212), JIANGSU, GROUP, D(145), ILI, None, 6),
            (GROUP, D(114), JIANGSU, GROUP, D(111), ILI, None, 6),
            (GROUP, D(21), "wujin", GROUP, None, "nilka-county", WUJIN, 24),
            # Where the 150 families who help live is not said.
            (GROUP, D(150), None, GROUP, D(150), "nilka-county", WUJIN, 24),
        ],
    ),
    "statements-by-speaker": Answer(
        "speaker kind measure raw value unit claim",
        [
            ("pan-daojin", "ProjectsClaim", "count", "273个", D(273), "project", 4),
            ("pan-daojin", "ProjectsClaim", "count", "七大类", D(7), "category", 4),
            ("pan-daojin", "FundingClaim", "aid-funds", "18.12亿元", D(1_812_000_000), "CNY", 4),
            ("pan-daojin", "FundingClaim", "total-investment", "46.82亿元", D(4_682_000_000), "CNY", 4),
            ("pan-daojin", "FundingClaim", "aid-funds", "14.62亿元", D(1_462_000_000), "CNY", 4),
            ("pan-daojin", "ProjectsClaim", "count", "2.6万余户", D(26_000), "household", 4),
            ("pan-daojin", "ProjectsClaim", "count", "22个", D(22), "project", 4),
        ],
    ),
    "implied-relations": Answer(
        "from relation to claims",
        [(f"{city}-working-group", "actsFor", city, 1) for city, _, _ in GROUPS]
        + [(f"{city}-working-group", "implementsIn", place, 1) for city, place, _ in GROUPS]
        + [(f"{city}-working-group", "componentOf", FRONT, 1) for city, _, _ in GROUPS]
        + [(city, "supports", place, 1) for city, place, _ in GROUPS]
        + [
            (JIANGSU, "supports", YINING, 1),
            (JIANGSU, "supports", "xinjiang", 1),
            (FRONT + "-party-committee", "componentOf", FRONT, 1),
            (HOME_TEXTILE + "-phase-1", "componentOf", HOME_TEXTILE, 1),
            (LIGHT_TEXTILE + "-phase-1", "componentOf", LIGHT_TEXTILE, 1),
            (BRANCH, "componentOf", "agricultural-bank-of-china", 1),
            (BRANCH, "locatedIn", ILI, 1),
            (LIGHT_TEXTILE, "locatedIn", "gongliu-county", 1),
            ("kuytun-park", "locatedIn", "kuytun", 1),
            (RUGAO, "locatedIn", "rugao", 1),
            (KUNSHAN, "locatedIn", "kunshan", 1),
            (RURAL, "locatedIn", YINING, 1),
            (TOWN, "locatedIn", YINING, 1),
            (VILLAGE, "locatedIn", TOWN, 1),
            (VILLAGE + "-committee", "locatedIn", VILLAGE, 1),
            # The opening list has no verb; the health aid is a heading; of the quota the number of places is said.
            (BATCH, "runs", "group-style-education-aid", 1),
            (BATCH, "runs", "silver-hair-aid", 1),
            (BATCH, "runs", "surplus-labour-inland-employment", 1),
            (BATCH, "runs", "town-village-twinning", 1),
            (BATCH, "runs", "ten-thousand-help-ten-thousand", 1),
            (JIANGSU, "runs", "group-style-health-aid", 1),
            (FRONT, "runs", "targeted-undergraduate-quota", 1),
            ("targeted-undergraduate-quota", "carriedOutIn", ILI, 1),
        ],
    ),
    "links-resting-on-plans-only": Answer(
        "from relation to status claims",
        [
            (ZHENJIANG, "coordinatesWith", BRANCH, "intended", 1),
            # Paragraph 4 plans two sums, 5 one and a focus, 10 and 11 one each; none is said to be spent.
            (JIANGSU, "funds", ILI, "planned", 6),
        ],
    ),
    # Codes in the yearly lists of GB/T 2260 and the nine-digit codes of towns; below them and outside there is none.
    "places-with-codes": Answer(
        "place code_system code as_of claims",
        [
            (VILLAGE, None, None, None, 4),
            ("xpcc-fourth-division", None, None, None, 3),
            ("ili-river-valley", None, None, None, 1),
            ("inland-china", None, None, None, 0),
            (JIANGSU, "GB/T 2260", "320000", "1980-12/2023-06", 31),
            ("nanjing", "GB/T 2260", "320100", "1980-12/2023-06", 2),
            ("xuzhou", "GB/T 2260", "320300", "1980-12/2023-06", 1),
            ("changzhou", "GB/T 2260", "320400", "1980-12/2023-06", 0),
            ("wujin", "GB/T 2260", "320412", "2002-12/2023-06", 2),
            ("wujin", "GB/T 2260", "320421", "1983-12/1994-12", 2),
            ("wujin", "GB/T 2260", "320483", "1995-12/2001-12", 2),
            ("suzhou", "GB/T 2260", "320500", "1980-12/2023-06", 0),
            ("zhangjiagang", "GB/T 2260", "320521", "1983-12/1985-12", 1),
            ("kunshan", "GB/T 2260", "320523", "1983-12/1988-12", 1),
            ("zhangjiagang", "GB/T 2260", "320582", "1995-12/2023-06", 1),
            ("kunshan", "GB/T 2260", "320583", "1995-12/2023-06", 1),
            ("nantong", "GB/T 2260", "320600", "1980-12/2023-06", 1),
            ("rugao", "GB/T 2260", "320622", "1983-12/1990-12", 1),
            ("rugao", "GB/T 2260", "320682", "1995-12/2023-06", 1),
            ("zhenjiang", "GB/T 2260", "321100", "1983-12/2023-06", 1),
            ("rugao", "GB/T 2260", "322422", "1980-12/1982-12", 1),
            ("zhenjiang", "GB/T 2260", "322600", "1980-12/1982-12", 1),
            ("wujin", "GB/T 2260", "322630", "1980-12/1982-12", 2),
            ("zhangjiagang", "GB/T 2260", "322724", "1980-12/1982-12", 1),
            ("kunshan", "GB/T 2260", "322726", "1980-12/1982-12", 1),
            ("zhangjiagang", "GB/T 2260", "329004", "1986-12/1994-12", 1),
            ("kunshan", "GB/T 2260", "329012", "1989-12/1994-12", 1),
            ("rugao", "GB/T 2260", "329016", "1991-12/1994-12", 1),
            ("shandong", "GB/T 2260", "370000", "1980-12/2023-06", 0),
            ("xinjiang", "GB/T 2260", "650000", "1980-12/2023-06", 1),
            (ILI, "GB/T 2260", "652400", "1980-12/1983-12", 41),
            ("yining-city", "GB/T 2260", "652401", "1980-12/1983-12", 3),
            ("kuytun", "GB/T 2260", "652402", "1983-12", 6),
            ("kuytun", "GB/T 2260", "652404", "1980-12/1982-12", 6),
            (YINING, "GB/T 2260", "652421", "1980-12/1983-12", 18),
            ("gongliu-county", "GB/T 2260", "652424", "1980-12/1983-12", 3),
            ("nilka-county", "GB/T 2260", "652428", "1980-12/1983-12", 5),
            (ILI, "GB/T 2260", "654000", "1984-12/2023-06", 41),
            ("kuytun", "GB/T 2260", "654001", "1984-12/2000-12", 6),
            ("yining-city", "GB/T 2260", "654002", "2001-12/2023-06", 3),
            ("kuytun", "GB/T 2260", "654003", "2001-12/2023-06", 6),
            (YINING, "GB/T 2260", "654021", "2001-12/2023-06", 18),
            ("gongliu-county", "GB/T 2260", "654024", "2001-12/2023-06", 3),
            ("nilka-county", "GB/T 2260", "654028", "2001-12/2023-06", 5),
            ("yining-city", "GB/T 2260", "654101", "1984-12/2000-12", 3),
            (YINING, "GB/T 2260", "654121", "1984-12/2000-12", 18),
            ("gongliu-county", "GB/T 2260", "654124", "1984-12/2000-12", 3),
            ("nilka-county", "GB/T 2260", "654128", "1984-12/2000-12", 5),
            (TOWN, "NBS 9-digit", "654021100", "2019-10/2023-06", 2),
        ],
        unmentioned=True,
    ),
}
