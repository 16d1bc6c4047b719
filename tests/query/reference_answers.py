"""The answers of the named queries about the whole reference graph, worked out by hand and not from the graph.

They come from the article of 30 August 2017 and from the list of facts that all other sources were coded from: its
pairings P01 to P54 and quantities X001 to X079. Cells are given as in `answers`; in the columns `claim` and
`other_claim` stands the source that says it, and names joined in one cell are slugs with blanks between.
"""

from __future__ import annotations

from decimal import Decimal as D  # noqa: N817 - many figures

from .answers import BATCH, GROUPS, H1, YEAR, Answer

__all__ = ["REFERENCE_ANSWERS"]

ARTICLE = "2017-08-30-jiangsu-ninth-batch"
FORUM = "2010-xzqh-forum-pairing-plan"
XINHUA_2010 = "2010-04-19-xinhua-wire"
LIAONING_2010 = "2010-07-18-liaoning-tacheng"
CHRONICLE = "2024-04-26-jiangsu-aid-chronicle"
GUANGDONG_2017 = "2017-07-06-guangdong-ten-charts"
ZHEJIANG_2022 = "2022-03-21-zhejiang-405-projects"
ZHENJIANG_2016 = "2016-07-27-zhenjiang-teaching-trip"
HUAIAN_2025 = "2025-06-12-huaian-working-group"
SHIYAN = "undated-shiyan-86th-regiment"
YIYANG_2017 = "2017-03-13-yiyang-second-group"
ILI_2017 = "2017-04-13-ili-news-joint-start"
LHASA_2021, LHASA_JULY, LHASA_AUGUST = (
    "2021-11-03-jiangsu-tibet",
    "2024-07-11-jiangsu-lhasa",
    "2024-08-30-jiangsu-lhasa",
)
LHASA_BATCH = "2025-06-17-jiangsu-tibet-tenth-batch"
HUOCHENG = "undated-jiangyin-huocheng-case"
FIRST_YEARS, YEAR_2015 = "undated-xinhua-jiangsu-feature", "2015-04-25-cnr-172-projects"
EIGHTH, NINTH = "undated-jiangsu-aid-japanese-version", "undated-jiangsu-imprint-ili-valley"
TENTH, ELEVENTH = "2023-04-17-jiangsu-tenth-batch", "undated-jiangsu-eleventh-batch"
ARRIVED, LOOK_BACK, DRIP = (
    "2015-08-national-funds-arrived",
    "2011-01-01-sohu-look-back",
    "2023-08-15-jiangsu-drip-irrigation",
)
NANJING_2025, NANJING_2026 = "2025-07-11-nanjing-aid-chronicle", "2026-02-28-nanjing-five-year-aid"

# The pairings of the nineteen since 2010, P01 to P19. Those of this list only the forum reports; of them the source of
# Anhui says the same, but nobody is known to have published it.
FORUM_ALONE = {
    "shandong": "shule-county yengisar-county yopurga-county makit-county",
    "shanghai": "shache-county zepu-county yecheng-county bachu-county",
    "tianjin": "qira-county yutian-county minfeng-county",
    "anhui": "pishan-county",
    "liaoning": "tacheng-prefecture",
    "jilin": "altay-city burqin-county habahe-county jeminay-county",
    "heilongjiang": "qinghe-county fuhai-county fuyun-county xpcc-tenth-division",
    "hunan": "turpan",
    "hubei": "bortala xpcc-fifth-division",
    "hebei": "bayingolin xpcc-second-division",
    "fujian": "changji",
    "shanxi": "fukang xpcc-sixth-division",
    "henan": "hami",
}
# Those that another publisher confirms; two others do so for Shenzhen.
CONFIRMED = {
    "guangdong": "shufu-county jiashi-county xpcc-third-division",
    "shenzhen": "kashgar-city taxkorgan-county",
    "beijing": "hotan-city hotan-county moyu-county lop-county xpcc-fourteenth-division",
    "zhejiang": "aksu-prefecture xpcc-first-division",
    "jiangxi": "akto-county",
    "jiangsu": "artux wuqia-county akqi-county ili xpcc-fourth-division xpcc-seventh-division",
}
# Those that the forum lacks and one other publisher adds.
ADDED = [
    ("liaoning", "xpcc-eighth-division", "辽宁日报"),
    ("liaoning", "xpcc-ninth-division", "辽宁日报"),
    ("jiangsu", "khorgos-development-zone", "江苏经济报"),
]
# All others, P20 to P54: since when, and who published the report; nobody is known to, where there is None.
YUSHU = "北京市发展和改革委员会"
OTHERS = [
    ("nanjing", "yining-city", "2010", "南京日报"),
    ("jiangning", "tekes-county", "2010", "南京日报"),
    ("nantong", "yining-county", None, "江海晚报"),
    ("zhangjiagang", "gongliu-county", None, "苏州日报"),
    ("jiangyin", "huocheng-county", "2002", "中国民族报"),
    ("wujin", "nilka-county", "2011", "常州市民族宗教事务局"),
    ("xuzhou", "kuytun", None, "黄淮网"),
    ("yangzhou", "xinyuan-county", "2011", None),
    ("taizhou-jiangsu", "zhaosu-county", "2010", None),
    ("yancheng", "qapqal-county", None, "江苏广电"),
    ("suzhou", "khorgos-development-zone", "2010", "我苏客户端"),
    ("suzhou", "khorgos-city", "2010", "我苏客户端"),
    ("lianyungang", "khorgos-city", None, "连网"),
    ("zhenjiang", "xpcc-fourth-division", None, "金山网"),
    ("huaian", "xpcc-seventh-division", None, "淮安市财政局"),
    ("kunshan", "artux", None, "中国网"),
    ("changzhou", "wuqia-county", "2010", "常州市人民政府"),
    ("wuxi", "akqi-county", "2007-03", "中国江苏网"),
    ("suzhou", "lhunzhub-county", None, None),
    ("shandong", "shigatse", "1994", None),
    ("shandong", "samzhubze", "1994", None),
    ("shandong", "bainang-county", "1994", None),
    ("shandong", "ngamring-county", "1994", None),
    ("shandong", "nyalam-county", "1994", None),
    ("shandong", "namling-county", "1994", None),
    ("jinan", "bainang-county", "1995", None),
    ("jiangsu", "hainan-prefecture-qinghai", "2010", "新华日报"),
    ("changzhou", "gonghe-county", "2010", "常州日报"),
    ("miyun", "yushu-city", None, YUSHU),
    ("changping", "qumarleb-county", None, YUSHU),
    ("shijingshan", "chindu-county", None, YUSHU),
    ("xicheng", "nangqen-county", None, YUSHU),
    ("fengtai", "zhidoi-county", None, YUSHU),
    ("huairou", "zadoi-county", None, YUSHU),
    ("shanghai", "golog", "2010", "中新网"),
    ("tianjin", "huangnan", None, "smeqh.com"),
    ("ningbo", "kuqa-county", "2010", None),
    ("shiyan", "xpcc-86th-regiment", "2009~", "双河市政府"),
    ("yiyang", "xpcc-221st-regiment", None, None),
]
# The article names these six too, without a period; nobody is known to have published it.
IN_ARTICLE = {(city, place) for city, place, _ in GROUPS}


def pairs(paired: dict[str, str]) -> list[tuple[str, str]]:
    """Return each supporter with each of its recipients."""
    return [(supporter, recipient) for supporter, recipients in paired.items() for recipient in recipients.split()]


def reports(supporter: str, recipient: str) -> int:
    """Return how many claims there are of a pairing of P01 to P19."""
    if supporter == "shenzhen":
        return 3
    return 2 if supporter == "anhui" or (supporter, recipient) in pairs(CONFIRMED) else 1


def place_type(place: str) -> str:
    """Return the class of a recipient of P01 to P19."""
    if place.startswith("xpcc-"):
        return "XpccDivision"
    if place in {"altay-city", "artux", "fukang", "hotan-city", "kashgar-city"}:
        return "CountyLevelCity"
    if place.endswith("-zone"):
        return "DevelopmentZone"
    return "County" if place.endswith("-county") else "Prefecture"


NATIONAL = [*pairs(FORUM_ALONE), *pairs(CONFIRMED), *((supporter, recipient) for supporter, recipient, _ in ADDED)]
AIDED = "achieved-to-date"
FUNDS = "aid-funds"


def xpcc(number: str) -> str:
    """Return the slug of a division."""
    return f"xpcc-{number}-division"


def billions(yuan: str) -> D:
    """Return a sum given in 亿元 (hundreds of millions)."""
    return D(yuan) * 100_000_000


def total(supporter: str, recipients: str | None, raw: str, status: str, edtf: str, as_of: str) -> tuple[object, ...]:
    """Return a row of totals; a figure in 亿元 has its value from its words."""
    return supporter, recipients, raw, billions(raw.strip("近逾亿元")), status, edtf, as_of


def yearly(
    edtf: str, batch: str | None, funds: str, projects: int, status: str, source: str
) -> list[tuple[object, ...]]:
    """Return the two rows that a source gives for Jiangsu's aid to Ili in a period."""
    recipients = "ili" if source != TENTH else f"{xpcc('fourth')} ili {xpcc('seventh')}"
    return [
        (edtf, batch, FUNDS, f"{funds}亿元", billions(funds), status, recipients, source),
        (edtf, batch, "count", f"{projects}个", D(projects), status, recipients, source),
    ]


REFERENCE_ANSWERS: dict[str, Answer] = {
    "pairings-corroborated-by-independent-publishers": Answer(
        "supporter recipient publishers claims",
        # For Jiangsu and Lhasa two publishers differ on the year; see the claims that conflict.
        [(*pair, reports(*pair), reports(*pair)) for pair in pairs(CONFIRMED)],
    ),
    "claims-that-conflict": Answer(
        "what supporter recipients raw edtf publisher date other_raw other_edtf other_publisher other_date"
        " claim other_claim",
        [
            (
                *("ProjectsClaim", "jiangsu", "ili"),
                *("271个", "2017", "伊犁新闻网", "2017-04-13"),
                *("273个", "2017", None, "2017-08-30"),
                *(ILI_2017, ARTICLE),
            ),
            (
                *("total-investment", None, "ili"),
                *("55亿元", "2017", "伊犁新闻网", "2017-04-13"),
                *("46.82亿元", "2017", None, "2017-08-30"),
                *(ILI_2017, ARTICLE),
            ),
            (
                *("SupportClaim", "jiangsu", "lhasa"),
                *(None, "1995/..", "新华社", "2021-11-03"),
                *(None, "1994/..", "微讯江苏", "2024-07-11"),
                *(LHASA_2021, LHASA_JULY),
            ),
            # Two counts of one source: 32 capital projects, 27 of them or others completed; the list does not say.
            (
                *("ProjectsClaim", "jiangyin", "huocheng-county"),
                *("32个", "2019-12/2022~", "zjifz.org.cn", "2022~"),
                *("27个", "2019-12/2022~", "zjifz.org.cn", "2022~"),
                *(HUOCHENG, HUOCHENG),
            ),
        ],
    ),
    "figures-that-agree-only-loosely": Answer(
        "measure supporter recipients edtf raw bound publisher other_raw other_bound other_publisher"
        " basis claim other_claim",
        [
            # The same sum, but nobody is known to have published the article.
            (
                *(FUNDS, "jiangsu", "ili", "2017"),
                *("18.12亿元", "exact", "伊犁新闻网"),
                *("18.12亿元", "exact", None),
                *("logical", ILI_2017, ARTICLE),
            ),
            # “Nearly” is lost.
            (
                *(FUNDS, "jiangsu", "lhasa", "1994/2024"),
                *("近80亿元", "nearly", "微讯江苏"),
                *("80亿元", "exact", "新华日报"),
                *("logical", LHASA_JULY, LHASA_AUGUST),
            ),
        ],
    ),
    "pairings-resting-on-one-publisher-or-none": Answer(
        "supporter recipient publishers publisher claims",
        [(*pair, 1, "行政区划网论坛", reports(*pair)) for pair in pairs(FORUM_ALONE)]
        + [(supporter, recipient, 1, publisher, 1) for supporter, recipient, publisher in ADDED]
        + [
            (supporter, place, int(publisher is not None), publisher, 2 if (supporter, place) in IN_ARTICLE else 1)
            for supporter, place, _, publisher in OTHERS
        ]
        # The article alone, P28.
        + [("jiangsu", place, 0, None, 1) for place in ("xinjiang", "yining-county")]
        + [("yangzhou", "qapqal-county", 0, None, 1)],
    ),
    "pairings-over-time": Answer(
        "recipient supporter begin end claims",
        [(recipient, supporter, "2010", None, reports(supporter, recipient)) for supporter, recipient in NATIONAL]
        # Where neither says since when, the article and the other source stand in one row.
        + [
            (place, supporter, begin, None, 2 if begin is None and (supporter, place) in IN_ARTICLE else 1)
            for supporter, place, begin, _ in OTHERS
        ]
        + [
            (place, supporter, None, None, 1)
            for supporter, place in (("nanjing", "yining-city"), ("wujin", "nilka-county"))
        ]
        + [("ili", "jiangsu", None, None, 7)]
        + [(place, "jiangsu", None, None, 1) for place in ("xinjiang", "yining-county")]
        + [("lhasa", "jiangsu", begin, None, 1) for begin in ("1994", "1995")]
        + [("qapqal-county", "yangzhou", None, "2010~", 1)],
    ),
    "supporters-of-xinjiang-and-their-recipients": Answer(
        "supporter recipient type claims",
        [(*pair, place_type(pair[1]), reports(*pair)) for pair in NATIONAL],
    ),
    "supporters-of-xpcc-divisions-and-regiments": Answer(
        "recipient type supporter edtf source claim",
        [
            (xpcc(number), "XpccDivision", supporter, edtf, source, source)
            for number, supporter, edtf, sources in (
                ("first", "zhejiang", "2010/..", (FORUM, ZHEJIANG_2022)),
                ("second", "hebei", "2010/..", (FORUM,)),
                ("third", "guangdong", "2010/..", (FORUM, GUANGDONG_2017)),
                ("fourth", "jiangsu", "2010/..", (FORUM, CHRONICLE)),
                ("fourth", "zhenjiang", None, (ZHENJIANG_2016, ARTICLE)),
                ("fifth", "hubei", "2010/..", (FORUM,)),
                ("sixth", "shanxi", "2010/..", (FORUM,)),
                ("seventh", "jiangsu", "2010/..", (FORUM, CHRONICLE)),
                ("seventh", "huaian", None, (HUAIAN_2025,)),
                ("eighth", "liaoning", "2010/..", (LIAONING_2010,)),
                ("ninth", "liaoning", "2010/..", (LIAONING_2010,)),
                ("tenth", "heilongjiang", "2010/..", (FORUM,)),
                ("fourteenth", "beijing", "2010/..", (FORUM, XINHUA_2010)),
            )
            for source in sources
        ]
        + [
            ("xpcc-86th-regiment", "XpccRegiment", "shiyan", "2009~/..", SHIYAN, SHIYAN),
            ("xpcc-221st-regiment", "XpccRegiment", "yiyang", None, YIYANG_2017, YIYANG_2017),
        ],
    ),
    "funds-and-projects-of-jiangsu-to-ili-over-time": Answer(
        "edtf batch measure raw value status recipients claim",
        yearly("2011~/2012~", None, "25.7", 562, "achieved", FIRST_YEARS)
        + yearly("2014~/2016~", "jiangsu-ili-eighth", "50.2", 433, "achieved", EIGHTH)
        + yearly("2015", None, "17.18", 172, "planned", YEAR_2015)
        + yearly("2016-12/2019-12~", "jiangsu-ili-ninth", "57.72", 949, "achieved", NINTH)
        + yearly("2017", None, "18.12", 271, "planned", ILI_2017)
        + yearly("2017", None, "18.12", 273, "planned", ARTICLE)
        + yearly("2019-12~/2023-04", "jiangsu-ili-tenth", "62.1", 696, "achieved", TENTH)
        + yearly("2023-04/2025~", "jiangsu-ili-eleventh", "63.36", 401, AIDED, ELEVENTH),
    ),
    "latest-totals-of-aid-funds": Answer(
        "supporter recipients raw value status edtf as_of",
        [
            total("(group)", "xinjiang", "724亿元", "achieved", "2010/2016", "2016"),
            total("(group)", "xinjiang", "近2000亿元", AIDED, "2010/2025", "2025"),
            total("(group)", "(group)", "573.2亿元", AIDED, "2011/2015-07", "2015-07"),
            total("(group)", "(group)", "85.15亿元", "achieved", "2011/2015", "2015"),
            total("jiangsu", "xinjiang", "321亿元", AIDED, "1997/2023", "2023"),
            # Terms of batches follow one another, so that none covers another.
            total("jiangsu", "ili", "25.7亿元", "achieved", "2011~/2012~", "2012~"),
            total("jiangsu", "ili", "50.2亿元", "achieved", "2014~/2016~", "2016~"),
            total("jiangsu", "ili", "57.72亿元", "achieved", "2016-12/2019-12~", "2019-12~"),
            total(
                "jiangsu",
                f"{xpcc('fourth')} ili {xpcc('seventh')}",
                "62.1亿元",
                "achieved",
                "2019-12~/2023-04",
                "2023-04",
            ),
            total("jiangsu", "ili", "63.36亿元", AIDED, "2023-04/2025~", "2025~"),
            # 61.3亿元 for 1995 to 2021 gives way to these.
            total("jiangsu", "lhasa", "近80亿元", AIDED, "1994/2024", "2024"),
            total("jiangsu", "lhasa", "80亿元", AIDED, "1994/2024", "2024"),
            total("jiangsu", "lhasa", "15.36亿元", "achieved", "2022/2025", "2025"),
            total("jiangsu", "qinghai", "62亿元", AIDED, "2010/2022", "2022"),
            total("nanjing", "tekes-county yining-city", "33.27亿元", AIDED, "2010/2024", "2024"),
            total("nanjing", None, "50.22亿元", "achieved", "2021/2025", "2025"),
            total("nanjing", "xinjiang", "5.21亿元", "achieved", "2023~/2026~", "2026~"),
            total("wujin", "nilka-county", "1.3亿元", AIDED, "2014/2015", "2015"),
            total("wujin", "nilka-county", "1.8亿元", AIDED, "2017/2018", "2018"),
            total("zhenjiang", xpcc("fourth"), "29.96亿元", AIDED, "2010/2025-04", "2025-04"),
            total("changzhou", "wuqia-county", "5.379亿元", AIDED, "2010/2019-11", "2019-11"),
            total("wuxi", "akqi-county", "4亿元", AIDED, "2007/2017", "2017"),
            total("jiangyin", "huocheng-county", "3.11亿元", AIDED, "2019-12/2022~", "2022~"),
            # No end is said: the source is of a 21 October, of 2024 or 2025.
            total("taizhou-jiangsu", "zhaosu-county", "26.71亿元", AIDED, "2010/..", "[2024-10-21,2025-10-21]"),
            total("suzhou", "lhunzhub-county", "18.56亿元", AIDED, "1994/2024", "2024"),
            total("ningbo", "kuqa-county", "6.97亿元", "achieved", "2010~/2013~", "2013~"),
            *(
                total("shanghai", "bachu-county shache-county yecheng-county zepu-county", raw, "achieved", edtf, end)
                for raw, edtf, end in (("92.34亿元", "2010/2015", "2015"), ("63.19亿元", "2014/2016", "2016"))
            ),
            # 48.6亿元, 80多亿元 and 123亿元 give way to this.
            total("shenzhen", "kashgar-city taxkorgan-county", "126.56亿元", AIDED, "2010/2023-09", "2023-09"),
            total("guangdong", f"kashgar-prefecture {xpcc('third')}", "逾163.9亿元", AIDED, "2021/2025", "2025"),
            total(
                "beijing", f"{xpcc('fourteenth')} hotan-prefecture", "192.4亿元", AIDED, "2012-11/2023-10", "2023-10"
            ),
            total("anhui", "pishan-county", "9.23亿元", "achieved", "2014/2016", "2016"),
            total("jiangxi", "akto-county", "28.97亿元", AIDED, "2010/2022~", "2022~"),
            total("shandong", "shigatse", "61.8亿元", AIDED, "1994/2024", "2024"),
        ],
    ),
    # X064: what had arrived by July 2015, against the plan for the same time. Other plans and outcomes differ in their
    # parties (a year's plan of Jiangsu for Ili, what its ninth batch spent there from December 2016 on), lie in years
    # apart, or are parts of one sum (X040: 15.7亿元 arranged for 2017 and 1亿元 advanced before).
    "planned-against-achieved": Answer(
        "kind measure unit planned_raw planned planned_status planned_edtf"
        " achieved_raw achieved achieved_status achieved_edtf planned_claim claim",
        [
            (
                *("FundingClaim", FUNDS, "CNY"),
                *("564.3亿元", billions("564.3"), "planned", "2011/2015-07"),
                *("573.2亿元", billions("573.2"), AIDED, "2011/2015-07"),
                *(ARRIVED, ARRIVED),
            ),
            (
                *("OutputClaim", "people-trained", "person"),
                *("9.42万人", D(94_200), "planned", YEAR),
                *("2.32万人", D(23_200), "achieved", H1),
                *(ARTICLE, ARTICLE),
            ),
        ],
    ),
    "shares-and-their-parts": Answer(
        "part part_raw whole whole_raw share_raw share edtf part_claim whole_claim claim",
        [
            # X064: of the funds alone; nineteen supporters are no part of anything.
            (
                *(None, "573.2亿元", None, "564.3亿元", "101.6%", D("1.016"), "2011/2015-07"),
                *(ARRIVED, ARRIVED, ARRIVED),
            ),
            # X016.
            (
                *("poverty-alleviation", "26.7亿元", None, "57.72亿元"),
                *("48%以上", D("0.48"), "2016-12/2019-12~", NINTH, NINTH, NINTH),
            ),
            ("grassroots", "16.15亿元", None, "18.12亿元", "89%", D("0.89"), YEAR, ARTICLE, ARTICLE, ARTICLE),
            ("poverty-alleviation", None, None, "18.12亿元", "43%", D("0.43"), None, None, ARTICLE, ARTICLE),
        ],
    ),
    # X003 counts postings, X068 cadres; their batches are no people. P22 has the one from Nantong.
    "personnel-sent": Answer(
        "provider agent recipient personnel raw value unit status edtf claim",
        [
            (
                *("(group)", None, "xinjiang", "(group)"),
                *("3749名", D(3749), "person", "achieved", "1997/2009", LOOK_BACK),
            ),
            (
                *("jiangsu", None, "xinjiang", "(group)"),
                *("3000多人次", D(3000), "posting", AIDED, "1997/2023", CHRONICLE),
            ),
            (
                *("nantong", None, "yining-county", "(group)"),
                *("1名", D(1), "person", "achieved", "2013-12/..", DRIP),
            ),
            # As the article alone.
            (
                *("jiangsu", None, "ili-river-valley", BATCH),
                *("350名", D(350), "person", "achieved", "2016-12", ARTICLE),
            ),
            ("jiangsu", "(group)", "ili", "(group)", "80名", D(80), "person", "achieved", YEAR, ARTICLE),
        ],
    ),
    "sources-by-grade-of-attribution": Answer(
        "rank attribution source publisher date claims",
        [
            (None, None, ARTICLE, None, "2017-08-30", 133),
            (1, "high", XINHUA_2010, "新华网", "2010-04-19", 5),
            (1, "high", LIAONING_2010, "辽宁日报", "2010-07-18", 3),
            (1, "high", CHRONICLE, "江苏经济报", "2024-04-26", 11),
            # The list names these beside another source without saying what they say.
            (1, "high", "2023-09-shandong-xinjiang-unity", "tskeg.gov.cn", "2023-09", 0),
            (1, "high", "2024-10-21-wuxi-new-homes", "新华日报", "2024-10-21", 0),
            (1, "high", "2025-09-30-liaoning-delegation-tacheng", "塔城日报", "2025-09-30", 0),
            (1, "high", "2025-12-07-xinyuan-products-yangzhou", "扬州网", "2025-12-07", 0),
            (2, "medium", ILI_2017, "伊犁新闻网", "2017-04-13", 3),
            (2, "medium", LHASA_JULY, "微讯江苏", "2024-07-11", 2),
            (2, "medium", "2023-09-23-shenzhen-handshake", "深圳国资", "2023-09-23", 1),
            # All of P01 to P19 but what others add.
            (3, "low-medium", FORUM, "行政区划网论坛", "2010~", len(pairs(FORUM_ALONE) + pairs(CONFIRMED))),
            (3, "low-medium", "undated-yangzhou-aid-annals", None, "undated", 1),
            (4, "low", EIGHTH, "sjfzxm.com", "2016~", 2),
        ],
        of=82,
    ),
}
