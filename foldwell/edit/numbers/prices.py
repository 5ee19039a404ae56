"""Rule on prices: currency, year, range and what they cover (NU-13)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foldwell.edit.exact_phrases import find_phrase
from foldwell.edit.numbers.number_phrases import find_digits, fold
from foldwell.edit.rules import Fault, Rule
from foldwell.model.told_blocks import Cost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.passages import Passage
    from foldwell.edit.rules import Manuscript
    from foldwell.model.evidence import Market

SIGNS = {
    "USD": ("$", "USD", "dollar", "dólar", "دولار", "美元"),
    "GBP": ("£", "GBP", "pound", "libra", "جنيه", "英镑"),
    "EUR": ("€", "EUR", "euro", "يورو", "欧元"),
}
"""How words write a currency."""
_MONEY = re.compile(r"[$£€]\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_EXAMPLE = "US clinics asked $1,150 to $12,000 a knee (2017)."


def _check_prices(manuscript: Manuscript) -> Iterator[Fault]:
    market = manuscript.brochure.topic.market
    cost = {one.block.id for one in manuscript.blocks if isinstance(one.block, Cost)}
    if cost and market is not None and market.per is None:
        message = "nothing says what one price covers"
        yield Fault("topic:market", message, "add per:, such as per: one knee")
    for passage in manuscript.passages:
        if market is not None and passage.block in cost:
            if passage.path.endswith(".market"):
                yield from _check_market(manuscript, passage, market)
            yield from _check_amounts(passage, market)
        elif _MONEY.search(fold(passage.text)) and not any(_find_years(passage)):
            message = "a price is told without its year, and prices change"
            yield Fault(passage.path, message, f"tell it with year and range in a block of kind cost: “{_EXAMPLE}”")
        praise = find_phrase(passage.text, manuscript.brochure.lexicon.numbers.cheap)
        if praise:
            message = f"{praise!r} praises a price instead of telling it"
            yield Fault(passage.path, message, f"write the price: “{_EXAMPLE}”", words=praise)


def _check_market(manuscript: Manuscript, passage: Passage, market: Market) -> Iterator[Fault]:
    """What others ask: both ends of the range, the currency, the year, what it covers."""
    text = fold(passage.text)
    told = {value for _, value in find_digits(re.sub(r"[$£€]\s?", " ", text))}
    missing = [f"{number:,}" for number in (market.low, market.high) if number not in told]
    missing += [] if market.year in told else [f"the year {market.year}"]
    missing += [] if any(sign in text for sign in SIGNS[market.currency]) else [f"the currency ({market.currency})"]
    if manuscript.brochure.written_locale == manuscript.brochure.topic.source_locale and market.per:
        thing = market.per.split()[-1]
        missing += [] if thing.casefold() in text.casefold() else [f"what it covers ({market.per})"]
    if missing:
        message = f"what others ask is told without {', '.join(missing)}"
        yield Fault(passage.path, message, f"tell currency, range, year and what it covers: “{_EXAMPLE}”")


def _check_amounts(passage: Passage, market: Market) -> Iterator[Fault]:
    """Amounts of money that the data do not have."""
    for found in _MONEY.finditer(fold(passage.text)):
        amount = int(found[1].replace(",", ""))
        if amount not in {market.low, market.high} and not rounds_to(market.mean, amount):
            message = f"{found[0]!r} is neither low:, high: nor mean: of the topic's market"
            yield Fault(passage.path, message, "write one of these, or mend market:", words=found[0])


def rounds_to(exact: int, told: int) -> bool:
    """Whether an amount is another one, rounded half up to one or more of its digits: 5,156 to 5,000 or 5,200."""
    steps = (10**place for place in range(len(str(exact))))
    return any((2 * exact + step) // (2 * step) * step == told for step in steps)


def _find_years(passage: Passage) -> Iterator[float]:
    return (value for words, value in find_digits(fold(passage.text)) if "," not in words and 2000 <= value <= 2100)


RULES = (Rule("NU-13", "Prices in full", "FTC; OUR", _check_prices),)
