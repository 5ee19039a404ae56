"""Pictures that people might hand in, good and bad."""

import struct
import zlib
from io import BytesIO
from itertools import pairwise

from PIL import Image

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">%s<path d="M0 0h9v9z"/></svg>'


def png(width, height, pixels=b""):
    """A PNG that says it is so large; its pixels may be fewer."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def jpeg(width=600, height=400):
    data = BytesIO()
    Image.effect_noise((width, height), 50).save(data, "JPEG")
    return data.getvalue()


def entity_bomb():
    names = "abcdefghi"
    entities = ["<!ENTITY a 'aaaaaaaaaa'>"]
    entities += [f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in pairwise(names)]
    return f"<!DOCTYPE svg [{''.join(entities)}]>" + SVG % "<title>&i;</title>"
