"""How hard a text is to read: Flesch-Kincaid grade, words a sentence. Exact fractions.

Grade = 0.39 x words/sentences + 11.8 x syllables/words - 15.59 (Kincaid and others, 1975).
"""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

_ENDS = re.compile(r"[.?!:;]+(?:[\s\"')]|$)|\n")
_WORD = re.compile(r"[A-Za-z]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][A-Za-z]+)*|\d[\d,.]*\d|\d")
_SILENT = re.compile(r"(?<=[^aeiouy])(?:e|es|ed)$")
_VOWELS = re.compile(r"[aeiouy]+")


class Level(NamedTuple):
    """Counts of a text; ``longest`` is the number of words of its longest sentence."""

    words: int
    sentences: int
    syllables: int
    longest: int

    @property
    def grade(self) -> Fraction:
        """The school grade that reads it; 0 for an empty text."""
        if not self.words:
            return Fraction(0)
        a_sentence, a_word = Fraction(self.words, self.sentences), Fraction(self.syllables, self.words)
        return Fraction(39, 100) * a_sentence + Fraction(118, 10) * a_word - Fraction(1559, 100)

    @property
    def words_a_sentence(self) -> Fraction:
        """The mean; 0 for an empty text."""
        return Fraction(self.words, self.sentences) if self.sentences else Fraction(0)


def level(texts: Iterable[str]) -> Level:
    """The counts of several texts together; each begins a sentence of its own."""
    sentences = [found for text in texts for found in sentences_of(text)]
    words = [word for sentence in sentences for word in sentence]
    longest = max(map(len, sentences), default=0)
    return Level(len(words), len(sentences), sum(map(syllables, words)), longest)


def sentences_of(text: str) -> list[list[str]]:
    """The sentences, each as its words; a colon and a semicolon end one as well."""
    found = (_WORD.findall(part) for part in _ENDS.split(text))
    return [words for words in found if words]


def syllables(word: str) -> int:
    """Vowel groups after a silent final e, es, ed; at least one. A number counts one."""
    return max(len(_VOWELS.findall(_SILENT.sub("", word.lower()))), 1)
