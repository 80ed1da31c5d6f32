"""The views of quotations: each with its speaker, days and article, and those to look at again."""

from quotebank.storage.views.view import KNOWN, WHERE, WHO, View

QUOTE_FULL = View(
    "quote_full",
    "Every quotation with its speaker, its days and its article: who said what, when, where.",
    {
        "id": "The quotation's id (quotes.id).",
        **WHO,
        "speaker_kind": "person, organisation, document or unnamed.",
        "speaker_qid": "The speaker's Wikidata item, where a person set it.",
        "text": 'The words; several spans are joined by " … ".',
        "kind": "direct or partial: a person's decision, else the parser's answer.",
        "said_earliest": "The first day on which the article says it was said.",
        "said_latest": "The last day on which the article says it was said.",
        "said_precision": "The unit printed: day, week, month or year.",
        "said_words": 'The expression that says when ("Wednesday").',
        "said_inherited": "1 when that expression stands in an earlier sentence.",
        **KNOWN,
        "published": "When the article was published, as precisely as it says.",
        "published_earliest": "The first day that can mean.",
        "published_latest": "The last day that can mean.",
        "updated": "When the article was last changed.",
        **WHERE,
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

DOUBTFUL = View(
    "doubtful",
    "Quotations that a person should look at: without a speaker, or with a confidence under 0.5, "
    "and not decided yet.",
    {
        "id": "The quotation's id (quotes.id).",
        "reason": "unattributed or low confidence.",
        **WHO,
        "runner_up": "The parser's next best speaker.",
        "confidence": "The probability, 0 to 1, that the parser's answer is right.",
        "rule": "The evidence that decided the parser.",
        "text": "The words.",
        "kind": "direct or partial: a person's decision, else the parser's answer.",
        "mention": "The words the attribution hangs on.",
        **WHERE,
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
