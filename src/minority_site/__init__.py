"""Multilingual sites with information to national minorities, honest about every text that is not translated."""

__version__ = "0.1.0"
