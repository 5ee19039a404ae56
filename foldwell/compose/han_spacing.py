"""Chinese and Japanese lines: closed up, and titles broken between phrases.

What the templates set between texts in other scripts has no place there. A full-width mark brings its own white and
Han characters stand side by side, so a space between them is a hole; and a colon after them is as wide as they are.
Words of other scripts keep the spaces that their author gave them.
"""

from __future__ import annotations

import re

HAN_LANGUAGES = frozenset({"zh", "ja"})
_WIDE = r"\u2018\u2019\u201c\u201d\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_MARK = r"\u201d\u3001-\u3003\u3009\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f"
_TAGS = r"(?:</?(?:a|b|em|span|strong)\b[^>]*>)*"
_COLON = re.compile(rf"(?<=[{_WIDE}]):(?={_TAGS}(?:[ \u00a0]|<))")
_HOLE = re.compile(rf"(?:(?<=[{_MARK}])({_TAGS})[ \u00a0]+|(?<=[{_WIDE}])({_TAGS})[ \u00a0]+(?={_TAGS}[{_WIDE}]))")
_TITLE = re.compile(r'(<h1\b[^>]*>(?:<span class="heading"[^>]*>)?)([^<]+)')
_PHRASE = re.compile(rf"[^{_MARK}]+?(?:(?<!目)的(?!确)|[{_MARK}]+|$)")
"""A phrase ends with the particle that ties it to the next one, or with a mark."""
_MESSAGE = re.compile(r'(<p class="first-message"[^>]*>|<div class="block main-message"[^>]*><p>)([^<]+)')
_CLAUSE = re.compile(rf"[^{_MARK}]+(?:[{_MARK}]+|$)")


def close_up(html: str) -> str:
    """A document without spaces beside full-width marks and between Han characters; its tags stay as they are."""
    return _HOLE.sub(lambda hole: hole[1] or hole[2] or "", _COLON.sub("\uff1a", html))


def keep_phrases(html: str) -> str:
    """A document whose title and main message break between their phrases, inside one only where a line is too short.

    The engine breaks Han text between any two characters, also in the midst of a word.
    """
    html = _TITLE.sub(lambda title: title[1] + _wrap(title[2], _PHRASE), html)
    return _MESSAGE.sub(lambda message: message[1] + _wrap(message[2], _CLAUSE), html)


def _wrap(text: str, phrase: re.Pattern[str]) -> str:
    phrases = phrase.findall(text)
    if len(phrases) < 2 or "".join(phrases) != text:
        return text
    return "".join(f'<span class="phrase">{one}</span>' for one in phrases)
