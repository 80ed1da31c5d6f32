"""The views: the public SQL interface of a bank, named for the question each answers.

They show live quotations only (``retired_at`` is null) and people's decisions in place of what was
found. The migrations freeze their SQL; ``check`` compares it with what stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """One view: its SQL after ``AS``, what it answers, and what each of its columns means."""

    name: str
    doc: str
    columns: Mapping[str, str]
    select: str

    @property
    def ddl(self) -> str:
        """The statement that makes it."""
        return f"CREATE VIEW {self.name} AS\n{self.select.strip()}"


_WHO = {
    "speaker": "Who said it: a person's decision, else the register's name; null if nobody is.",
    "speaker_id": "The speaker's id (speakers.id).",
}
_WHERE = {
    "outlet": "Who printed it.",
    "title": "The article's headline.",
    "article_id": "The article's id (articles.id).",
}
_KNOWN = {
    "known_earliest": "The first day it may have been said: said-on, else published.",
    "known_latest": "The last day it may have been said: said-on, else published.",
}
_SPREAD = {
    "first": "The first day of them.",
    "last": "The last day of them.",
}

QUOTE_FULL = View(
    "quote_full",
    "Every quotation with its speaker, its days and its article: who said what, when, where.",
    {
        "id": "The quotation's id (quotes.id).",
        **_WHO,
        "speaker_kind": "person, organisation, document or unnamed.",
        "speaker_qid": "The speaker's Wikidata item, where a person set it.",
        "text": 'The words; several spans are joined by " … ".',
        "kind": "direct or partial: a person's decision, else the parser's answer.",
        "said_earliest": "The first day on which the article says it was said.",
        "said_latest": "The last day on which the article says it was said.",
        "said_precision": "The unit printed: day, week, month or year.",
        "said_words": 'The expression that says when ("Wednesday").',
        "said_inherited": "1 when that expression stands in an earlier sentence.",
        **_KNOWN,
        "published": "When the article was published, as precisely as it says.",
        "published_earliest": "The first day that can mean.",
        "published_latest": "The last day that can mean.",
        "updated": "When the article was last changed.",
        **_WHERE,
        "dateline": "The place in the article's dateline.",
        "authors": 'The article\'s authors, joined by "; ".',
        "url": "The article's address.",
        "source": "The file it was read from.",
        "position": "0 for the first quotation of the article.",
        "start_offset": "Where its first span begins in the text.",
        "end_offset": "Where its last span ends in the text.",
        "text_id": "The version of the article's text (article_texts.id).",
        "mention": 'The words the attribution hangs on ("he").',
        "cue": 'The word that attributes ("said").',
        "name_in_article": "The parser's own answer.",
        "rule": "The evidence that decided the parser.",
        "confidence": "The probability, 0 to 1, that the parser's answer is right.",
        "runner_up": "The parser's next best speaker.",
        "decision": "confirmed, speaker or nobody, where a person decided who said it.",
        "statement_id": "Which utterance it prints (statements.id).",
        "search_key": "Sorts by day, the newest last.",
    },
    """
SELECT q.id, coalesce(s.decided_name, s.name) AS speaker, q.final_speaker_id AS speaker_id,
  s.kind AS speaker_kind, s.qid AS speaker_qid, q.text,
  coalesce(q.decided_kind, q.kind) AS kind,
  d.earliest AS said_earliest, d.latest AS said_latest,
  d.precision AS said_precision, d.words AS said_words, q.said_inherited, q.known_earliest,
  q.known_latest, a.published, a.published_earliest, a.published_latest, a.updated,
  o.name AS outlet, a.title, q.article_id, a.dateline,
  a.byline AS authors, a.url, a.source, q.position,
  q.start_offset, q.end_offset, q.text_id, q.mention, q.cue, q.name_in_article, q.rule,
  q.confidence, q.runner_up, q.decision, q.statement_id, q.search_key
FROM quotes AS q
LEFT JOIN articles AS a ON a.id = q.article_id
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN speakers AS s ON s.id = q.final_speaker_id
LEFT JOIN dates AS d ON d.id = q.said_date_id
WHERE q.retired_at IS NULL
""",
)

SPEAKER_TIMELINE = View(
    "speaker_timeline",
    "How often each speaker is quoted, by month.",
    {
        **_WHO,
        "month": "2010-11; only the year where the days known do not fall in one month.",
        "quotations": "How many quotations.",
        "articles": "In how many articles.",
    },
    """
SELECT coalesce(s.decided_name, s.name) AS speaker, q.final_speaker_id AS speaker_id,
  CASE WHEN substr(CAST(q.known_earliest AS TEXT), 1, 7)
      = substr(CAST(q.known_latest AS TEXT), 1, 7)
    THEN substr(CAST(q.known_latest AS TEXT), 1, 7)
    ELSE substr(CAST(q.known_latest AS TEXT), 1, 4) END AS month,
  count(*) AS quotations, count(DISTINCT q.article_id) AS articles
FROM quotes AS q
JOIN speakers AS s ON s.id = q.final_speaker_id
WHERE q.retired_at IS NULL AND q.known_latest IS NOT NULL
GROUP BY 2, 1, 3
""",
)

FIRST_SAID = View(
    "first_said",
    "The earliest printing of each utterance: of a statement, else of the same words by the same "
    "speaker.",
    {
        **_WHO,
        "text": "The words of the earliest printing.",
        **_KNOWN,
        "published": "When the article of the earliest printing was published.",
        **_WHERE,
        "quotation_id": "The earliest printing (quotes.id).",
        "statement_id": "The utterance, where it is known (statements.id).",
        "printings": "How often it is printed in all.",
    },
    """
SELECT coalesce(s.decided_name, s.name) AS speaker, f.final_speaker_id AS speaker_id, f.text,
  f.known_earliest, f.known_latest, a.published, o.name AS outlet, a.title, f.article_id,
  f.id AS quotation_id, f.statement_id, f.printings
FROM (
  SELECT u.*, row_number() OVER (
      PARTITION BY u.utterance
      ORDER BY CASE WHEN u.known_earliest IS NULL THEN 1 ELSE 0 END, u.known_earliest, u.id
    ) AS place, count(*) OVER (PARTITION BY u.utterance) AS printings
  FROM (
    SELECT q.*,
      coalesce('s' || q.statement_id, q.final_speaker_id || ':' || lower(q.text)) AS utterance
    FROM quotes AS q
    WHERE q.retired_at IS NULL AND q.final_speaker_id IS NOT NULL
  ) AS u
) AS f
LEFT JOIN articles AS a ON a.id = f.article_id
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN speakers AS s ON s.id = f.final_speaker_id
WHERE f.place = 1
""",
)

OUTLET_COUNTS = View(
    "outlet_counts",
    "What each outlet has in the bank.",
    {
        "outlet": "The outlet; null for articles without one.",
        "outlet_id": "Its id (outlets.id).",
        "articles": "How many articles.",
        "quotations": "How many quotations.",
        "attributed": "How many of them have a speaker.",
        "speakers": "How many speakers.",
        "first": "The first day of publication.",
        "last": "The last day of publication.",
    },
    """
SELECT o.name AS outlet, a.outlet_id, count(DISTINCT a.id) AS articles, count(q.id) AS quotations,
  count(q.final_speaker_id) AS attributed, count(DISTINCT q.final_speaker_id) AS speakers,
  min(a.published_earliest) AS first, max(a.published_latest) AS last
FROM articles AS a
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN quotes AS q ON q.article_id = a.id AND q.retired_at IS NULL
GROUP BY a.outlet_id, o.name
""",
)

SPEAKER_ALIASES_FULL = View(
    "speaker_aliases_full",
    "Every name printed for each speaker, merged speakers included, and when.",
    {
        **_WHO,
        "name": "The name as printed, or as a person added it.",
        "articles": "In how many articles it is printed for the speaker.",
        **_SPREAD,
        "by_hand": "1 when a person added it.",
    },
    """
SELECT coalesce(s.decided_name, s.name) AS speaker, s.id AS speaker_id, n.name,
  count(DISTINCT p.article_id) AS articles, min(a.published_earliest) AS first,
  max(a.published_latest) AS last,
  max(CASE WHEN n.person_id IS NULL THEN 1 ELSE 0 END) AS by_hand
FROM speaker_aliases AS n
JOIN speakers AS found ON found.id = n.speaker_id
JOIN speakers AS s ON s.id = coalesce(found.merged_into, found.id)
LEFT JOIN article_people AS p ON p.id = n.person_id
LEFT JOIN articles AS a ON a.id = p.article_id
GROUP BY s.id, coalesce(s.decided_name, s.name), n.name
""",
)

SPEAKER_ROLES_FULL = View(
    "speaker_roles_full",
    "Every role printed with each speaker, and between which days.",
    {
        **_WHO,
        "role": "The role without case and accents.",
        "printed": "The role as printed, one of its forms.",
        "articles": "In how many articles.",
        **_SPREAD,
    },
    """
SELECT coalesce(s.decided_name, s.name) AS speaker, s.id AS speaker_id, r.role_folded AS role,
  min(r.role) AS printed, count(DISTINCT p.article_id) AS articles,
  min(a.published_earliest) AS first,
  max(a.published_latest) AS last
FROM speaker_roles AS r
JOIN speakers AS found ON found.id = r.speaker_id
JOIN speakers AS s ON s.id = coalesce(found.merged_into, found.id)
LEFT JOIN article_people AS p ON p.id = r.person_id
LEFT JOIN articles AS a ON a.id = p.article_id
GROUP BY s.id, coalesce(s.decided_name, s.name), r.role_folded
""",
)

DOUBTFUL = View(
    "doubtful",
    "Quotations that a person should look at: without a speaker, or with a confidence under 0.5, "
    "and not decided yet.",
    {
        "id": "The quotation's id (quotes.id).",
        "reason": "unattributed or low confidence.",
        **_WHO,
        "runner_up": "The parser's next best speaker.",
        "confidence": "The probability, 0 to 1, that the parser's answer is right.",
        "rule": "The evidence that decided the parser.",
        "text": "The words.",
        "kind": "direct or partial: a person's decision, else the parser's answer.",
        "mention": "The words the attribution hangs on.",
        **_WHERE,
    },
    """
SELECT q.id,
  CASE WHEN q.final_speaker_id IS NULL THEN 'unattributed' ELSE 'low confidence' END AS reason,
  coalesce(s.decided_name, s.name) AS speaker, q.final_speaker_id AS speaker_id, q.runner_up,
  q.confidence, q.rule, q.text,
  coalesce(q.decided_kind, q.kind) AS kind, q.mention, o.name AS outlet, a.title, q.article_id
FROM quotes AS q
LEFT JOIN articles AS a ON a.id = q.article_id
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN speakers AS s ON s.id = q.final_speaker_id
WHERE q.retired_at IS NULL AND q.decision IS NULL
  AND (q.final_speaker_id IS NULL OR q.confidence < 0.5)
""",
)

STATEMENT_FULL = View(
    "statement_full",
    "Every utterance: who made it, its longest form, and how widely it is printed.",
    {
        "statement_id": "The statement's id (statements.id).",
        **_WHO,
        "text": "Its longest form.",
        "printings": "How many quotations print it.",
        "articles": "How many articles.",
        "reports": "How many independent ones: near copies of an article count once.",
        "outlets": "How many outlets.",
        **_KNOWN,
    },
    """
SELECT t.id AS statement_id, coalesce(s.decided_name, s.name) AS speaker, s.id AS speaker_id,
  longest.text, count(q.id) AS printings, count(DISTINCT q.article_id) AS articles,
  count(DISTINCT coalesce(a.copy_of_id, a.id)) AS reports, count(DISTINCT a.outlet_id) AS outlets,
  min(q.known_earliest) AS known_earliest, max(q.known_latest) AS known_latest
FROM statements AS t
JOIN quotes AS q ON q.statement_id = t.id AND q.retired_at IS NULL
JOIN articles AS a ON a.id = q.article_id
LEFT JOIN quotes AS longest ON longest.id = t.longest_quote_id
LEFT JOIN speakers AS found ON found.id = t.speaker_id
LEFT JOIN speakers AS s ON s.id = coalesce(found.merged_into, found.id)
GROUP BY t.id, s.id, coalesce(s.decided_name, s.name), longest.text
""",
)

STATEMENT_PRINTINGS = View(
    "statement_printings",
    "Which quotations print each utterance.",
    {
        "statement_id": "The statement's id (statements.id).",
        "quotation_id": "The quotation's id (quotes.id).",
        **_WHO,
        "text": "The words as printed here.",
        **_KNOWN,
        "published": "When the article was published.",
        **_WHERE,
    },
    """
SELECT q.statement_id, q.id AS quotation_id, coalesce(s.decided_name, s.name) AS speaker,
  q.final_speaker_id AS speaker_id, q.text, q.known_earliest, q.known_latest, a.published,
  o.name AS outlet, a.title, q.article_id
FROM quotes AS q
LEFT JOIN articles AS a ON a.id = q.article_id
LEFT JOIN outlets AS o ON o.id = a.outlet_id
LEFT JOIN speakers AS s ON s.id = q.final_speaker_id
WHERE q.retired_at IS NULL AND q.statement_id IS NOT NULL
""",
)

VIEWS = (
    QUOTE_FULL,
    SPEAKER_TIMELINE,
    FIRST_SAID,
    OUTLET_COUNTS,
    SPEAKER_ALIASES_FULL,
    SPEAKER_ROLES_FULL,
    DOUBTFUL,
    STATEMENT_FULL,
    STATEMENT_PRINTINGS,
)
