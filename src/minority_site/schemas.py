"""JSON Schemas of the data files, made from the records themselves: editors get completion and the field's own words."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from minority_site.dataset import RECORDS
from minority_site.records import Each, One, fields_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_of_kind(kind: str) -> dict[str, Any]:
    """Return the schema of a file that holds records of one kind, as `events`."""
    return _file_schema(f"{kind} of a project", [kind])


def schema_of_all() -> dict[str, Any]:
    """Return the schema of any file under `data/`: each kind of record under its own key."""
    return _file_schema("data of a project", list(RECORDS))


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield the published schemas: file name and text."""
    for kind in RECORDS:
        yield f"{kind}.json", _text(schema_of_kind(kind))
    yield "data.json", _text(schema_of_all())


def _file_schema(title: str, kinds: list[str]) -> dict[str, Any]:
    return {
        "$schema": DRAFT,
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            kind: {"type": ["array", "null"], "items": described_schema(RECORDS[kind])} for kind in kinds
        },
    }


def described_schema(cls: type) -> dict[str, Any]:
    """Return the schema of a record class, each property described by the docstring under its field."""
    shape, told = fields_of(cls), field_docs(cls)
    return {
        "type": "object",
        "description": (inspect.getdoc(cls) or "").split("\n")[0],
        "additionalProperties": False,
        "required": [name for name, entry in shape.items() if entry.required],
        "properties": {name: _described(entry.kind, told.get(name, "")) for name, entry in shape.items()},
    }


def _described(kind: Any, description: str) -> dict[str, Any]:
    inner = kind.kind if isinstance(kind, Each) else kind
    if isinstance(inner, One):
        nested = described_schema(inner.record)
        schema = {"type": "array", "items": nested, "minItems": 1} if isinstance(kind, Each) else nested
    else:
        schema = kind.schema()
    return schema | ({"description": description} if description else {})


@cache
def field_docs(cls: type) -> Mapping[str, str]:
    """Return the docstrings under the fields of a class and of those it derives from, by field."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__[:-1]):
        tree = ast.parse(inspect.getsource(inspect.getmodule(base) or base))
        body = next(
            node.body
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and node.name == base.__name__
        )
        for node, following in pairwise(body):
            if (
                isinstance(node, ast.AnnAssign)
                and isinstance(node.target, ast.Name)
                and isinstance(following, ast.Expr)
            ):
                found[node.target.id] = " ".join(str(ast.literal_eval(following.value)).split())
    return found


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
