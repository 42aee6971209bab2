"""Every string that Material for MkDocs asks for, as messages of our own: no language needs a template of Material's.

The keys are those of `partials/languages/en.html` in Material 9.8.1, the msgids its English words. A test compares both
with the installed Material.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _key(context: str, msgid: str) -> tuple[str, str]:
    """Mark a message for extraction (`locales/babel.cfg` names this function): Material's key, then English words."""
    return context, msgid


WORDS: Mapping[str, str] = MappingProxyType(
    dict(
        (
            # Translators: Link to the page's source in an editor.
            _key("action.edit", "Edit this page"),
            # Translators: First link on a page, for those who use a keyboard or a screen reader.
            _key("action.skip", "Skip to content"),
            # Translators: Link to the page's source.
            _key("action.view", "View source of this page"),
            # Translators: Button that hides an announcement for good.
            _key("announce.dismiss", "Don't show this again"),
            # Translators: Heading over blog posts by year.
            _key("blog.archive", "Archive"),
            # Translators: Heading over a blog's authors.
            _key("blog.authors", "Authors"),
            # Translators: Heading over a blog's categories.
            _key("blog.categories", "Categories"),
            # Translators: Between a blog post's date and its categories: 1 May 2026 in News. May be a word or two.
            _key("blog.categories.in", "in"),
            # Translators: Link from a blog post's beginning to all of it.
            _key("blog.continue", "Continue reading"),
            # Translators: Mark on a blog post that is not published.
            _key("blog.draft", "Draft"),
            # Translators: Link from a blog post to the list of posts.
            _key("blog.index", "Back to index"),
            # Translators: Heading over a blog post's date and categories.
            _key("blog.meta", "Metadata"),
            # Translators: Heading over links in a blog post.
            _key("blog.references", "Related links"),
            # Translators: Button that copies a piece of code.
            _key("clipboard.copy", "Copy to clipboard"),
            # Translators: Said when a piece of code has been copied.
            _key("clipboard.copied", "Copied to clipboard"),
            # Translators: Button in a dialog about cookies.
            _key("consent.accept", "Accept"),
            # Translators: Button in a dialog about cookies.
            _key("consent.manage", "Manage settings"),
            # Translators: Button in a dialog about cookies.
            _key("consent.reject", "Reject"),
            # Translators: Name of the foot of the page, for screen readers.
            _key("footer", "Footer"),
            # Translators: Link to the next page.
            _key("footer.next", "Next"),
            # Translators: Link to the page before.
            _key("footer.previous", "Previous"),
            # Translators: Name of the head of the page, for screen readers.
            _key("header", "Header"),
            # Translators: Heading over readers' comments.
            _key("meta.comments", "Comments"),
            # Translators: Label before the file that a page was made from.
            _key("meta.source", "Source"),
            # Translators: Name of the navigation, for screen readers.
            _key("nav", "Navigation"),
            # Translators: Time it takes to read a page: one minute.
            _key("readtime.one", "1 min read"),
            # Translators: Time it takes to read a page. # stands for the number of minutes: keep it.
            _key("readtime.other", "# min read"),
            # Translators: Name of a feed of new pages.
            _key("rss.created", "RSS feed"),
            # Translators: Name of a feed of changed pages.
            _key("rss.updated", "RSS feed of updated content"),
            # Translators: Name of the search, for screen readers.
            _key("search", "Search"),
            # Translators: In the search field, and name of its button.
            _key("search.placeholder", "Search"),
            # Translators: Button that shares a search.
            _key("search.share", "Share"),
            # Translators: Button that empties the search field.
            _key("search.reset", "Clear"),
            # Translators: While the search gets ready.
            _key("search.result.initializer", "Initializing search"),
            # Translators: Under an empty search field.
            _key("search.result.placeholder", "Type to start searching"),
            # Translators: Under the search field, when nothing was found.
            _key("search.result.none", "No matching documents"),
            # Translators: Over the search's results, when there is one.
            _key("search.result.one", "1 matching document"),
            # Translators: Over the search's results. # stands for their number: keep it.
            _key("search.result.other", "# matching documents"),
            # Translators: Button: show one more result on the same page.
            _key("search.result.more.one", "1 more on this page"),
            # Translators: Button: show more results on the same page. # stands for their number: keep it.
            _key("search.result.more.other", "# more on this page"),
            # Translators: Before the words that a result lacks.
            _key("search.result.term.missing", "Missing"),
            # Translators: Name of the list of languages.
            _key("select.language", "Select language"),
            # Translators: Name of the list of versions.
            _key("select.version", "Select version"),
            # Translators: Link to the place where the site's source is kept.
            _key("source", "Go to repository"),
            # Translators: Label before those who wrote a page.
            _key("source.file.contributors", "Contributors"),
            # Translators: Label before the day a page was made.
            _key("source.file.date.created", "Created"),
            # Translators: Label before the day a page was last changed.
            _key("source.file.date.updated", "Last update"),
            # Translators: Name of the tabs under the head of the page, for screen readers.
            _key("tabs", "Tabs"),
            # Translators: Heading over the list of a page's sections.
            _key("toc", "Table of contents"),
            # Translators: Button that goes to the top of the page.
            _key("top", "Back to top"),
        )
    )
)
"""Material's key → English words."""

SETTINGS: Mapping[str, str] = MappingProxyType(
    {
        "search.config.lang": "en",
        "search.config.pipeline": "stopWordFilter",
        "search.config.separator": r"[\s\-]+",
    }
)
"""Material's key → value of what are no words: settings of its search engine, here Material's own for English."""

NOT_WORDS = frozenset({"language", "direction", *SETTINGS})
"""Keys that no translator sees: the page's tag, its direction, the settings."""
