from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from foldwell.model.brochure import Artwork
from foldwell.typeset.photos import crop_frame, crop_photo, encode_logo

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 30), (30, 30, 200)


def encoded(image: Image.Image, kind: str = "JPEG", **options) -> Artwork:
    written = BytesIO()
    image.save(written, kind, **options)
    return Artwork("photo", raster=written.getvalue(), width=image.width, height=image.height)


def thirds(width: int = 900, height: int = 300) -> Image.Image:
    """Red, green and blue, from left to right."""
    image = Image.new("RGB", (width, height), GREEN)
    image.paste(RED, (0, 0, width // 3, height))
    image.paste(BLUE, (2 * width // 3, 0, width, height))
    return image


def read_back(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def is_near(pixel, color, tolerance: int = 12) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(pixel, color, strict=True))


@pytest.mark.parametrize(("focus", "color"), [((0.1, 0.5), RED), ((0.5, 0.5), GREEN), ((1, 0), BLUE)])
def test_crop_follows_the_focus(focus, color):
    photo = read_back(crop_photo(encoded(thirds()), box=(100, 100), focus=focus))
    assert photo.size == (300, 300)
    assert is_near(photo.getpixel((150, 150)), color)


sizes = st.tuples(st.integers(1, 5000), st.integers(1, 5000))
shares = st.floats(0, 1)


@given(sizes, st.tuples(st.floats(20, 600), st.floats(20, 600)), st.tuples(shares, shares))
def test_frame_stays_inside_and_is_as_large_as_can_be(size, box, focus):
    left, top, right, bottom = crop_frame(size, box, focus)
    assert 0 <= left < right <= size[0]
    assert 0 <= top < bottom <= size[1]
    assert right - left == size[0] or bottom - top == size[1]
    if min(right - left, bottom - top) > 50:
        assert (right - left) / (bottom - top) == pytest.approx(box[0] / box[1], rel=0.02)


def test_no_more_pixels_than_print_needs_and_none_invented():
    assert read_back(crop_photo(encoded(thirds(1800, 1200)), box=(72, 48))).size == (300, 200)
    assert read_back(crop_photo(encoded(thirds(1800, 1200)), box=(72, 48), ppi=150)).size == (150, 100)
    assert read_back(crop_photo(encoded(thirds(90, 60)), box=(720, 480))).size == (90, 60)


def test_exif_turns_the_picture_and_is_dropped():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right: the left side comes to the top
    exif[0x010E] = "secret"
    photo = read_back(crop_photo(encoded(thirds(), exif=exif), box=(100, 300)))
    assert is_near(photo.getpixel((150, 30)), RED)
    assert is_near(photo.getpixel((150, 870)), BLUE)
    assert not photo.getexif()


def test_metadata_is_left_behind():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    source = encoded(thirds(), icc_profile=profile, comment="secret")
    assert b"secret" in source.raster
    data = crop_photo(source, box=(100, 100))
    assert b"secret" not in data
    assert "icc_profile" not in read_back(data).info
    assert "icc_profile" not in read_back(encode_logo(source)).info


def srgb_with_red_and_blue_swapped() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"tXYZ").replace(b"bXYZ", b"rXYZ").replace(b"tXYZ", b"bXYZ")


def test_colours_go_through_the_embedded_profile():
    source = encoded(Image.new("RGB", (30, 30), RED), icc_profile=srgb_with_red_and_blue_swapped())
    assert is_near(read_back(crop_photo(source, box=(30, 30))).getpixel((9, 9)), RED[::-1])
    assert is_near(read_back(encode_logo(source)).getpixel((9, 9)), RED[::-1])


@pytest.mark.parametrize("profile", [b"nonsense", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()])
def test_profile_that_does_not_fit_is_left_out(profile):
    source = encoded(Image.new("RGB", (30, 30), GREEN), icc_profile=profile)
    assert is_near(read_back(crop_photo(source, box=(30, 30))).getpixel((9, 9)), GREEN)


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "YCbCr"])
def test_every_mode_becomes_rgb(mode):
    kind = "PNG" if mode == "1" else "JPEG"
    photo = read_back(crop_photo(encoded(Image.new("RGB", (40, 40), "white").convert(mode), kind), box=(40, 40)))
    assert photo.mode == "RGB"
    assert is_near(photo.getpixel((20, 20)), (255, 255, 255))


def test_sixteen_bit_grey_keeps_its_tones():
    scan = Image.new("I;16", (20, 20), 0x8000)
    photo = read_back(crop_photo(encoded(scan, "PNG"), box=(20, 20)))
    assert is_near(photo.getpixel((10, 10)), (128, 128, 128))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_becomes_white_in_photos_and_stays_in_logos(mode):
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0)).convert(mode)
    options = {"transparency": 0} if mode == "P" else {}
    source = encoded(clear, "PNG", **options)
    assert is_near(read_back(crop_photo(source, box=(40, 40))).getpixel((20, 20)), (255, 255, 255))
    assert read_back(encode_logo(source)).getpixel((20, 20))[3] == 0


def test_logo_is_capped():
    assert read_back(encode_logo(encoded(thirds(2400, 600), "PNG"))).size == (1200, 300)
    assert read_back(encode_logo(encoded(thirds(300, 90), "WEBP"))).size == (300, 90)


def test_a_logo_that_is_packed_less_is_the_same_picture():
    source = encoded(thirds(600, 200).convert("RGBA"), "PNG")
    small, quick = encode_logo(source), encode_logo(source, is_packed=False)
    assert len(small) <= len(quick)
    assert read_back(small).tobytes() == read_back(quick).tobytes()


def test_same_photo_gives_the_same_bytes():
    source = encoded(thirds())
    assert crop_photo(source, box=(90, 60)) == crop_photo(source, box=(90, 60))
    assert encode_logo(source) == encode_logo(source)
