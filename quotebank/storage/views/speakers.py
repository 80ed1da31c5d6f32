"""The views of speakers and of outlets: how often, under which names, in which roles."""

from quotebank.storage.views.view import SPREAD, WHO, View

SPEAKER_TIMELINE = View(
    "speaker_timeline",
    "How often each speaker is quoted, by month.",
    {
        **WHO,
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
        **WHO,
        "name": "The name as printed, or as a person added it.",
        "articles": "In how many articles it is printed for the speaker.",
        **SPREAD,
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
        **WHO,
        "role": "The role without case and accents.",
        "printed": "The role as printed, one of its forms.",
        "articles": "In how many articles.",
        **SPREAD,
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
