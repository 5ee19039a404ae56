"""Drawings in the page itself: told by their alternative, without what HTML does not read, with ids of their own."""

import re

import pytest

from foldwell.compose.inline_drawings import set_drawings

SVG = (
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Own title</title>'
    '<!-- note --><defs><clipPath id="c"><path d="M0 0"/></clipPath></defs>\n  <g clip-path="url(#c)"><use href="#c"/>'
    '<path fill="var(--brand)" d="M1 1"/></g></svg>'
)
PREFIXED = (
    '<ns0:svg xmlns:ns0="http://www.w3.org/2000/svg" xmlns:ns1="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
    '<ns0:use ns1:href="#c"/><ns0:g id="c"/></ns0:svg>'
)


def test_an_image_becomes_its_drawing():
    html = set_drawings('<p><img class="step-art" src="asset:a.svg" alt="A needle &amp; a knee"></p>', {"a": SVG})
    assert html.startswith('<p><svg class="drawing step-art" role="img" aria-label="A needle &amp; a knee" viewBox=')
    assert 'fill="var(--brand)"' in html
    assert not re.search(r"xmlns|<\?xml|<title|<!--|<img", html)


def test_an_empty_alternative_is_decoration():
    html = set_drawings('<img src="asset:a.svg" alt="">', {"a": SVG})
    assert 'aria-hidden="true"' in html
    assert "role=" not in html


def test_a_drawing_may_stand_twice():
    html = set_drawings('<img src="asset:a.svg" alt="x">' * 2, {"a": SVG})
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 2
    for name in ids:
        assert f"url(#{name})" in html
        assert f'href="#{name}"' in html


def test_prefixes_of_xml_are_dropped():
    html = set_drawings('<img src="asset:a.svg" alt="x">', {"a": PREFIXED})
    assert "ns0" not in html
    assert "ns1" not in html
    assert '<use href="#drawing-1-c"/>' in html


@pytest.mark.parametrize("image", ['<img src="asset:logo.svg" alt="x">', '<img src="asset:photo-a.jpg" alt="x">'])
def test_other_pictures_stay_pictures(image):
    assert set_drawings(image, {"a": SVG}) == image
