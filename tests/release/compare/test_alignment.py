"""Laws of the word diff, and what it finds."""

from time import monotonic

from hypothesis import given
from hypothesis import strategies as st

from foldwell.release.compare.alignment import align_words
from foldwell.release.compare.changes import Mark
from foldwell.release.compare.wording import tell_wording
from foldwell.release.compare.words import Word

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "knee", "wrap"]), max_size=40)


def words(texts):
    return [Word(text) for text in texts]


def told(old, new):
    one, two = words(old.split()), words(new.split())
    changes = tell_wording(one, two, align_words(one, two))
    return [(piece.mark, piece.text) for change in changes for piece in change.pieces if piece.mark is not Mark.SAME]


@given(TEXTS)
def test_a_text_against_itself_has_no_change(texts):
    alignment = align_words(words(texts), words(texts))
    assert not alignment.edits
    assert not alignment.moves


@given(TEXTS, TEXTS)
def test_the_other_direction_is_the_mirror(old, new):
    forth, back = align_words(words(old), words(new)), align_words(words(new), words(old))
    assert [run[:2] for run in forth.same] == [run[1::-1] for run in back.same]
    assert [(*edit[2:], *edit[:2]) for edit in forth.edits] == [tuple(edit) for edit in back.edits]
    assert {(run.new, run.old, run.length) for run in forth.moves} == {tuple(run) for run in back.moves}


@given(TEXTS, TEXTS)
def test_no_word_of_either_text_is_left_out(old, new):
    alignment = align_words(words(old), words(new))
    for side, text in enumerate((old, new)):
        kept = [at for run in alignment.same for at in range(run[side], run[side] + run.length)]
        edited = [at for edit in alignment.edits for at in range(edit[2 * side], edit[2 * side + 1])]
        assert sorted(kept + edited) == list(range(len(text)))
    assert all(old[one] == new[two] for one, two in alignment.pairs)


def test_changed_added_and_removed_words_are_found():
    assert told("the knee is sore now", "the knee was sore now") == [(Mark.REMOVED, "is"), (Mark.ADDED, "was")]
    assert told("a wrap helps", "a wrap often helps") == [(Mark.ADDED, "often")]
    assert told("no proof that it heals", "proof that it heals") == [(Mark.REMOVED, "no")]


def test_signs_case_and_hyphens_count():
    assert told("is it safe?", "is it safe.")
    assert told("for us all", "for US all")
    assert told("re-sign the form", "resign the form")


def test_a_moved_sentence_is_told_as_moved():
    block, rest = "walk and rest first then ask", " ".join(f"w{n}" for n in range(20))
    assert told(f"{block} {rest}", f"{rest} {block}") == [(Mark.MOVED_AWAY, block), (Mark.MOVED_HERE, block)]


def test_the_end_of_a_line_is_no_change():
    broken, whole = [Word("follow-up", is_broken=True)], [Word("follow-"), Word("up")]
    assert not align_words(broken, whole).edits
    assert align_words([Word("followup")], whole).edits


def test_ligatures_are_their_letters():
    assert not align_words([Word("ﬁnd")], [Word("find")]).edits


def test_long_files_without_a_common_word_group_take_no_long_time():
    start = monotonic()
    align_words(words(["a", "b"] * 20_000), words(["b", "b", "a"] * 15_000))
    align_words(words(str(n) for n in range(50_000)), words(str(n) for n in range(50_000, 0, -1)))
    assert monotonic() - start < 20


def test_a_sheet_of_cards_that_each_change_in_one_word_moves_nothing():
    card = [f"w{number}" for number in range(150)]
    old, new = ([*card, number] * 8 for number in ("v1.0.0", "v1.1.0"))
    alignment = align_words(words(old), words(new))
    assert alignment.moves == ()
    assert [(edit.old, edit.old_end) for edit in alignment.edits] == [(151 * n + 150, 151 * n + 151) for n in range(8)]
