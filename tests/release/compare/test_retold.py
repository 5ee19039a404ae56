"""What is told of a brochure that was made for several media."""

from hypothesis import given
from hypothesis import strategies as st

from foldwell.release.compare.changes import FileChange, Mark, Piece, WordingChange
from foldwell.release.compare.retold import tell_once


def change(word, around="some words"):
    return WordingChange(1, 1, (Piece(Mark.SAME, around, 2), Piece(Mark.ADDED, word, 1)))


def tell(*files):
    return [(file.name, wording, told_by) for file, wording, told_by in tell_once(files)]


def file(medium, *words, brochure="a/knee.en-US.trifold-letter"):
    return FileChange(f"{brochure}.{medium}.pdf", tuple(change(word, f"in {medium}") for word in words))


def test_the_second_medium_tells_only_what_the_first_did_not():
    screen, office = file("screen", "not", "never"), file("office", "not", "maybe")
    assert tell(screen, office) == [
        (screen.name, screen.wording, ""),
        (office.name, office.wording[1:], screen.name),
    ]


def test_the_same_word_at_a_second_place_is_told():
    screen, office = file("screen", "not"), file("office", "not", "not")
    assert tell(screen, office)[1] == (office.name, office.wording[1:], screen.name)


def test_other_brochures_and_other_files_stand_for_themselves():
    files = (
        file("screen", "not"),
        file("screen", "not", brochure="a/hip.en-US.trifold-letter"),
        file("x", "not", brochure="b"),
    )
    assert [wording for _, wording, _ in tell(*files)] == [one.wording for one in files]


@given(st.lists(st.lists(st.sampled_from("abc")), max_size=4))
def test_each_word_is_told_as_often_as_the_file_that_has_it_most(media):
    told = tell(*(file(f"m{number}", *words) for number, words in enumerate(media)))
    for word in "abc":
        times = sum(one.key == change(word).key for _, wording, _ in told for one in wording)
        assert times == max((words.count(word) for words in media), default=0)
