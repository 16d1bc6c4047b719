"""Headings of the columns of measures and named queries, in both languages."""

from __future__ import annotations

__all__ = ["heading"]

_HEADINGS = {
    # measures
    "thing": ("事物", "thing"),
    "type": ("类型", "type"),
    "links_in": ("入联系", "links in"),
    "links_out": ("出联系", "links out"),
    "neighbours": ("相邻者", "neighbours"),
    "betweenness": ("中介度", "betweenness"),
    "component": ("分量", "component"),
    "community": ("社群", "community"),
    "size": ("规模", "size"),
    "direction": ("方向", "direction"),
    "money": ("资金口径", "money"),
    "low–high": ("金额（元）", "low–high, CNY"),
    "basis": ("依据", "basis"),
    "additive": ("可加性", "additive"),
    "left_out": ("未计入", "left out"),
    # claims and their parts
    "claim": ("陈述", "claim"),
    "claims": ("陈述", "claims"),
    "kind": ("类别", "kind"),
    "status": ("状态", "status"),
    "edtf": ("时期", "period"),
    "paragraph": ("段落", "paragraph"),
    "explicit": ("明示", "explicit"),
    "speaker": ("说话者", "speaker"),
    "measure": ("度量", "measure"),
    "raw": ("原写法", "as written"),
    "value": ("数值", "value"),
    "unit": ("单位", "unit"),
    "bound": ("界限", "bound"),
    "low": ("下界", "low"),
    "high": ("上界", "high"),
    "figure": ("数字", "figure"),
    # who, where, what
    "provider": ("支援方", "provider"),
    "supporter": ("支援方", "supporter"),
    "agent": ("执行方", "agent"),
    "recipient": ("受援方", "recipient"),
    "coordinator": ("协调方", "coordinator"),
    "giver": ("出资方", "giver"),
    "taker": ("受资方", "taker"),
    "builder": ("建设方", "builder"),
    "runner": ("实施方", "run by"),
    "personnel": ("人员", "personnel"),
    "group": ("群体", "group"),
    "headquarters": ("指挥部", "headquarters"),
    "locality": ("派出地", "locality"),
    "place": ("地方", "place"),
    "park": ("园区", "park"),
    "firm": ("企业", "firm"),
    "purpose": ("用途", "purpose"),
    "programme": ("计划", "programme"),
    "post": ("职务", "post"),
    "organisation": ("机构", "organisation"),
    "official": ("官员", "official"),
    "part": ("部分", "part"),
    "whole": ("整体", "whole"),
    "share": ("占比", "share"),
    "from": ("起点", "from"),
    "relation": ("关系", "relation"),
    "to": ("终点", "to"),
    "what": ("内容", "what"),
    # what some queries set side by side
    "code_system": ("代码体系", "code system"),
    "code": ("代码", "code"),
    "as_of": ("截至", "as of"),
    "planned": ("计划", "planned"),
    "planned_raw": ("计划原写法", "planned, as written"),
    "planned_status": ("计划状态", "planned, status"),
    "planned_edtf": ("计划时期", "planned, period"),
    "planned_claim": ("计划陈述", "planned, claim"),
    "achieved": ("结果", "achieved"),
    "achieved_raw": ("结果原写法", "achieved, as written"),
    "achieved_status": ("结果状态", "achieved, status"),
    "achieved_edtf": ("结果时期", "achieved, period"),
    "part_raw": ("部分原写法", "part, as written"),
    "part_claim": ("部分陈述", "part, claim"),
    "whole_raw": ("整体原写法", "whole, as written"),
    "whole_claim": ("整体陈述", "whole, claim"),
    "share_raw": ("占比原写法", "share, as written"),
    "side_a": ("甲方", "side A"),
    "count_a": ("甲方数", "count A"),
    "place_a": ("甲方所在", "place A"),
    "side_b": ("乙方", "side B"),
    "count_b": ("乙方数", "count B"),
    "place_b": ("乙方所在", "place B"),
    "explicit_claims": ("明示陈述", "explicit claims"),
    "support_claim": ("支援陈述", "support claim"),
}


def heading(column: str) -> tuple[str, str]:
    """Return the zh and en heading of a column; an unknown one stands as it is.

    >>> heading("links_in"), heading("total_by_year")
    (('入联系', 'links in'), ('', 'total by year'))
    """
    return _HEADINGS.get(column, ("", column.replace("_", " ")))
