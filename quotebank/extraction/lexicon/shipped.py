"""The lexicon of English, read once from data/en/*.toml."""

from __future__ import annotations

from functools import cache

from quotebank.extraction.lexicon import Lexicon
from quotebank.extraction.lexicon.cues import cue_forms
from quotebank.extraction.lexicon.entries import (
    by_gender,
    countries,
    groups,
    numbered,
    place_names,
    plural,
    pronoun_tags,
    role_forms,
    small_words,
    spelt_out,
    synonyms,
    with_plurals,
    word_set,
)
from quotebank.resources import wordlists


@cache
def default() -> Lexicon:
    """Return the lexicon of English as shipped."""
    names, words, roles = wordlists("names"), wordlists("words"), wordlists("roles")
    bodies, cues = wordlists("organisations"), wordlists("cues")
    given, citations = wordlists("given_names")["given"], wordlists("citations")["names"]
    forms, nouns_too = cue_forms(cues)
    nouns = role_forms(roles)
    return Lexicon(
        cues=forms,
        homographs=nouns_too,
        bare=frozenset(
            form
            for form, (_, verb) in forms.items()
            if form == verb and form not in cues["irregular"].get(form, "").split()
        ),
        gerunds=frozenset(form for form in forms if form.endswith("ing")),
        heard=word_set(cues["heard"], "objects"),
        words=small_words(words),
        verbs=word_set(words["verbs"]),
        pronouns=pronoun_tags(words["pronouns"]),
        objects=frozenset(pronoun_tags(words["pronouns"]["object"])),
        roles=nouns,
        plural_roles=frozenset(
            {plural(word) for word in nouns if plural(word) in nouns}
            | word_set(roles["roles"]["either"], "plural_only")
        ),
        documents=with_plurals(word_set(bodies["documents"])),
        issued=with_plurals(word_set(bodies["issued"])),
        groups=with_plurals(word_set(bodies["groups"])),
        kin=with_plurals(word_set(roles["kin"])),
        epithets=word_set(roles["epithets"]),
        attributes=word_set(roles["attributes"]),
        prizes=word_set(roles["prizes"]),
        anonymous=word_set(roles["anonymous"]),
        private=word_set(roles["anonymous"], "private"),
        unnamed=frozenset(
            map(plural, word_set(roles["anonymous"]) - word_set(roles["anonymous"], "named"))
        ),
        top=word_set(roles["top"]),
        unofficial=word_set(roles["unofficial"]),
        offices=word_set(roles["top"], "offices"),
        callings=word_set(roles["top"], "callings"),
        holders=word_set(roles["holders"]) | word_set(roles["holders"], "further"),
        initials=spelt_out(roles["initials"]["pairs"]),
        implied=[
            (tuple(office.split("-")), word)
            for office, _, word in (
                pair.partition("=") for pair in roles["implied"]["pairs"].split()
            )
        ],
        styles=word_set(roles["styles"]),
        short=dict(pair.split("=") for pair in roles["short"]["pairs"].split()),
        synonyms=synonyms(roles["synonyms"]["pairs"]),
        posts=frozenset(word.replace("-", " ") for word in word_set(bodies["posts"])),
        against=word_set(bodies["inner"], "against"),
        causes=word_set(bodies["inner"], "causes"),
        ends=word_set(bodies["ends"]),
        firms=word_set(bodies["firms"]),
        minor_firms=word_set(bodies["firms"], "minor"),
        outlets=word_set(bodies["outlets"]),
        institutions=word_set(bodies["institutions"]),
        qualifiers=word_set(roles["qualifiers"]),
        openers=word_set(words["openers"])
        | word_set(bodies["labels"])
        | word_set(bodies["credits"])
        | frozenset(
            word for group in wordlists("common_words").values() for word in group["words"].split()
        ),
        ordinary=word_set(wordlists("ordinary")["ordinary"]),
        names_too=word_set(wordlists("ordinary")["names_too"]),
        days=word_set(words["adverbs"], "days"),
        given=by_gender(given),
        abroad=word_set(given, "abroad"),
        small_given=word_set(given, "small"),
        families=frozenset(citations["chinese"]) | frozenset(citations["korean"]),
        honorifics=by_gender(names["honorifics"]),
        titles=word_set(names["titles"]),
        numbered=numbered(names["numbered"]),
        schools=word_set(names["schooled"], "schools"),
        grades=word_set(names["schooled"]),
        regnal=word_set(names["regnal"]),
        ranked={
            initials: " ".join(words)
            for initials, words in spelt_out(names["initials"]["pairs"]).items()
        },
        relatives=word_set(names["relatives"]) | word_set(names["relatives"], "several"),
        orders=word_set(names["relatives"], "orders"),
        subjects=word_set(names["subjects"]),
        particles=word_set(names["particles"]),
        suffixes=word_set(names["suffixes"]),
        between=word_set(names["between"]),
        letters=word_set(names["letters"]),
        nicknames=groups(names["nicknames"]["pairs"]),
        bodies=word_set(bodies["bodies"]),
        apart=word_set(bodies["bodies"], "apart"),
        known=word_set(bodies["known"])
        | {" ".join(name.split()) for name in bodies["known"]["longer"].split(",")},
        figures=word_set(bodies["figures"]),
        shortened={
            short: full.replace("-", " ")
            for short, _, full in (
                pair.partition("=") for pair in bodies["shortened"]["pairs"].split()
            )
        },
        public=word_set(bodies["public"]),
        trades=word_set(bodies["trades"]),
        labels=word_set(bodies["labels"]) | word_set(bodies["credits"]),
        places=place_names(wordlists("places")),
        locatives=word_set(words["locatives"]),
        ships=word_set(wordlists("places")["ships"]),
        surnames=word_set(wordlists("places")["surnames"])
        | word_set(bodies["surnames"])
        | word_set(names["surnames"]),
        demonyms=countries(wordlists("demonyms")["demonyms"]["pairs"]),
        parties=word_set(words["parties"]),
        moods=word_set(words["moods"]),
        stances=word_set(words["stances"]) | word_set(words["moods"]),
        disliking=word_set(words["stances"], "verbs"),
        brings=word_set(words["brings"]),
        asks=word_set(cues["asks"]),
        positions=word_set(words["positions"]),
        media=word_set(words["media"]),
        released=word_set(words["media"], "released"),
        gestures=word_set(words["gestures"]),
        claims=word_set(words["claims"]),
        remarks=word_set(words["remarks"]),
        verdicts=word_set(words["verdicts"]),
        portrays=word_set(words["portrays"]),
        turns=word_set(words["turns"]),
        shown=word_set(words["shown"]),
        charged=word_set(words["charged"]),
        found=word_set(words["charged"], "verdicts"),
        sent=word_set(words["sent"]),
        scenes={key: word_set(words["scenes"], key) for key in ("loud", "sees", "makes", "blames")},
        rules=wordlists("rules")["rules"],
    )
