"""Names made comparable: case, accents, punctuation, legal forms and the order of words left aside, one at a time."""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile

_LEGAL_FORM = re.compile(
    r"ag|bhd|bv|co|company|corp|corporation|gmbh|inc|incorporated|jsc|kg|limited|llc|llp|ltd|nv|oao|ojsc|ooo|pao|pjsc|plc"
    r"|pte|pty|sa|sas|sdn|spa|srl|zao"
)
_CHINESE_FORM = re.compile(r"(?<=.)(?:股份)?(?:有限责任|有限)?公司$")
_SPELT = {"centre": "center", "centres": "centers", "&": "and"}
_QUOTES = re.compile(r"['\u2018\u2019\u02bc`]")
SHORTEST = 6  # letters, from which on one letter more or less is likelier a slip than another name


def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents and punctuation.

    >>> plain_words("Leon Technology Co., Ltd., & Söhne")
    ('leon', 'technology', 'co', 'ltd', 'and', 'sohne')
    >>> plain_words("Tang Xiao'ou")
    ('tang', 'xiaoou')
    """
    folded = unicodedata.normalize("NFKD", _QUOTES.sub("", name)).casefold()
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return tuple(_SPELT.get(word, word) for word in re.findall(r"\w+|&", bare))


def core_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without the legal form at its end; a name that is nothing else keeps it.

    >>> core_words("SENSETIME GROUP LIMITED")
    ('sensetime', 'group')
    >>> core_words("华为技术有限公司")
    ('华为技术',)
    """
    words = plain_words(_CHINESE_FORM.sub("", name))
    form = len(list(takewhile(_LEGAL_FORM.fullmatch, reversed(words))))
    return words[: len(words) - form] or words


def joined_words(name: str) -> str:
    """Return the words of a name, without its legal form, run together.

    >>> joined_words("Sense Time") == joined_words("SenseTime Co., Ltd.")
    True
    """
    return "".join(core_words(name))


def one_letter_away(name: str) -> frozenset[str]:
    """Return the name run together and what is left of it without any one letter; nothing for a short name.

    Two names that share one of these are a letter apart: one changed, left out, added or moved.

    >>> bool(one_letter_away("SenseTime") & one_letter_away("SensTime"))
    True
    >>> one_letter_away("Leon")
    frozenset()
    """
    key = joined_words(name)
    if len(key) < SHORTEST:
        return frozenset()
    return frozenset([key, *(key[:place] + key[place + 1 :] for place in range(len(key)))])
