"""The people of one surname: joined with support, never by mistake, whatever the order."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank.linking.names import parse
from quotebank.linking.register import Group, Register, Sighting, akin, join


def people(register: Register) -> set[frozenset[tuple[int, str]]]:
    return {frozenset((s.article, s.name) for s in person.sightings) for person in register.people}


def person(register: Register, name: str) -> Group:
    return next(p for p in register.people if p.name == name)


def test_spellings_of_one_full_name_are_one_person() -> None:
    register = join([Sighting(1, "Sergei Lavrov"), Sighting(2, "Sergey Lavrov")])
    assert people(register) == {frozenset({(1, "Sergei Lavrov"), (2, "Sergey Lavrov")})}


def test_a_middle_name_joins_where_one_person_fits() -> None:
    register = join([Sighting(1, "Ann B. Lee"), Sighting(2, "Ann Lee", quotations=4)])
    assert [p.name for p in register.people] == ["Ann Lee"]


def test_a_name_that_fits_two_people_stays_open_and_is_listed() -> None:
    register = join([Sighting(1, "Ann B. Lee"), Sighting(2, "Ann C. Lee"), Sighting(3, "Ann Lee")])
    assert len(register.people) == 3
    assert {d.other for d in register.doubts if d.name == "Ann Lee"} == {"Ann B. Lee", "Ann C. Lee"}


def test_a_nickname_needs_support() -> None:
    bare = join([Sighting(1, "Bob Senn"), Sighting(2, "Robert Senn")])
    assert len(bare.people) == 2
    assert bare.doubts
    baker = frozenset({"baker"})
    supported = join([Sighting(1, "Bob Senn", baker), Sighting(2, "Robert Senn", baker)])
    assert len(supported.people) == 1
    assert "role: baker" in supported.people[0].reasons["Bob Senn"]


def test_a_bare_surname_joins_the_only_bearer_whose_context_agrees() -> None:
    chair = frozenset({"chair"})
    known = Sighting(1, "Ruth Adler", chair, outlet="The Ledger", day=100)
    assert len(join([known, Sighting(2, "Adler", chair)]).people) == 1
    assert len(join([known, Sighting(2, "Adler", outlet="The Ledger", day=120)]).people) == 1
    far = join([known, Sighting(2, "Adler", outlet="The Ledger", day=300)])
    assert len(far.people) == 2
    assert far.doubts[0].reason == "only the surname agrees"


def test_a_bare_surname_of_two_people_stays_open_without_a_role_of_one() -> None:
    chair = frozenset({"chair"})
    lind = frozenset({"hugo lind"})
    both = [Sighting(1, "Ruth Adler", chair, lind), Sighting(2, "Max Adler")]
    assert len(join([*both, Sighting(3, "Adler", company=lind)]).people) == 3
    assert len(join([*both, Sighting(3, "Adler", chair)]).people) == 2
    two_chairs = [Sighting(1, "Ruth Adler", chair), Sighting(2, "Max Adler", chair)]
    assert len(join([*two_chairs, Sighting(3, "Adler", chair)]).people) == 3


def test_bare_surnames_never_join_each_other() -> None:
    assert len(join([Sighting(1, "Adler"), Sighting(2, "Adler")]).people) == 2


def test_a_double_surname_joins_its_full_name_with_support() -> None:
    chief = frozenset({"nato chief"})
    register = join(
        [Sighting(1, "Anders Fogh Rasmussen", chief), Sighting(2, "Fogh Rasmussen", chief)]
    )
    assert [p.name for p in register.people] == ["Anders Fogh Rasmussen"]


def test_a_generation_is_another_person() -> None:
    assert len(join([Sighting(1, "Petra Novak"), Sighting(2, "Petra Novak Jr.")]).people) == 2


sightings = st.lists(
    st.builds(
        Sighting,
        st.integers(1, 6),
        st.sampled_from(["Ann Lee", "Ann B. Lee", "A. Lee", "Annie Lee", "Max Lee", "Lee"]),
        st.frozensets(st.sampled_from(["chair", "mayor"]), max_size=1),
        st.frozensets(st.sampled_from(["hugo lind", "ida holm"]), max_size=1),
        st.sampled_from(["The Ledger", None]),
        st.one_of(st.none(), st.integers(1, 90)),
    ),
    max_size=10,
    unique_by=lambda s: (s.article, s.name),
)


@given(sightings, st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_the_order_of_the_sightings_decides_nothing(
    seen: list[Sighting], rng: random.Random
) -> None:
    shuffled = list(seen)
    rng.shuffle(shuffled)
    register = join(seen)
    assert people(register) == people(join(shuffled))
    assert sorted((s.article, s.name) for p in register.people for s in p.sightings) == sorted(
        (s.article, s.name) for s in seen
    )


def test_names_that_fit_no_other_are_told_from_those_that_do() -> None:
    assert akin(["Ann Lee", "Bo Lee"]) == set()
    assert akin(["Ann Lee", "A. C. Lee", "Bo Lee"]) == {"Ann Lee", "A. C. Lee"}
    assert akin(["Ann Lee", "Bo Lee", "Lee"]) == {"Ann Lee", "Bo Lee", "Lee"}


@given(sightings)
@settings(deadline=None)
def test_what_stands_around_a_name_that_fits_no_other_decides_nothing(
    seen: list[Sighting],
) -> None:
    alone = {s.name for s in seen if parse(s.name).given} - akin({s.name for s in seen})
    told = join([s for s in seen if s.name not in alone] + [Sighting(0, name) for name in alone])
    whole = join(seen)
    assert told.doubts == whole.doubts
    assert [(p.name, p.forms()) for p in told.people] == [(p.name, p.forms()) for p in whole.people]


@pytest.mark.parametrize("name", ["", "-", "Jr.", "van"])
def test_odd_names_are_speakers_of_their_own(name: str) -> None:
    assert len(join([Sighting(1, name), Sighting(2, "Ann Lee")]).people) == 2
