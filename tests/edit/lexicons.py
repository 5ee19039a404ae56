"""The bundled lexicons, as the rules of wording are given them."""

from foldwell.read.lexicons import read_lexicon
from foldwell.read.library import Library
from tests.projects import ROOT

ENGLISH = read_lexicon(Library((ROOT,)), "en")
