"""Shapes of news pages: each function returns a page as bytes, its docstring says what is odd.

The stories are ours; what is not the article says LEAK somewhere, quotations in it included.
"""

from __future__ import annotations

import html
import json
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

TITLE = "Ferry to Sandling Isle runs again after two weeks"
URL = "https://harbour.example/2019/03/04/ferry-runs-again"
DAY = "2019-03-04T09:29:00+01:00"
STORY = (
    "The ferry to Sandling Isle ran again on Monday after two weeks in dock, and the harbour"
    " master said that nobody aboard had been seasick, which he called a first.",
    "“We sail at noon, and we sail every noon from here on,” Ada Lind, the captain, told"
    " reporters on the quay. “Whoever wants to swim may still do so.”",
    "The ferry was stopped in February by a cracked shaft. A spare was found in a barn in"
    " Lower Wexcombe, where it had held up the roof since 1974.",
    "Tom Weir, who owns the barn, said he would not ask for the shaft back. “It was a good"
    " beam,” he said. “It is a better shaft.”",
    "The council had offered the islanders a rowing boat in the meantime. According to the"
    " minutes of Thursday’s meeting, the offer was “received in silence”.",
    "“I have been the mayor of this island for eleven years,” Ines Varga said, “and I have"
    " never before had to row to my own office.”",
    "A second ferry, promised for the summer of 2021, has not been ordered. The department of"
    " transport said in a statement that it was “looking at all floating options”.",
)
TEXT = "\n\n".join(STORY)
_COMMENTS = [
    f"“LEAK comment number {n},” my uncle said, and he has rowed that strait since before the war"
    " with nothing but a spoon, so I believe every word of it and so should you."
    for n in range(1, 16)
]
_TEASERS = [
    f"LEAK teaser {n}: mayor says “never again” after goat is found on the ferry"
    for n in range(1, 9)
]


@dataclass(frozen=True)
class Shape:
    """A page and what its article is. ``title`` None: the shape says nothing of it."""

    name: str
    page: bytes
    text: str = TEXT
    title: str | None = TITLE
    published: str | None = None
    is_sure: bool | None = None
    facts: dict[str, object] = field(default_factory=dict)


SHAPES: list[Callable[[], Shape]] = []


def shape(make: Callable[[], Shape]) -> Callable[[], Shape]:
    SHAPES.append(make)
    return make


def paragraphs(story: Sequence[str] = STORY, tag: str = "p") -> str:
    return "\n".join(f"<{tag}>{html.escape(part, quote=False)}</{tag}>" for part in story)


def menu() -> str:
    links = "".join(f'<li><a href="/s{n}">LEAK section {n}</a></li>' for n in range(30))
    return f'<nav class="main-nav"><ul>{links}</ul></nav>'


def teasers(tag: str = "div") -> str:
    cards = "".join(
        f'<{tag} class="card"><h3><a href="/t{n}">{words}</a></h3></{tag}>'
        for n, words in enumerate(_TEASERS)
    )
    return f"<h2>More from the isles</h2>{cards}"


def comments(tag: str = "div") -> str:
    said = "".join(
        f'<{tag} class="comment"><b>gull{n}</b><p>{c}</p></{tag}>' for n, c in enumerate(_COMMENTS)
    )
    return f'<section id="comments"><h2>LEAK 15 comments</h2>{said}</section>'


def footer() -> str:
    return (
        "<footer><p>© 2019 LEAK Harbour Media, “independent since 1868”, all rights reserved.</p>"
        '<a href="/terms">LEAK terms</a></footer>'
    )


def json_ld(**more: object) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": DAY,
        "dateModified": "2019-03-05T07:00:00+01:00",
        "author": [{"@type": "Person", "name": "Nora Berg"}],
        "publisher": {"@type": "Organization", "name": "The Harbour Times"},
        "mainEntityOfPage": URL,
    } | more
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def head(*more: str, title: str = f"{TITLE} | The Harbour Times") -> str:
    script = "<script>var LEAK = 'x';" + "window.dataLayer=window.dataLayer||[];" * 60 + "</script>"
    style = "<style>" + ".leak{color:red}" * 80 + "</style>"
    return (
        f'<head><meta charset="utf-8"><title>{title}</title>'
        + '<meta name="viewport" content="width=device-width">'
        + "".join(more)
        + script
        + style
        + "</head>"
    )


def page(body: str, *more: str, title: str = f"{TITLE} | The Harbour Times") -> bytes:
    top = f"<!DOCTYPE html><html lang=en>{head(*more, title=title)}"
    return f"{top}<body>{body}</body></html>".encode()


META = (
    f'<meta property="og:title" content="{TITLE}">'
    f'<meta property="article:published_time" content="{DAY}">'
    '<meta property="og:site_name" content="The Harbour Times">'
    f'<link rel="canonical" href="{URL}">'
)
FACTS: dict[str, object] = {
    "url": URL,
    "outlet": "The Harbour Times",
    "updated": "2019-03-05T07:00:00+01:00",
    "authors": ("Nora Berg",),
}


@shape
def semantic() -> Shape:
    """HTML5 as it is meant, with every fact said."""
    body = (
        f"<header><a href=/>LEAK Harbour Times</a>{menu()}</header><main><article><h1>{TITLE}</h1>"
        f'<p class="byline">By Nora Berg</p><time datetime="{DAY}">4 March 2019</time>'
        f"{paragraphs()}</article><aside>{teasers()}</aside></main>{footer()}"
    )
    return Shape("semantic", page(body, json_ld(), META), published=DAY, is_sure=True, facts=FACTS)


@shape
def microdata() -> Shape:
    """schema.org attributes instead of JSON-LD."""
    body = (
        f'{menu()}<div itemscope itemtype="https://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{TITLE}</h1><span itemprop="author">Nora Berg</span>'
        f'<meta itemprop="datePublished" content="{DAY}">'
        f'<div itemprop="articleBody">{paragraphs()}</div></div>{teasers()}{footer()}'
    )
    return Shape(
        "microdata", page(body), published=DAY, is_sure=True, facts={"authors": ("Nora Berg",)}
    )


@shape
def named_body() -> Shape:
    """Only class names say what is what, and JSON-LD when it was printed."""
    body = (
        f'<div class="site-nav">{menu()}</div><div class="story"><h1>{TITLE}</h1>'
        f'<div class="story-meta">LEAK 4 min read</div><div class="story-body">{paragraphs()}</div>'
        f'<div class="recirc">{teasers()}</div></div>{footer()}'
    )
    return Shape("named body", page(body, json_ld()), published=DAY, is_sure=True)


@shape
def div_soup() -> Shape:
    """Nothing is named: paragraphs in boxes in boxes."""
    body = (
        f"<div><div><div>{menu()}</div></div><div><div><div><h1>{TITLE}</h1></div><div><div>"
        f"{paragraphs()}</div></div></div></div><div>{footer()}</div></div>"
    )
    return Shape("div soup", page(body), is_sure=True)


@shape
def div_soup_with_comments() -> Shape:
    """Nothing is named, and readers write below in boxes of their own."""
    said = "".join(
        f"<div><div>gull{n}</div><div>{c}</div></div>" for n, c in enumerate(_COMMENTS[:3])
    )
    body = (
        f"<div><div>{menu()}</div><div><h1>{TITLE}</h1><div>{paragraphs()}</div></div>"
        f"<div><div>LEAK 3 comments</div>{said}</div><div>{footer()}</div></div>"
    )
    return Shape("div soup with comments", page(body), is_sure=False)


@shape
def breaks() -> Shape:
    """No paragraphs at all, only line breaks."""
    words = "<br><br>\n".join(STORY)
    body = f'{menu()}<h1>{TITLE}</h1><div class="article-text">{words}</div>{footer()}'
    return Shape("breaks", page(body), is_sure=True)


@shape
def long_comments() -> Shape:
    """More comments than story, quotations in them."""
    body = f"{menu()}<article><h1>{TITLE}</h1>{paragraphs()}</article>{comments()}{footer()}"
    return Shape("long comments", page(body, META), published=DAY, is_sure=True)


@shape
def comments_inside() -> Shape:
    """The comments are articles inside the article."""
    body = (
        f"{menu()}<article><h1>{TITLE}</h1>{paragraphs()}"
        f'<div class="discussion">{comments("article")}</div></article>{footer()}'
    )
    return Shape("comments inside", page(body), is_sure=True)


@shape
def related_between() -> Shape:
    """Links to other stories stand between the paragraphs."""
    more = '<p><strong>Read more:</strong> <a href="/g">LEAK goat found “unharmed” on ferry</a></p>'
    listed = "".join(f'<li><a href="/r{n}">{words}</a></li>' for n, words in enumerate(_TEASERS))
    parts = paragraphs(STORY[:2]) + more + paragraphs(STORY[2:4])
    parts += f"<h3>Related stories</h3><ul>{listed}</ul>" + paragraphs(STORY[4:])
    body = f"{menu()}<article><h1>{TITLE}</h1>{parts}</article>{footer()}"
    return Shape("related between", page(body), is_sure=True)


@shape
def cookie_wall() -> Shape:
    """A wall of consent stands before the page and says more than it."""
    said = "LEAK “We value your privacy,” and we and our 837 partners store cookies on a device. "
    wall = f'<div id="consent-sdk" class="wall"><p>{said * 12}</p><button>LEAK</button></div>'
    body = f"{wall}{menu()}<main><h1>{TITLE}</h1>{paragraphs()}</main>{footer()}"
    return Shape("cookie wall", page(body), is_sure=True)


@shape
def amp() -> Shape:
    """An AMP page: its own elements for pictures, advertisements, menus."""
    body = (
        f"<amp-sidebar id=s>{menu()}</amp-sidebar><article class=amp-wp-article><header><h1>{TITLE}"
        "</h1></header><div class=amp-wp-article-content>"
        + paragraphs(STORY[:3])
        + "<amp-ad width=300><div>LEAK advertisement</div></amp-ad>"
        + "<amp-img src=x.jpg><noscript><img src=x.jpg>LEAK</noscript></amp-img>"
        + paragraphs(STORY[3:])
        + "</div></article><amp-consent id=c><p>LEAK consent</p></amp-consent>"
    )
    made = page(body, json_ld(), META).replace(b"<html lang=en>", "<html ⚡ lang=en>".encode())
    return Shape("amp", made, published=DAY, is_sure=True, facts=FACTS)


@shape
def live_articles() -> Shape:
    """A live blog whose posts are articles of their own."""
    posts = "".join(
        f'<article class="post"><time>1{n}:30</time>{paragraphs([part])}</article>'
        for n, part in enumerate(STORY)
    )
    body = f"{menu()}<main><h1>{TITLE}</h1><div class=feed>{posts}</div></main>"
    body += f"<aside>{teasers()}</aside>{footer()}"
    extra = json_ld(**{"@type": "LiveBlogPosting"})
    return Shape("live articles", page(body, extra), published=DAY, is_sure=True)


@shape
def live_boxes() -> Shape:
    """A live blog of plain boxes inside one article."""
    posts = "".join(
        f'<div class="entry"><h2>1{n}.05</h2>{paragraphs([p])}</div>' for n, p in enumerate(STORY)
    )
    body = f"{menu()}<article><h1>{TITLE}</h1>{posts}</article>{comments()}{footer()}"
    extra = json_ld(**{"@type": ["LiveBlogPosting"]})
    return Shape("live boxes", page(body, extra), published=DAY, is_sure=True)


@shape
def unclosed() -> Shape:
    """Nothing is closed, some things twice."""
    words = "\n".join(f"<p>{part}" for part in STORY)
    body = (
        f"<div class=nav><ul><li><a href=/>LEAK Home</a><li>LEAK News</ul><div class=article-body>"
        f"<h1>{TITLE}</h1></b></div></td>{words}</i></span><div class=footer>LEAK footer words"
    )
    return Shape("unclosed", page(body))


@shape
def unclosed_article() -> Shape:
    """The article is never closed, bold and links neither."""
    first, *rest = STORY
    words = f"<p><b>{first}\n" + "\n".join(f"<p>{part}" for part in rest)
    body = f"{menu()}<article><h1>{TITLE}</h1>{words}<footer>LEAK footer words"
    return Shape("unclosed article", page(body), is_sure=True)


@shape
def wrong_charset() -> Shape:
    """UTF-8 that calls itself Latin-1."""
    body = f"{menu()}<article><h1>{TITLE}</h1>{paragraphs()}</article>{footer()}"
    made = page(body).replace(b'charset="utf-8"', b'charset="iso-8859-1"')
    return Shape("wrong charset", made, is_sure=True)


@shape
def windows_charset() -> Shape:
    """Windows-1252 that calls itself UTF-8."""
    body = f"{menu()}<article><h1>{TITLE}</h1>{paragraphs()}</article>{footer()}"
    return Shape("windows charset", page(body).decode().encode("cp1252"), is_sure=True)


@shape
def wide_charset() -> Shape:
    """UTF-16 with a byte-order mark, as old editors save."""
    body = f"{menu()}<article><h1>{TITLE}</h1>{paragraphs()}</article>{footer()}"
    return Shape("wide charset", page(body).decode().encode("utf-16"), is_sure=True)


@shape
def fragment() -> Shape:
    """No head, no body, paragraphs alone."""
    return Shape("fragment", f"<h1>{TITLE}</h1>{paragraphs()}".encode(), is_sure=True)


@shape
def tables() -> Shape:
    """1999: tables for layout, capitals for tags, no quotes for attributes."""
    words = "<P>".join(STORY)
    body = (
        "<TABLE WIDTH=600><TR><TD WIDTH=120><A HREF=/>LEAK Home</A><BR><A HREF=/n>LEAK News</A>"
        "</TD>"
        f"<TD><FONT FACE=Arial><H1>{TITLE}</H1><P>{words}</FONT></TD></TR></TABLE>"
    )
    return Shape(
        "tables", f"<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY>{body}</BODY></HTML>".encode()
    )


@shape
def split_body() -> Shape:
    """Advertisements cut the body into several elements of one name."""
    pieces = "".join(
        f'<div class="article__body">{paragraphs([part])}</div><div class="ad-slot">LEAK ad</div>'
        for part in STORY
    )
    body = f"{menu()}<div class=wrap><h1>{TITLE}</h1>{pieces}</div><div>{teasers()}</div>{footer()}"
    return Shape("split body", page(body), is_sure=True)


@shape
def unseen() -> Shape:
    """Words that nobody is shown stand in the article."""
    hidden = (
        '<p style="display:none">LEAK “Hidden by style,” a robot said to the other robots here.</p>'
        "<p hidden>LEAK “Hidden by attribute,” a robot said to the other robots there.</p>"
        '<span class="sr-only">LEAK for screen readers</span><template><p>LEAK</p></template>'
        "<noscript><p>LEAK without script</p></noscript><!-- LEAK remark -->"
    )
    parts = paragraphs(STORY[:3]) + hidden + paragraphs(STORY[3:])
    body = f"{menu()}<article><h1>{TITLE}</h1>{parts}</article>{footer()}"
    return Shape("unseen", page(body), is_sure=True)


@shape
def promos() -> Shape:
    """Newsletters, donations and sharing stand in the article."""
    promo = (
        '<div class="newsletter-signup"><p>LEAK “The best in your inbox,” our editor says. Sign up'
        " now and be the first to know what the gulls are saying about the ferry.</p></div>"
        '<div class="share-bar"><a href="#">LEAK Share</a> <a href="#">LEAK Tweet</a></div>'
        '<section class="donate-box"><p>LEAK “Help us,” our readers say, and we do.</p></section>'
    )
    parts = paragraphs(STORY[:3]) + promo + paragraphs(STORY[3:])
    body = f"{menu()}<article><h1>{TITLE}</h1>{parts}</article>{footer()}"
    return Shape("promos", page(body), is_sure=True)


@shape
def pull_quotes() -> Shape:
    """What was said is printed twice, once large."""
    large = (
        '<aside class="pullquote"><p>LEAK We sail every noon from here on</p></aside>'
        '<div class="pull-quote">LEAK It is a better shaft</div>'
    )
    parts = paragraphs(STORY[:3]) + large + paragraphs(STORY[3:])
    body = f"{menu()}<article><h1>{TITLE}</h1>{parts}</article>{footer()}"
    return Shape("pull quotes", page(body), is_sure=True)


@shape
def figures() -> Shape:
    """Pictures with captions and credits that quote."""
    picture = (
        "<figure><img src=a.jpg alt='LEAK alt'><figcaption>LEAK “A better shaft”: Tom Weir at his"
        " barn in Lower Wexcombe on Monday morning.</figcaption></figure>"
        '<div class="image-caption">LEAK The quay. Photograph: Ines Varga</div>'
    )
    parts = picture + paragraphs(STORY[:3]) + picture + paragraphs(STORY[3:])
    body = f"{menu()}<article><h1>{TITLE}</h1>{parts}</article>{footer()}"
    return Shape("figures", page(body), is_sure=True)


@shape
def unlucky_names() -> Shape:
    """The wrappers around everything are named for what they also hold."""
    body = (
        '<div class="page has-sidebar with-comments share-enabled">'
        f'<div id="social-wrapper" class="sidebar-right">{menu()}<div class="subscriber-content">'
        f'<h1>{TITLE}</h1><div class="article-body">{paragraphs()}'
        f'</div></div><div class="sidebar">{teasers()}</div></div></div>{footer()}'
    )
    return Shape("unlucky names", page(body), is_sure=True)


@shape
def drawn_by_script() -> Shape:
    """The page is empty; JSON-LD says the text."""
    body = f"<div id=root></div>{menu()}"
    made = page(body, json_ld(articleBody="\n\n".join(STORY)))
    return Shape("drawn by script", made, published=DAY, is_sure=False)


@shape
def graph() -> Shape:
    """JSON-LD of a whole site: the article among lists of other articles."""
    other = {
        "@type": "NewsArticle",
        "headline": "LEAK goat found",
        "datePublished": "2001-01-01",
        "author": "LEAK Goat",
    }
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#org", "name": "The Harbour Times"},
            {"@type": "Person", "@id": "#nora", "name": "Nora Berg"},
            {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": other}]},
            {
                "@type": ["Article", "NewsArticle"],
                "headline": TITLE,
                "datePublished": DAY,
                "author": {"@id": "#nora"},
                "publisher": {"@id": "#org"},
                "url": URL,
                "isRelatedTo": other,
            },
        ],
    }
    script = (
        f'<script type="application/ld+json">\n//<![CDATA[\n{json.dumps(data)}\n//]]>\n</script>'
    )
    broken = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": LEAK}</script>'
    )
    body = f"{menu()}<article><h1>{TITLE}</h1>{paragraphs()}</article>{footer()}"
    facts: dict[str, object] = {
        "url": URL,
        "outlet": "The Harbour Times",
        "authors": ("Nora Berg",),
    }
    return Shape("graph", page(body, broken, script), published=DAY, is_sure=True, facts=facts)


@shape
def rich_body() -> Shape:
    """Headings, lists, a block quotation, quotation elements, a table, line breaks, links, bold."""
    parts = (
        paragraphs(STORY[:2])
        + "<h2>What was said</h2><ul><li>Lind: <q>Every noon.</q></li>"
        + "<li>Weir: “A <b>good</b> beam.”</li></ul>"
        + paragraphs(STORY[2:4])
        + f"<blockquote><p>{STORY[4]}</p></blockquote><p>First line<br>second line</p>"
        + f"<p>{STORY[5].replace('Ines Varga', '<a href=/v>Ines</a> <em>Varga</em>')}</p>"
        + f"<p>{STORY[6]}</p>"
    )
    body = f"{menu()}<article><h1>{TITLE}</h1>{parts}</article>{footer()}"
    text = [*STORY[:2], "What was said", "Lind: “Every noon.”", "Weir: “A good beam.”", *STORY[2:5]]
    text += ["First line\nsecond line", *STORY[5:]]
    return Shape("rich body", page(body), text="\n\n".join(text), is_sure=True)


@shape
def wire_in_pre() -> Shape:
    """A wire story as it came, hard-wrapped, in one preformatted element."""
    lines = "\n\n".join(textwrap.fill(part, 64) for part in STORY)
    body = f"<h1>{TITLE}</h1><main><pre>{html.escape(lines, quote=False)}</pre></main>"
    return Shape("wire in pre", page(body), text=lines, is_sure=True)


@shape
def teasers_as_articles() -> Shape:
    """Every teaser on the page is an article too."""
    body = (
        f"{menu()}<main><article><h1>{TITLE}</h1>{paragraphs()}</article>"
        f"<section class=grid>{teasers('article')}</section></main>{footer()}"
    )
    return Shape("teasers as articles", page(body), is_sure=True)


@shape
def embedded_posts() -> Shape:
    """A post from elsewhere is part of the story; the player around it is not."""
    post = (
        '<blockquote class="twitter-tweet"><p>The ferry is back and so is my aunt.</p>— Eva Holm'
        ' (@evaholm) <a href="https://social.example/1">March 4, 2019</a></blockquote>'
        "<iframe src=x>LEAK</iframe><div class=video-player>LEAK player</div>"
    )
    parts = paragraphs(STORY[:3]) + post + paragraphs(STORY[3:])
    body = f"{menu()}<article><h1>{TITLE}</h1>{parts}</article>{footer()}"
    said = ["The ferry is back and so is my aunt.", "— Eva Holm (@evaholm) March 4, 2019"]
    return Shape(
        "embedded posts", page(body), "\n\n".join([*STORY[:3], *said, *STORY[3:]]), is_sure=True
    )


@shape
def xhtml() -> Shape:
    """XML with a prolog, namespaces and CDATA."""
    body = (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0'
        ' Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd" [<!ENTITY leak "LEAK">]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title><script><![CDATA['
        f"LEAK]]></script></head><body><div id='content-body'><h1>{TITLE}</h1>{paragraphs()}</div>"
        "</body></html>"
    )
    return Shape("xhtml", body.encode("latin-1", "xmlcharrefreplace"))


@shape
def entities() -> Shape:
    """Marks as names, numbers, and numbers of Windows."""
    words = TEXT.replace("“", "&ldquo;").replace("”", "&#148;").replace("’", "&#8217;")
    words = words.replace(" ", "&nbsp;", 3)
    parts = "".join(f"<p>{part}</p>" for part in words.split("\n\n"))
    body = f"{menu()}<article><h1>{TITLE}</h1>{parts}</article>{footer()}"
    return Shape("entities", page(body), is_sure=True)


@shape
def main_sections() -> Shape:
    """Sections in a main element, no article, two headings of the first rank."""
    body = (
        f"<header><h1>LEAK The Harbour Times</h1></header>{menu()}<main><section><h1>{TITLE}</h1>"
        f"<section>{paragraphs(STORY[:4])}</section><section>{paragraphs(STORY[4:])}</section></section>"
        f"</main><div class=more-stories>{teasers()}</div>{footer()}"
    )
    return Shape("main sections", page(body), is_sure=True)


@shape
def printed_day() -> Shape:
    """The day is only printed: the front page's own above the headline, the article's below."""
    body = (
        f'<div class="today-date">LEAK Saturday, November 21, 2026</div>{menu()}<article>'
        f'<h1>{TITLE}</h1><div class="byline">By Nora Berg</div>'
        '<div class="pub-date">Published: 4 March 2019 09:29 CET</div>'
        f"{paragraphs()}</article>{comments()}{footer()}"
    )
    return Shape("printed day", page(body), published="2019-03-04T09:29+01:00", is_sure=True)


@shape
def saved_page() -> Shape:
    """Saved by a browser, which says where from; the address says the day."""
    body = f"{menu()}<article><h1>{TITLE}</h1>{paragraphs()}</article>{footer()}"
    made = page(body).replace(b"<html", f"<!-- saved from url=(0047){URL} -->\n<html".encode(), 1)
    return Shape("saved page", made, published="2019-03-04", is_sure=True, facts={"url": URL})


@shape
def named_by_machine() -> Shape:
    """Names with a hash, the first half in a "teaser", the other for subscribers."""
    parts = f'<div class="teaser-content">{paragraphs(STORY[:3])}</div>'
    parts += f'<div class="subscriber-only-content">{paragraphs(STORY[3:])}</div>'
    body = (
        f'{menu()}<div class="css-1ox9jel"><h1>{TITLE}</h1>'
        f'<div class="ArticleBody__content__x17Yit">{parts}</div></div>'
        f'<div class="RelatedLinks__box___3kd9f">{teasers()}</div>{footer()}'
    )
    return Shape("named by machine", page(body), is_sure=True)


@shape
def rdfa() -> Shape:
    """RDFa, and the tags of a weblog on the article."""
    body = (
        f'{menu()}<div class="post tag-ferry category-isles hentry"><h1>{TITLE}</h1>'
        f'<div class="story" property="schema:articleBody">{paragraphs()}</div>'
        f'<div class="post-tags">LEAK tags</div></div>{comments()}{footer()}'
    )
    return Shape("rdfa", page(body), is_sure=True)


@shape
def unclosed_menu() -> Shape:
    """The menu is never closed and swallows the article."""
    body = f"<nav><a href=/>LEAK Home</a><article><h1>{TITLE}</h1>{paragraphs()}</article>"
    return Shape("unclosed menu", page(body), is_sure=None)


@shape
def deep_nesting() -> Shape:
    """A thousand elements inside each other."""
    body = f"<article><h1>{TITLE}</h1>{'<div>' * 1000}{paragraphs()}{'</div>' * 1000}</article>"
    return Shape("deep nesting", page(body), is_sure=True)
