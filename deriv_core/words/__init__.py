"""The words room: every sentence, by its code. The rest of the library returns messages, which are data.

The words themselves stand in ``<language>/<subject>.ftl``, in the Fluent syntax; a code begins with its
subject.
"""

from deriv_core.words.catalogue import LANGUAGES, SOURCE, entries
from deriv_core.words.message import Message, exchanged, joined, say

__all__ = ["LANGUAGES", "SOURCE", "Message", "entries", "exchanged", "joined", "say"]
