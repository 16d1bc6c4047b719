"""Words for the codes of the contract, in zh and en: the labels of the schemes, for pages that hold no graph."""

from __future__ import annotations

from typing import Final

__all__ = ["AGREEMENT", "BOUNDS", "GRADES", "KINDS", "LEVELS", "MEASURES", "STATUSES", "UNITS", "WORDS"]

Words = dict[str, tuple[str, str]]

KINDS: Final[Words] = {
    "support": ("对口支援", "support"),
    "twinning": ("结对", "twinning"),
    "funding": ("资金", "funding"),
    "projects": ("项目", "projects"),
    "construction": ("建设", "construction"),
    "tenancy": ("入驻", "tenancy"),
    "assistance": ("扶持", "assistance"),
    "investment": ("投资", "investment"),
    "lending": ("贷款", "lending"),
    "output": ("成效", "output"),
    "dispatch": ("选派", "dispatch"),
    "programme": ("计划活动", "programme"),
    "post": ("职务", "post"),
    "structure": ("组成", "structure"),
    "location": ("位置", "location"),
    "share": ("份额", "share"),
    "designation": ("认定", "designation"),
    "event": ("活动", "event"),
    "statistic": ("统计", "statistic"),
}

STATUSES: Final[Words] = {
    "intended": ("意向", "intended"),
    "projected": ("预计", "projected"),
    "target": ("目标", "target"),
    "planned": ("计划", "planned"),
    "under-way": ("进行中", "under way"),
    "in-force": ("现行", "in force"),
    "achieved-to-date": ("截至报道已完成", "achieved to date"),
    "achieved": ("已完成", "achieved"),
}

BOUNDS: Final[Words] = {
    "exact": ("确数", "exact"),
    "at-least": ("至少", "at least"),
    "at-most": ("至多", "at most"),
    "nearly": ("近", "nearly"),
    "about": ("约", "about"),
    "range": ("区间", "range"),
}

MEASURES: Final[Words] = {
    "aid-funds": ("援助资金", "aid funds"),
    "off-plan-funds": ("计划外资金", "off-plan funds"),
    "total-investment": ("总投资", "total investment"),
    "enterprise-investment": ("企业投资", "enterprise investment"),
    "donation": ("捐赠募集", "donations"),
    "equity": ("出资", "equity"),
    "loan": ("贷款", "loan"),
    "output-value": ("年产值", "output value a year"),
    "rate": ("每人每年", "per person and year"),
    "count": ("数量", "count"),
    "floor-area": ("面积", "floor area"),
    "distance": ("距离", "distance"),
    "duration": ("期限", "duration"),
    "share": ("占比", "share"),
    "start-rate": ("开工率", "start rate"),
    "people-trained": ("培训人数", "people trained"),
    "patients-seen": ("接诊", "patient visits"),
    "consultations": ("会诊", "consultations"),
    "operations": ("手术", "operations"),
    "rescues": ("抢救", "emergency treatments"),
    "jobs": ("就业", "jobs"),
    "enrolment-places": ("招生名额", "enrolment places"),
}

LEVELS: Final[Words] = {
    "span": ("片段", "span"),
    "document": ("全文", "document"),
    "secondhand": ("转述", "secondhand"),
}

AGREEMENT: Final[Words] = {
    "corroborates": ("印证", "corroborates"),
    "compatible": ("相容", "compatible with"),
    "conflicts": ("相左", "conflicts with"),
}

UNITS: Final[Words] = {
    "batch": ("批", "batch"),
    "building": ("栋", "building"),
    "case": ("例", "case"),
    "category": ("类", "category"),
    "CNY": ("元", "yuan"),
    "county-level-unit": ("个（县级单位）", "county-level unit"),
    "discipline": ("个（学科）", "discipline"),
    "division": ("个（兵团师）", "division"),
    "enterprise": ("家（企业）", "enterprise"),
    "household": ("户", "household"),
    "institution": ("家（机构）", "institution"),
    "kindergarten": ("所（幼儿园）", "kindergarten"),
    "km": ("公里", "kilometre"),
    "locality": ("乡镇村", "locality"),
    "m2": ("平方米", "square metre"),
    "1": ("比例", "ratio"),
    "park": ("家（园区）", "park"),
    "person": ("人", "person"),
    "person-time": ("人次", "person-time"),
    "posting": ("人次（派出）", "posting"),
    "prefecture-level-unit": ("个（地级单位）", "prefecture-level unit"),
    "programme": ("项（计划）", "programme"),
    "project": ("个（项目）", "project"),
    "province-level-unit": ("个（省级单位）", "province-level unit"),
    "school": ("所（学校）", "school"),
    "township": ("乡镇", "township"),
    "village": ("村", "village"),
    "a": ("年", "year"),
}

GRADES: Final[Words] = {
    "high": ("高", "high"),
    "medium": ("中", "medium"),
    "low-medium": ("中低", "low-medium"),
    "low": ("低", "low"),
}

WORDS: Final[dict[str, Words]] = {
    "kind": KINDS,
    "status": STATUSES,
    "bound": BOUNDS,
    "measure": MEASURES,
    "level": LEVELS,
    "agreement": AGREEMENT,
    "grade": GRADES,
}
"""All of them, by what they are words for."""
