"""LIX against counts made by hand."""

from __future__ import annotations

import pytest

from minority_site.readability import Readability, readability


@pytest.mark.parametrize(
    ("text", "words", "sentences", "long_words", "lix"),
    [
        ("Du får rösta. Gå dit i dag!", 7, 2, 0, 3.5),
        ("Vårdnadshavare ansöker skriftligen.", 3, 1, 3, 103.0),
        ("Kommunen ska fråga dig.", 4, 1, 1, 29.0),
        ("Ring 112, t.ex. på natten.", 5, 1, 0, 5.0),
        ("Minst 10 procent av dem.", 4, 1, 1, 29.0),
        ("Ta med två saker: legitimation och röstkort.", 7, 1, 2, 7 + 200 / 7),
        ("Ta med det här: Legitimation och röstkort.", 7, 2, 2, 7 / 2 + 200 / 7),
        ("Hon sade ”ja.” Han gick hem.", 6, 2, 0, 3.0),
        ("Nord-Sverige har fem.", 3, 1, 1, 3 + 100 / 3),
        ("", 0, 0, 0, 0.0),
        ("2026 – 2030", 0, 0, 0, 0.0),
    ],
)
def test_words_sentences_and_long_words_are_counted(
    text: str, words: int, sentences: int, long_words: int, lix: float
) -> None:
    found = readability([text])
    assert found == Readability(words=words, sentences=sentences, long_words=long_words)
    assert found.lix == pytest.approx(lix)


def test_each_paragraph_ends_a_sentence() -> None:
    assert readability(["en förening", "två föreningar"]).sentences == 2


def test_a_label_is_no_sentence_that_makes_a_text_easier() -> None:
    plain = readability(["Det här är lagen om alla."])
    assert readability(["Det här är lagen om alla.", "Lag:"]).sentences == plain.sentences


def test_six_letters_are_short_and_seven_are_long() -> None:
    assert readability(["språk minnen"]).long_words == 0
    assert readability(["språket minnena"]).long_words == 2
