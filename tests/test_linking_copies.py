"""Copies of one report among articles."""

from quotebank.linking.copies import Report, bands, original, resemblance, signature

STORY = """ORTMUND, June 3 - The council of Ortmund voted on Tuesday to close the old ferry landing,
ending a service that has carried schoolchildren across the estuary since 1921. The vote
followed two hours of debate in a hall so full that people listened from the stairs.
Supporters said the landing could not be made safe for less than four million crowns.
Opponents said nobody had asked the island."""
UPDATE = STORY.replace("two hours", "nearly three hours") + " The mayor left without speaking."
OTHER = """KALLAVIK, June 3 - Fishermen in Kallavik refused to leave the harbour on Tuesday in
protest at new quotas, and the fish market opened with empty tables for the first time in memory. A
spokesman for the ministry said talks would go on through the night. The quotas, which take
effect on Friday, cut the catch of herring by a third and that of cod by a half along the
whole of the northern coast."""


def signed(text: str) -> bytes:
    found = signature(text)
    assert found is not None
    return found


def test_an_update_meets_its_story_and_resembles_it() -> None:
    assert set(bands(signed(STORY))) & set(bands(signed(UPDATE)))
    assert resemblance(signed(STORY), signed(UPDATE)) > 0.5
    assert resemblance(signed(STORY), signed(OTHER)) < 0.1


def test_an_update_is_a_copy_on_its_day_and_another_story_is_not() -> None:
    reports = [Report(1, signed(STORY), 100), Report(2, signed(OTHER), 100)]
    assert original(reports, signed(UPDATE), 100) == 1
    assert original(reports[1:], signed(UPDATE), 100) is None


def test_a_daily_notice_of_another_day_is_no_copy_unless_nearly_equal() -> None:
    reports = [Report(1, signed(STORY), 100)]
    assert (
        original(
            reports, signed(STORY.replace("Tuesday to", "Monday, at last, to") + UPDATE[-60:]), 107
        )
        is None
    )
    assert original(reports, signed(STORY), 107) == 1


def test_a_short_text_has_no_signature() -> None:
    assert signature("Oper shr 1.18 dlrs vs 58 cts") is None


def test_signatures_do_not_depend_on_the_process() -> None:
    assert bands(signed(STORY))[:2] == bands(signed(str(STORY)))[:2]
    assert len(signed(STORY)) == 256
