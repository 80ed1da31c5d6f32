"""A wish to stop: it ends the input and never breaks into what is begun."""

from collections.abc import Iterator

import pytest

from quotebank.workflows.stopping import Stop


def test_without_a_wish_all_items_come() -> None:
    assert list(Stop().until(range(5))) == [0, 1, 2, 3, 4]


def test_a_wish_during_work_ends_the_input_after_it() -> None:
    stop = Stop()
    done = []
    for item in stop.until(range(5)):
        if item == 2:
            stop.request()
        done.append(item)
    assert done == [0, 1, 2]
    assert stop.asked


def test_a_wish_during_a_wait_breaks_it_off() -> None:
    stop = Stop()

    def slow() -> Iterator[int]:
        yield 1
        stop.request()  # as a signal would, while the source has nothing yet
        pytest.fail("went on waiting")

    assert list(stop.until(slow())) == [1]


def test_errors_of_the_source_pass_through() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    items = Stop().until(broken())
    assert next(items) == 1
    with pytest.raises(ValueError, match="broken"):
        next(items)
