"""How the tests open pages, and which pages they open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

LANGUAGES = ("sv", "fi", "se", "yi")
"""The source, a translation, a language with Swedish texts under its own words, and one from right to left."""
SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)
"""CSS pixels. 320 is also what 400 % zoom leaves of 1280 (WCAG 1.4.10)."""

PAGE_TYPES = {
    "start": "",
    "area": "rights/",
    "right": "rights/mother-tongue/",
    "short version": "rights/short/",
    "minority": "minorities/sami/",
    "calendar": "calendar/",
    "programme": "calendar/demokratidagarna/",
    "days": "calendar/minority-days/",
    "feeds": "calendar/subscribe/",
    "past events": "calendar/past/",
    "filtered events": "calendar/type/seminar/",
    "event": "calendar/events/demokratidagarna-oppning/",
    "event without a place": "calendar/events/minnesstund-januari/",
    "associations": "contacts/associations/",
    "association": "contacts/association/jiddisch-exempelcirkeln/",
    "offices": "contacts/municipality/",
    "help lines": "support/violence/",
    "glossary": "about/glossary/",
    "translation status": "about/translation-status/",
    "not found": "404.html",
    "embedded list": "embed/events.html",
}
"""One page of each kind that looks different from the others, by its address below a language."""

FRAMED = {name: path for name, path in PAGE_TYPES.items() if name != "embedded list"}
"""Those with a header and a footer."""


@dataclass
class Reader:
    """Opens pages as a reader with certain needs would, and notes what no page may do."""

    browser: Browser
    address: str
    troubles: list[str] = field(default_factory=list)
    _contexts: dict[str, BrowserContext] = field(default_factory=dict)

    def open(
        self,
        path: str,
        *,
        width: int = 1280,
        height: int = 900,
        scheme: str = "light",
        script: bool = True,
        **needs: Any,
    ) -> Page:
        """Open the page at `path` (below the site's root) and return it once it is loaded.

        Args:
            path: address below the root, without a leading slash.
            width: of the window, in CSS pixels.
            height: of the window, in CSS pixels.
            scheme: `light` or `dark`, what the system asks for.
            script: whether JavaScript runs.
            needs: further settings of a Playwright context, as `forced_colors="active"`.
        """
        settings = {
            "viewport": {"width": width, "height": height},
            "color_scheme": scheme,
            "java_script_enabled": script,
            **needs,
        }
        key = repr(settings)
        if key not in self._contexts:
            self._contexts[key] = self.browser.new_context(**settings)  # type: ignore[arg-type]
            self._watch(self._contexts[key].new_page())
        page = self._contexts[key].pages[0]
        page.goto(self.address + path)
        return page

    def path(self, page: Page) -> str:
        """Return where a page is, below the site's root, with its fragment."""
        return page.url.removeprefix(self.address)

    def close(self) -> None:
        """Note what was kept, and forget everything."""
        for context in self._contexts.values():
            self.troubles += [f"a cookie was set: {cookie}" for cookie in context.cookies()]
            state = context.storage_state()
            self.troubles += [f"something was stored: {origin}" for origin in state["origins"]]
            context.close()
        self._contexts.clear()

    def _watch(self, page: Page) -> None:
        def console(message: Any) -> None:
            self.troubles.append(f"{self.path(page)}: console: {message.type}: {message.text}")

        def failed(error: Any) -> None:
            self.troubles.append(f"{self.path(page)}: {error}")

        def request(request: Any) -> None:
            if not request.url.startswith((self.address, "data:")):
                self.troubles.append(f"{self.path(page)}: asked another host for {request.url}")

        def response(response: Any) -> None:
            if response.status >= 400:
                self.troubles.append(f"{self.path(page)}: {response.status} for {response.url}")

        page.on("console", console)
        page.on("pageerror", failed)
        page.on("request", request)
        page.on("response", response)


def focused(page: Page) -> str:
    """Return what has the focus: its id, else its words, else its name, white space collapsed."""
    return str(
        page.evaluate(
            """() => {
              const e = document.activeElement
              const words = (e.innerText || e.getAttribute("aria-label") || e.tagName).replace(/\\s+/g, " ").trim()
              return e.id || words
            }"""
        )
    )


def tab_to(page: Page, words: str, *, at_most: int = 40) -> None:
    """Press Tab until what has the focus is called `words`."""
    passed = []
    for _ in range(at_most):
        page.keyboard.press("Tab")
        passed.append(focused(page))
        if passed[-1] == words:
            return
    raise AssertionError(f"no '{words}' among what Tab reaches: {passed}")


def shown(page: Page, selector: str) -> list[str]:
    """Return the words of what a selector finds and a reader sees."""
    found = page.locator(selector)
    return [
        " ".join(found.nth(i).inner_text().split()) for i in range(found.count()) if found.nth(i).is_visible()
    ]
