"""Files of two layers open as any other, whatever is in them."""

import io
import zlib

import deflate
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from foldwell.stamp.objects import fill_tokens, name_token, write_dictionary, write_own, write_token, write_value
from foldwell.stamp.packing import pack, pack_filled
from foldwell.stamp.writer import Numbered, append_objects, count_objects, write_file, write_layer

_LONG = b"." * 2000
"""Readers take a small file with many object numbers for a broken one."""
DATA = st.binary(max_size=300)
VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-999, 999), st.text(max_size=8).map(String), st.just("/A b").map(Name)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(Array),
        st.dictionaries(st.sampled_from(["/K", "/L m", "/N"]), inner, max_size=3).map(Dictionary),
    ),
    max_leaves=8,
)


@given(st.one_of(DATA, st.lists(st.sampled_from([b"q\n", b"Q\n", b"\r"]), max_size=60).map(b"".join)))
def test_packed_data_unpack_to_the_same_and_never_end_with_a_carriage_return(data):
    packed = pack(data)
    assert zlib.decompress(packed).rstrip(b" ") == data.rstrip(b" ")
    assert not packed.endswith(b"\r")


def test_data_whose_packing_would_end_with_a_carriage_return_are_packed_otherwise():
    ends_so = next(data for n in range(99_999) if deflate.zlib_compress(data := b"%d" % n, 6).endswith(b"\r"))
    assert not pack(ends_so).endswith(b"\r")


@given(VALUES)
def test_values_are_written_so_that_they_read_the_same(value):
    written = write_value(value, lambda _: b"null")
    assert Object.parse(b"[" + written + b"]")[0] == value


def test_tokens_are_filled_and_none_is_forgotten():
    told = write_dictionary(Dictionary(K=Array([name_token("kids.1"), 5])), lambda _: b"")
    assert fill_tokens(told, {b"kids.1": b"7 0 R 8 0 R"}) == b"<</K [7 0 R 8 0 R 5]>>"
    try:
        fill_tokens(write_token("lost"), {})
    except KeyError:
        return
    raise AssertionError("a token without a value was let through")


def test_a_table_whose_packing_would_end_so_gets_one_row_more():
    rows = next(rows for n in range(99_999) if deflate.zlib_compress(rows := n.to_bytes(7), 6).endswith(b"\r"))
    filled, packed = pack_filled(rows, b"\0\0\0\0\0\xff\xff")
    assert zlib.decompress(packed) == filled
    assert (len(filled), packed.endswith(b"\r")) == (14, False)


@settings(max_examples=25)
@given(st.lists(DATA, max_size=4), st.lists(VALUES, max_size=6), st.lists(DATA, max_size=3))
def test_a_file_of_two_layers_holds_every_object(copied, values, own):
    root = b"<</Type /Catalog/Pages 2 0 R>>"
    copied = [_LONG, *copied]
    objects = [Numbered(1, root), Numbered(2, b"<</Type /Pages/Kids []/Count 0>>")]
    objects += [Numbered(10 + n, write_own(Array([value]), lambda _: b"null")) for n, value in enumerate(values)]
    layer = write_layer([(Numbered(30 + n, b"<<"), data) for n, data in enumerate(copied)], objects)
    streams = [(Numbered(40 + n, b"<</Filter /FlateDecode"), pack(data)) for n, data in enumerate(own)]
    info = [Numbered(50, b"<</Title (a)>>")]
    written = write_file(layer, streams, info, root=1, info=50)
    assert written == write_file(layer, streams, info, root=1, info=50)
    with Pdf.open(io.BytesIO(written), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.docinfo.Title) == "a"
        assert [pdf.get_object(10 + n, 0)[0] for n in range(len(values))] == values
        assert [pdf.get_object(30 + n, 0).read_raw_bytes() for n in range(len(copied))] == copied
        assert [pdf.get_object(40 + n, 0).read_bytes().rstrip(b" ") for n in range(len(own))] == [
            data.rstrip(b" ") for data in own
        ]


@settings(max_examples=25)
@given(st.lists(DATA, min_size=1, max_size=4), st.sets(st.integers(0, 3)))
def test_what_is_appended_takes_the_place_of_what_was_there(copied, changed):
    objects = [Numbered(1, b"<</Type /Catalog/Pages 2 0 R>>"), Numbered(2, b"<</Type /Pages/Kids []/Count 0>>")]
    objects += [Numbered(10 + n, b"[%d]" % n) for n in range(4)]
    layer = write_layer([(Numbered(30 + n, b"<<"), data) for n, data in enumerate([_LONG, *copied])], objects)
    before = write_file(layer, [], [Numbered(50, b"<</Title (a)>>")], root=1, info=50)
    own = [Numbered(10 + n, b"[%d]" % (100 + n)) for n in sorted(changed)]
    number = count_objects(before)
    written = append_objects(before, [(Numbered(number, b"<<"), b"new")], own, root=1)
    assert written.startswith(before)
    with Pdf.open(io.BytesIO(written), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert [int(pdf.get_object(10 + n, 0)[0]) for n in range(4)] == [n + 100 * (n in changed) for n in range(4)]
        assert pdf.get_object(number, 0).read_raw_bytes() == b"new"
        assert pdf.get_object(31, 0).read_raw_bytes() == copied[0]
