"""The views of statements: each utterance, its printings, and the earliest of them."""

from quotebank.storage.views.view import KNOWN, WHERE, WHO, View

FIRST_SAID = View(
    "first_said",
    "The earliest printing of each utterance: of a statement, else of the same words by the same "
    "speaker.",
    {
        **WHO,
        "text": "The words of the earliest printing.",
        **KNOWN,
        "published": "When the article of the earliest printing was published.",
        **WHERE,
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

STATEMENT_FULL = View(
    "statement_full",
    "Every utterance: who made it, its longest form, and how widely it is printed.",
    {
        "statement_id": "The statement's id (statements.id).",
        **WHO,
        "text": "Its longest form.",
        "printings": "How many quotations print it.",
        "articles": "How many articles.",
        "reports": "How many independent ones: near copies of an article count once.",
        "outlets": "How many outlets.",
        **KNOWN,
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
        **WHO,
        "text": "The words as printed here.",
        **KNOWN,
        "published": "When the article was published.",
        **WHERE,
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
