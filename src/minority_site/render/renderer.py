"""What a renderer is: a function whose parameters are the arguments of the reference it stands for.

@renderer("term", "inline")
def term(context: RenderContext, concept: str, language: str | None = None) -> str: ...
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

from minority_site.references import Reference, Value
from minority_site.render.context import RenderContext
from minority_site.site import Site
from minority_site.strict import did_you_mean

Kind = Literal["inline", "block"]
"""Whether the result stands in a sentence, or is a block and must be a paragraph of its own."""

Trouble = tuple[str, str]
"""What is wrong with a reference, and how to mend it."""


@dataclass
class BadReference(Exception):  # noqa: N818 - a fact about a text; a check turns it into a finding
    """The arguments are not those that the renderer takes."""

    message: str
    hint: str


def _no_troubles(_site: Site, *_arguments: Any, **_options: Any) -> Iterable[Trouble]:
    return ()


@dataclass(frozen=True)
class Renderer:
    """A name that pages may refer to, and what it becomes."""

    name: str
    kind: Kind
    function: Callable[..., str]
    """Takes a `RenderContext`, then the arguments; returns HTML, '' when there is nothing to show."""
    find_troubles: Callable[..., Iterable[Trouble]] = _no_troubles
    """Takes the site, then the arguments; yields what is wrong with them that their types do not tell."""

    def render(self, context: RenderContext, reference: Reference) -> str:
        """Return the HTML. Raises BadReference when the arguments do not fit."""
        bound = self._bound(reference)
        return self.function(context, *bound.args, **bound.kwargs)

    def troubles(self, site: Site, reference: Reference) -> Iterable[Trouble]:
        """Return what is wrong with a reference's arguments and place."""
        try:
            bound = self._bound(reference)
        except BadReference as error:
            return [(error.message, error.hint)]
        found = list(self.find_troubles(site, *bound.args, **bound.kwargs))
        if self.kind == "block" and not reference.place.alone:
            hint = "put it at the margin, with an empty line above and below"
            found.append((f"'{self.name}' is a block and must be a paragraph of its own", hint))
        return found

    def arguments(self, reference: Reference) -> dict[str, Any] | None:
        """Return the arguments by parameter name, defaults included; None when they do not fit."""
        try:
            bound = self._bound(reference)
        except BadReference:
            return None
        bound.apply_defaults()
        return dict(bound.arguments)

    @cached_property
    def _signature(self) -> inspect.Signature:
        signature = inspect.signature(self.function, eval_str=True)
        return signature.replace(parameters=list(signature.parameters.values())[1:])

    def _bound(self, reference: Reference) -> inspect.BoundArguments:
        parameters = self._signature.parameters
        known = [name for name, parameter in parameters.items() if parameter.kind not in _STARRED]
        if all(parameter.kind != inspect.Parameter.VAR_KEYWORD for parameter in parameters.values()):
            for key in reference.options:
                if key not in known:
                    hint = did_you_mean(key, known) if known else "remove it"
                    raise BadReference(f"'{self.name}' takes no argument '{key}'", hint)
        try:
            bound = self._signature.bind(*reference.arguments, **reference.options)
        except TypeError as error:
            message = f"'{self.name}' cannot be used like this: {error}"
            raise BadReference(message, f"write it as {self.usage}") from error
        for name in known:
            if name in bound.arguments:
                self._require_type(name, bound.arguments[name])
        return bound

    def _require_type(self, name: str, value: Value) -> None:
        accepted = _types(self._signature.parameters[name])
        if not isinstance(value, accepted):
            kind, example = ("a text", 'in quotes, as "8"') if str in accepted else ("a whole number", "as 3")
            raise BadReference(f"'{name}' of '{self.name}' is {kind}", f"write it {example}")

    @property
    def usage(self) -> str:
        """How the reference is written: `{{ law("statute", section="…") }}`."""
        parts = []
        for name, parameter in self._signature.parameters.items():
            example = "3" if int in _types(parameter) else '"…"'
            if parameter.kind == parameter.VAR_POSITIONAL:
                parts.append(f'"{name}", …')
            elif parameter.kind != parameter.VAR_KEYWORD:
                parts.append(f'"{name}"' if parameter.default is parameter.empty else f"{name}={example}")
        return "{{ " + f"{self.name}({', '.join(parts)})" + " }}"


_STARRED = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


def _types(parameter: inspect.Parameter) -> tuple[type, ...]:
    """Return what a parameter annotated as `str` or `int | None` takes."""
    return get_args(parameter.annotation) or (parameter.annotation,)


def renderer(
    name: str, kind: Kind, troubles: Callable[..., Iterable[Trouble]] = _no_troubles
) -> Callable[[Callable[..., str]], Renderer]:
    """Make a function that returns HTML into a `Renderer`."""

    def make(function: Callable[..., str]) -> Renderer:
        return Renderer(name, kind, function, troubles)

    return make


def takes_anything(_context: RenderContext, *_arguments: Value, **_options: Value) -> str:
    """Stand in for a renderer whose data does not exist yet: nothing is shown."""
    return ""
