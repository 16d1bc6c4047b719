"""Words for the contract's codes, in Chinese and English.

A code that is not listed (the vocabulary may grow) is shown as itself.
"""

from __future__ import annotations

__all__ = ["WORDS"]

#: Group of codes → code → (zh, en). Worded so that the page reports and never asserts.
WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "status": {
        "planned": ("列入计划", "planned"),
        "intended": ("有意向", "intended"),
        "target": ("目标", "target"),
        "projected": ("预计", "projected"),
        "under-way": ("进行中", "under way"),
        "in-force": ("生效中", "in force"),
        "achieved": ("据报已实现", "reported as achieved"),
        "achieved-to-date": ("据报截至当时已实现", "reported as achieved to date"),
    },
    "bound": {
        "exact": ("确数", "exact"),
        "at-least": ("不少于", "at least"),
        "at-most": ("不超过", "at most"),
        "nearly": ("接近", "nearly"),
        "about": ("约数", "about"),
        "range": ("区间", "a range"),
    },
    "kind": {
        "support": ("支援", "support"),
        "twinning": ("结对", "twinning"),
        "funding": ("资金", "funding"),
        "projects": ("项目", "projects"),
        "construction": ("建设", "construction"),
        "tenancy": ("入驻", "tenancy"),
        "assistance": ("帮扶", "assistance"),
        "investment": ("投资", "investment"),
        "lending": ("贷款", "lending"),
        "output": ("产出", "output"),
        "dispatch": ("选派", "dispatch"),
        "programme": ("工程", "programme"),
        "post": ("职务", "post"),
        "structure": ("隶属", "structure"),
        "location": ("位置", "location"),
        "share": ("占比", "share"),
        "designation": ("认定", "designation"),
        "event": ("活动", "event"),
    },
    "measure": {
        "aid-funds": ("援助资金", "aid funds"),
        "off-plan-funds": ("计划外资金", "off-plan funds"),
        "total-investment": ("总投资", "total investment"),
        "enterprise-investment": ("企业投资", "enterprise investment"),
        "donation": ("捐赠", "donation"),
        "equity": ("股权", "equity"),
        "loan": ("贷款", "loan"),
        "output-value": ("产值", "output value"),
        "rate": ("标准", "rate"),
    },
    "level": {
        "span": ("原文片段", "a passage"),
        "document": ("全文", "the whole source"),
        "secondhand": ("转述", "second-hand"),
    },
}
