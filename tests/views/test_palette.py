"""What tells things apart stands out from both papers."""

from __future__ import annotations

import re

import pytest

from aidgraph.views.palette import HUES, looks
from aidgraph.views.script import asset

LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part))
    for part in asset("css", "theme.css").split("@media screen and (prefers-color-scheme: dark)")
)


def contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG 2 between two colours of six digits."""

    def luminance(colour: str) -> float:
        shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_outlines_stand_out(ground: str) -> None:
    for _, ink, glow in HUES:
        assert contrast(ink, LIGHT[ground]) >= 3
        assert contrast(glow, DARK[ground]) >= 3
    for name in ("edge", "accent", "strong-rule"):  # the last is around fields and buttons, WCAG 1.4.11
        assert contrast(LIGHT[name], LIGHT[ground]) >= 3
        assert contrast(DARK[name], DARK[ground]) >= 3


def test_a_type_is_outlined_as_its_hue() -> None:
    outlines = {hue: (ink, glow) for hue, ink, glow in HUES}
    for look in looks(["Province", "County", "Programme", "Batch", "Nothing"]):
        assert (look.ink, look.glow) == outlines[look.hue]
