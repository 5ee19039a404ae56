"""How many syllables an English word has, counted by its spelling: no dictionary and no download.

Silent endings go, each group of vowels counts one, vowels that are spoken apart (`me-di-a`) count one more,
and so does a syllable without a vowel (`spas-m`). EXCEPTIONS holds words whose spelling misleads.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BY_COUNT = {
    1: "ache aches aisle aisles clothes eye eyes isle isles tongue tongues",
    2: """chocolate evening evenings everyday business backache backaches cafe crooked dryer flier friendly headache
          headaches hundred hundreds jagged kindred maybe naked priestly prayer prayers really rugged sacred someone
          toothache triage wicked wretched""",
    3: """businesses everywhere vegetable vegetables apnea area areas cornea element elements employee everyone idea
          ideas increment moreover mosaic nausea ratio recipe recipes syncope trachea wherever whoever""",
    4: "everybody apostrophe catastrophe diabetes diarrhea elementary epitome metastases",
    5: "hereditary",
}
EXCEPTIONS = {word: count for count, words in _BY_COUNT.items() for word in words.split()}
"""Words whose spelling misleads, in lower case."""

_SILENT_INNER_E = re.compile(
    r"([aeiouy][^aeiouyl]{1,2}|[aeiouy]l)e(?=(?:ly|less|ness|ful|ments?|ty|times?|where|thing|body|what|how|fore|style|"
    r"lines?|work|like|long|giv|shot|bone|book|head|hood|lihood|house|hold|"
    r"land|town|stone|spread|walk|cast|day|by|m[ae]n|persons?|teen|room|yard|place)[a-z]{0,4}$)"
)
"""The e of `safe-ly`, `move-ment`, `some-times`, `base-line`."""
_SILENT_ENDING = re.compile(r"(?<=[^aeiou])e$|(?<=[gk][uw])es?$|(?<![sxzcg])(?<![cs]h)es$|(?<![td])ed$")
"""The e of `bone`, `fati-gue`, `bones`, `numbed`; not that of `doses`, `rested`."""
_SILENT_GUE = re.compile(r"(?<=[aeio])gue(?=s?$)")
"""The end of `fati-gue`, `vo-gues`; not of `ar-gue`."""
_WITHOUT_VOWEL = re.compile(r"(?<=[^aeioulrwy])l(?:e|es|ed)$|(?<=[bct])res?$|(?:s|th)ms?$")
"""`ta-ble`, `cen-tre`, `spas-m`, `rhy-thm`."""
_VOWELS = re.compile(r"[aeiouy]+")
_APART = (
    r"(?<=^[gl]i)(?=[ao])|(?<=^i)(?=on)|(?<=[a-z]usi)(?=as)",  # gi-ant, li-on, i-on, enthusi-ast
    r"(?<=i)(?<![ctsgx]i)(?<!lli)(?<!shi)(?=[aou])(?!ag$|age)(?!o[nr])(?!ar$)",  # me-di-a; not spe-cial, mar-riage
    r"(?<=lci)(?=um)|(?<=[bdfkmprv]i)(?=on)|(?<=ri)(?=or)",  # cham-pi-on, poste-ri-or; not o-pin-ion, mil-lion
    r"(?<=[ct]i)(?=at(?:[ei]|$))|(?<=soci)(?=et)|(?<=^sci)(?=[ea])|(?<=^physi)(?=o)",  # as-so-ci-ate, sci-ence
    r"(?<=i)(?<![ctsg]i)(?=en[ct]|et)|(?<=[a-z]{3}i)(?=ers?$|est$)",  # cli-ent, di-et, eas-i-er
    r"(?<=e)(?<![pgc]e)(?=o)|(?<=^ge)(?=o)|(?<!rhe)(?<!pne)(?<=e)(?=u[ms])",  # oste-o, ge-ol-o-gy, nucle-us
    r"(?<=ide)(?=al)|(?<=the)(?=at)|(?<=^su)(?=ici)|(?<=argu)(?=a)",  # ide-al, the-a-ter, su-i-cide
    r"(?<=cre)(?=at(?!ur))|(?<=^re)(?=uni)|(?<=^re)(?=a(?:lit|ct|dj|ss|pp|dm|li[sz])|in[a-z]{2})",  # re-act
    r"(?<=u)(?<![gq]u)(?=[ao]|e[nl]|et$|i(?:ds?|ns?|ne|nl[yi]|t[yi]|ti[a-z]+)$)",  # grad-u-al, flu-id, an-nu-i-ty
    r"(?<=o)(?=ems?$|et)|(?<=[rt]o)(?=ic$)|(?<=^co)(?=op|or|in[a-z]{2})|(?<=co)(?=ag)",  # po-em, co-or-di-nate
    r"(?<=^osteo)(?=a)|(?<=^(?:bi|ne)o)(?=[aei])|(?<=^(?:micr|neur)o)(?=[aei])|(?<=^gastro)(?=[aei])|(?<=^intra)(?=a)",
    r"(?<=a)(?=o|ic$)|(?<=[aeiou])(?=ings?$)",  # a-or-ta, be-ing
    r"(?<=[^aeiou]y)(?=[aeiou])|(?<=[aeiou])(?=y[aeiou])",  # hy-aluronic, be-yond
)
_SPOKEN_APART = re.compile("|".join(_APART))
_NEGATED = re.compile(r"(?:[sd]|ve)(n['’]t)$")
_CONTRACTED = re.compile(r"['’](?:s|ll|ve|re|d|m|t)$")
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,6}")


@lru_cache(maxsize=20_000)
def count_syllables(word: str) -> int:
    """Syllables of one word, at least 1; a figure counts one (Flesch 1949), initials count by their letters.

    The parts of a word with hyphens or dots are added up; an accent changes nothing.
    """
    if _INITIALS.fullmatch(word):
        return sum(3 if letter == "W" else 1 for letter in word if letter != ".")
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(sign))
    return max(1, sum(_count_part(part) for part in re.findall(r"[a-z]+(?:['’][a-z]+)?", plain)))


def _count_part(part: str) -> int:
    negated = _NEGATED.search(part)
    part = part[: negated.start(1)] if negated else _CONTRACTED.sub("", part)
    extra = 1 if negated else 0
    if part in EXCEPTIONS:
        return EXCEPTIONS[part] + extra
    part = re.sub("^eye", "ey", part)
    part = _SILENT_GUE.sub("g", part)
    part = _SILENT_INNER_E.sub(r"\1", re.sub(r"^y(?=[aeiou])", "j", part.replace("qu", "kw")))
    extra += len(_WITHOUT_VOWEL.findall(part))
    part = _SILENT_ENDING.sub("", part)
    return max(1, len(_VOWELS.findall(part)) + len(_SPOKEN_APART.findall(part)) + extra)
