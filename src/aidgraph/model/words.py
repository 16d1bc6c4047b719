"""Words for the codes of the contract, in zh and en: the labels of the schemes, for pages that hold no graph."""

from __future__ import annotations

from typing import Final

__all__ = ["AGREEMENT", "BOUNDS", "KINDS", "LEVELS", "MEASURES", "STATUSES", "WORDS"]

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

WORDS: Final[dict[str, Words]] = {
    "kind": KINDS,
    "status": STATUSES,
    "bound": BOUNDS,
    "measure": MEASURES,
    "level": LEVELS,
    "agreement": AGREEMENT,
}
"""All of them, by what they are words for."""
