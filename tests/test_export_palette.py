"""Contrast of every colour on every ground it stands on, computed as WCAG 2.2 says."""

from itertools import combinations

import pytest

from quotebank.export.palette import DARK, LIGHT, PRINT, TINTS, head

ENOUGH = 4.5
ENOUGH_FOR_A_LINE = 3.0
"""WCAG 2.2, 1.4.11: what is no text but means something."""
THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}


def channels(colour: str) -> list[float]:
    values = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def luminance(colour: str) -> float:
    red, green, blue = channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["ink", "muted", "accent", "link"])
def test_text_on_paper(theme: str, name: str) -> None:
    assert contrast(THEMES[theme][name], THEMES[theme]["paper"]) >= ENOUGH


@pytest.mark.parametrize("tint", TINTS, ids=lambda tint: str(tint.light))
def test_text_and_line_on_a_speakers_tint(tint: object) -> None:
    assert isinstance(tint, type(TINTS[0]))
    for name in ("ink", "muted", "accent", "link"):
        if name in {"ink", "link"}:
            assert contrast(LIGHT[name], tint.light) >= ENOUGH
            assert contrast(DARK[name], tint.dark) >= ENOUGH
    for paper in (LIGHT["paper"], tint.light):
        assert contrast(tint.light_line, paper) >= ENOUGH_FOR_A_LINE
    for paper in (DARK["paper"], tint.dark):
        assert contrast(tint.dark_line, paper) >= ENOUGH_FOR_A_LINE


def simulated(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    """How a colour looks to an eye without red, green or blue cones."""
    linear = channels(colour)
    return tuple(sum(f * c for f, c in zip(row, linear, strict=True)) for row in matrix)


# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEFICIENCIES = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.mark.parametrize("name", DEFICIENCIES)
def test_two_tints_that_may_look_alike_have_different_lines(name: str) -> None:
    for one, other in combinations(TINTS, 2):
        if one.line != other.line:
            continue
        for first, second in ((one.light_line, other.light_line), (one.dark_line, other.dark_line)):
            a, b = (simulated(colour, DEFICIENCIES[name]) for colour in (first, second))
            distance = sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5
            assert distance > 0.05, (first, second)


def test_no_two_tints_are_the_same() -> None:
    assert len({(tint.light_line, tint.line) for tint in TINTS}) == len(TINTS) == 21


def test_the_page_forbids_scripts_and_requests() -> None:
    start = head("T", "")
    assert "default-src 'none'" in start
    assert "<script" not in start
    assert "@import" not in start
    assert "url(" not in start
