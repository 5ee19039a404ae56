"""What the docstring under each field of a model says, read from the source only where somebody asks.

Pydantic would read it as each model is made, which takes longer than all else that a model's making does.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel


@lru_cache(maxsize=256)
def explain_fields(model: type[BaseModel]) -> Mapping[str, str]:
    """The docstring of each field that has one, by the field's name; those of its bases too."""
    told: dict[str, str] = {}
    for base in reversed(model.__mro__):
        told |= _explain_module(base.__module__).get(base.__qualname__, {})
    return {name: text for name, text in told.items() if name in model.model_fields}


@lru_cache(maxsize=64)
def _explain_module(name: str) -> dict[str, dict[str, str]]:
    """The docstrings in a module of models, by class and then by field; nothing of a module of others."""
    if not name.startswith(f"{__package__}."):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {node.name: dict(_explain_class(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _explain_class(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, told in pairwise(node.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match told:
                case ast.Expr(value=ast.Constant(value=str() as text)):
                    yield field.target.id, inspect.cleandoc(text)
