"""No sentence stands outside the words room, but for those of the table, which can only grow shorter."""

from __future__ import annotations

import json

from .finding import ROOT, counted, is_sentence, javascript_sentences, python_sentences

TABLE = json.loads((ROOT / "tests" / "cases" / "sentences_elsewhere.json").read_text(encoding="utf-8"))


def test_a_sentence_is_found_wherever_it_stands() -> None:
    source = '''
        """A docstring is no sentence of the program."""
        LOG.warning("Neither is %s in a log", it)
        st.error("But this is one")
        raise Wrong(f"There are {count} of them", hint="Take one away.")
        say("reading-nothing-between-these-brackets", {"a b": 1})
        path, selector = "one/two/three", ".st-key-one > .st-key-two"
    '''
    lines = "\n".join(line[8:] for line in source.splitlines())
    assert [text for _, text in python_sentences(lines)] == [
        "But this is one",
        "There are 0 of them",
        "Take one away.",
    ]
    script = "// no sentence at all here\nconst a = `${n} of the ${f(`x`)} points`, b = 'is not so', c = 'a';"
    assert [line for line, _ in javascript_sentences(script)] == [2, 2]
    assert is_sentence("a corner, so no tangent")
    assert not is_sentence("not defined")


def test_no_sentence_stands_elsewhere_but_where_the_table_says() -> None:
    """Where there are fewer than before, the table is to say so; more belong to the room."""
    assert counted() == {**TABLE["code and notes to programmers"], **TABLE["to be moved"]}
