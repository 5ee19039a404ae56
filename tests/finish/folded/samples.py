"""Pieces of every kind, on Letter and Legal."""

from foldwell.finish.folded.curves import Crease
from foldwell.finish.folded.pieces import Booklet, Flat, Strip, Tent

IN = 72


def fold(*folds: str) -> tuple[Crease, ...]:
    """Creases from words such as `mountain 1`."""
    return tuple(Crease(kind, int(order)) for kind, order in (words.split() for words in folds))


TRIFOLD = Strip((261.0, 265.5, 265.5), 8.5 * IN, fold("mountain 1", "mountain 2"), cover=2)
STRIPS = {
    "trifold": TRIFOLD,
    "z": Strip((264.0,) * 3, 8.5 * IN, fold("valley 1", "mountain 2"), cover=2),
    "half": Strip((396.0,) * 2, 8.5 * IN, fold("mountain 1"), cover=1),
    "closed gate": Strip(
        (303.75, 308.25, 308.25, 303.75), 11 * IN, fold("mountain 1", "mountain 2", "mountain 1"), cover=2
    ),
    "open gate": Strip((195.75, 400.5, 195.75), 8.5 * IN, fold("mountain 1", "mountain 1"), cover=2),
    "accordion": Strip((252.0,) * 4, 8.5 * IN, fold("mountain 1", "valley 2", "mountain 3"), cover=3),
    "roll": Strip((303.0, 305.5, 310.5, 310.5), 8.5 * IN, fold("mountain 1", "mountain 2", "mountain 3"), cover=3),
    "top half": Strip((306.0,) * 2, 5.5 * IN, fold("mountain 1"), cover=1, across=True),
}
TENTS = {
    "tent": Tent((200.0, 200.0), 6 * IN, cover=1),
    "tent with a base below": Tent((200.0, 200.0, 120.0), 6 * IN, cover=1, base=2),
    "tent with a base above": Tent((120.0, 200.0, 200.0), 6 * IN, cover=1, base=0),
}
BOOKLETS = {
    "booklet": Booklet(5.5 * IN, 8.5 * IN, leaves=8),
    "thin booklet": Booklet(5.5 * IN, 8.5 * IN, leaves=2),
    "pocket": Booklet(2.75 * IN, 4.25 * IN, leaves=4),
    "mirrored booklet": Booklet(5.5 * IN, 8.5 * IN, leaves=8, mirrored=True),
}
FLATS = {
    "handout": Flat(8.5 * IN, 11 * IN, two_sided=True),
    "notice": Flat(8.5 * IN, 11 * IN),
    "poster": Flat(11 * IN, 17 * IN, hangs=True),
}
