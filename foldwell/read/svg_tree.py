"""SVG text to a tree of elements, with the place of each; what has no business in a drawing is left out or refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_external_ges, feature_namespaces

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from foldwell.errors import InputError
from foldwell.findings import Finding, Place, error
from foldwell.read.svg_safety import BAGGAGE, ELEMENTS, FORBIDDEN, TEXTS

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesNSImpl, Locator

SVG_NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_XHTML = "http://www.w3.org/1999/xhtml"
PLAIN_SVG = "save it as 'Plain SVG' or 'Optimized SVG' from your drawing program"
DEEPEST = 60
MOST_ELEMENTS = 20_000


@dataclass
class SvgTree:
    """Elements without namespaces, where each stands, and what is wrong so far."""

    file: str
    root: Element = field(default_factory=lambda: Element("svg"))
    places: dict[Element, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, where: Element | Place, message: str, remedy: str = PLAIN_SVG) -> None:
        """Note what is wrong with an element, or at a place."""
        place = where if isinstance(where, Place) else self.places[where]
        self.findings.append(error("read.svg", message, remedy, place))


def parse_svg(data: bytes, shown_as: str) -> SvgTree:
    """The tree of an SVG file. Raises InputError where it can't be read at all: broken XML, entities, endless depth."""
    tree = SvgTree(shown_as)
    parser = make_parser()
    parser.setFeature(feature_namespaces, True)
    parser.setFeature(feature_external_ges, False)
    parser.forbid_external = False  # the DOCTYPE that drawing programs write is skipped, never fetched
    parser.setContentHandler(_TreeBuilder(tree))
    try:
        parser.parse(BytesIO(data))
    except SAXParseException as broken:
        place = Place(shown_as, broken.getLineNumber() or 0, (broken.getColumnNumber() or 0) + 1)
        message = f"this is not well-formed XML ({broken.getMessage()})"
        raise InputError([error("read.svg", message, PLAIN_SVG, place)]) from None
    except DefusedXmlException:
        message = "the file defines entities, which can blow up without end"
        raise InputError([error("read.svg", message, PLAIN_SVG, Place(shown_as, parser.getLineNumber(), 1))]) from None
    except (LookupError, ValueError) as broken:
        message = f"the encoding of this file can't be read ({broken})"
        raise InputError([error("read.svg", message, "save it as UTF-8", Place(shown_as))]) from None
    return tree


class _TreeBuilder(ContentHandler):
    """Builds the tree while the parser reads, and stops it at the limits."""

    def __init__(self, tree: SvgTree) -> None:
        super().__init__()
        self._tree = tree
        self._open: list[Element] = []
        self._skipped = 0
        self._count = 0
        self._locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 (named by SAX)
        self._locator = locator

    def _place(self) -> Place:
        line, column = (self._locator.getLineNumber(), self._locator.getColumnNumber()) if self._locator else (0, 0)
        return Place(self._tree.file, line or 0, (column or 0) + 1)

    def _refuse(self, message: str, remedy: str = PLAIN_SVG) -> None:
        self._tree.findings.append(error("read.svg", message, remedy, self._place()))

    def _stop(self, message: str) -> None:
        raise InputError([error("read.svg", message, "simplify the drawing", self._place())])

    def startElementNS(  # noqa: N802 (named by SAX)
        self, name: tuple[str | None, str], _qname: str | None, attrs: AttributesNSImpl
    ) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            self._stop(f"the drawing has more than {MOST_ELEMENTS:,} elements")
        if len(self._open) + self._skipped >= DEEPEST:
            self._stop(f"elements stand more than {DEEPEST} deep in each other")
        if self._skipped or not self._is_wanted(*name):
            self._skipped += 1
            return
        parent = self._open[-1] if self._open else None
        element = Element(name[1]) if parent is None else SubElement(parent, name[1])
        if parent is None:
            self._tree.root = element
        self._tree.places[element] = self._place()
        self._open.append(element)
        for (namespace, key), value in attrs.items():
            self._set(element, namespace, key, value)

    def _is_wanted(self, namespace: str | None, tag: str) -> bool:
        is_svg = namespace in {None, SVG_NAMESPACE}
        if not self._open and not (is_svg and tag == "svg"):
            self._stop_at_root(tag)
        if namespace == _XHTML:
            self._refuse(f"<{tag}> is a part of a web page")
        if not is_svg or tag in BAGGAGE:
            return False
        if tag in FORBIDDEN:
            self._refuse(f"<{tag}> {FORBIDDEN[tag]}, which a printed drawing may not")
        elif tag not in ELEMENTS:
            self._refuse(f"<{tag}> is not known in a drawing")
        return tag in ELEMENTS

    def _stop_at_root(self, tag: str) -> None:
        message = f"this is not an SVG drawing: it starts with <{tag}>"
        raise InputError([error("read.svg", message, "give an SVG, PNG, JPEG or WebP file", self._place())])

    def _set(self, element: Element, namespace: str | None, key: str, value: str) -> None:
        if namespace == _XML and key == "space" and value in {"default", "preserve"}:
            element.set(f"{{{_XML}}}space", value)
        elif (namespace == _XLINK and key == "href") or namespace is None:
            if key.lower().startswith("on"):
                self._refuse(f"the attribute {key} of <{element.tag}> runs a program")
            else:
                element.attrib.setdefault(key, value)

    def endElementNS(self, _name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802 (named by SAX)
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop()

    def skippedEntity(self, name: str) -> None:  # noqa: N802 (named by SAX)
        if name != "[dtd]":
            self._refuse(f"the entity &{name}; is not known")

    def characters(self, content: str) -> None:
        if self._skipped or not self._open or self._open[-1].tag not in {*TEXTS, "style"}:
            return
        element = self._open[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + content
        else:
            element.text = (element.text or "") + content
