from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from swandoc.guide import source
from swandoc.guide.problems import Position
from swandoc.guide.source import Source, parse_source, read_source

ROOT = Path(source.__file__).parents[2]


@pytest.fixture(params=["libyaml", "pure Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Runs a test with both of PyYAML's parsers."""
    name = str(request.param)
    monkeypatch.setattr(source, "_LOADER", yaml.CSafeLoader if name == "libyaml" else yaml.SafeLoader)
    return name


def parsed(text: str | bytes) -> Source:
    result, problems = parse_source(text if isinstance(text, bytes) else text.encode(), name="f.yml")
    assert problems == []
    assert result is not None
    return result


def problems_of(text: str | bytes) -> list[str]:
    raw = text if isinstance(text, bytes) else text.encode()
    return [str(problem) for problem in parse_source(raw, name="f.yml")[1]]


SCENARIO = """\
# a comment
code: SWD112
symptoms:
- The tunnel is up
-   no reply
breaks_at: {host: gateway, hop: 'postrouting'}
cause: |
  Source NAT
  changes the packet

remedies:
  - title: Exempté 😀
    intents:
      - exempt: {out: "{wan}", of: [a, b]}
empty:
"""


@pytest.mark.usefixtures("parser")
class TestPositions:
    def test_the_data_is_plain(self) -> None:
        assert parsed(SCENARIO).data == {
            "code": "SWD112",
            "symptoms": ["The tunnel is up", "no reply"],
            "breaks_at": {"host": "gateway", "hop": "postrouting"},
            "cause": "Source NAT\nchanges the packet\n",
            "remedies": [{"title": "Exempté 😀", "intents": [{"exempt": {"out": "{wan}", "of": ["a", "b"]}}]}],
            "empty": None,
        }

    @pytest.mark.parametrize(
        ("route", "value", "key"),
        [
            ((), (2, 1), (2, 1)),
            (("code",), (2, 7), (2, 1)),
            (("symptoms",), (4, 1), (3, 1)),
            (("symptoms", 1), (5, 5), (5, 5)),
            (("breaks_at", "hop"), (6, 33), (6, 28)),
            (("cause",), (7, 8), (7, 1)),
            (("remedies", 0), (12, 5), (12, 5)),
            (("remedies", 0, "intents", 0, "exempt", "of", 1), (14, 40), (14, 40)),
            (("empty",), (15, 7), (15, 1)),
        ],
    )
    def test_each_value_and_key_has_its_position(
        self, route: source.Route, value: tuple[int, int], key: tuple[int, int]
    ) -> None:
        read = parsed(SCENARIO)
        assert read.position(route) == Position("f.yml", *value)
        assert read.position(route, key=True) == Position("f.yml", *key)

    def test_the_nearest_ancestor_stands_in_for_what_is_absent(self) -> None:
        read = parsed(SCENARIO)
        assert read.position(("breaks_at", "place", "x")) == Position("f.yml", 6, 12)
        assert read.position(("breaks_at", "place"), key=True) == Position("f.yml", 6, 1)
        assert read.position(("symptoms", 9)) == Position("f.yml", 4, 1)
        assert read.position(("nothing",)) == Position("f.yml", 2, 1)

    def test_columns_count_characters_and_lines_end_as_in_an_editor(self) -> None:
        read = parsed("a: {'é😀': x, b: y}\r\nc: z\rd: w\n")
        assert read.position(("a", "b"), key=True) == Position("f.yml", 1, 14)
        assert read.position(("c",)) == Position("f.yml", 2, 4)
        assert read.position(("d",)) == Position("f.yml", 3, 4)

    def test_a_byte_order_mark_takes_no_column(self) -> None:
        read = parsed(b"\xef\xbb\xbfa: 1")
        assert read.data == {"a": 1}
        assert read.position(("a",), key=True) == Position("f.yml", 1, 1)


@pytest.mark.usefixtures("parser")
class TestScalars:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            *[(word, word) for word in ("yes", "no", "No", "on", "off", "Y", "n", "tRUE")],
            *[(word, True) for word in ("true", "True", "TRUE")],
            *[(word, False) for word in ("false", "False", "FALSE")],
            *[(word, None) for word in ("null", "Null", "NULL", "~", "")],
            ("0", 0),
            ("1400", 1400),
            ("-1", -1),
            ("999999999999999", 999_999_999_999_999),
            ("1000000000000000", "1000000000000000"),
            ("6.0", 6.0),
            ("-0.5", -0.5),
            *[(text, text) for text in ("010", "00", "0o17", "0x2a", "1_000", "+1", ".5", "5.", "12e5", "-0")],
            *[(text, text) for text in (".inf", ".nan", "1:30", "2024-01-31", "2024-01-31 10:00:00", "=")],
            *[(text, text) for text in ("10.1.0.1", "500:4500", "١٢", "<<", "9" * 5000)],
            *[(f"'{text}'", text) for text in ("true", "1", "6.0", "~", "")],
            ('"1"', "1"),
            ("|\n  1", "1"),
        ],
    )
    def test_a_scalar_means_what_it_looks_like(self, text: str, value: object) -> None:
        data = parsed(f"a: {text}").data
        assert data == {"a": value}
        assert isinstance(data, dict)
        assert type(data["a"]) is type(value)

    def test_words_that_yaml_1_1_takes_for_booleans_are_keys(self) -> None:
        assert parsed("on: 1\nno: 2\n010: 3\n'1': 4\n'<<': 5\n").data == {
            "on": 1,
            "no": 2,
            "010": 3,
            "1": 4,
            "<<": 5,
        }

    def test_the_root_may_be_a_list_or_text(self) -> None:
        assert parsed("- a\n- b\n").data == ["a", "b"]
        assert parsed("--- text\n...\n").data == "text"


QUOTE = "(put the text in quotes)"
INDENT = "(check the indentation, and the quotes around the text before)"
BACKSLASH = "(write a backslash as '\\\\', or use single quotes)"
NO_COLON = "':' is not allowed here (put the text in quotes, or check the indentation)"
SYNTAX = {
    "a:\n\tb: 1": "2:1: a tab is not allowed here (use spaces)",
    "\ta: 1": "1:1: a tab is not allowed here (use spaces)",
    "a: |\n\t x": "2:1: a tab is not allowed here (use spaces)",
    "a: @x": f"1:4: text without quotes cannot begin with '@' {QUOTE}",
    "😀: `x`": f"1:4: text without quotes cannot begin with '`' {QUOTE}",
    "a: %x": f"1:4: text without quotes cannot begin with '%' {QUOTE}",
    "a: *.example.org": f"1:5: text without quotes cannot begin with '*' or '&' {QUOTE}",
    "a: & b": f"1:5: text without quotes cannot begin with '*' or '&' {QUOTE}",
    "a: !x!y z": f"1:4: text without quotes cannot begin with '!' {QUOTE}",
    "a: | x": "1:6: text cannot begin right after '|' or '>' (begin it on the next line, indented)",
    "a: 'x\nb: y\n": "2:5: the quotes that open at 1:4 are never closed",
    'a: "x\n---\ny"': "2:1: the quotes that open at 1:4 are not closed before this line",
    'a: "\\xZZ"': f"1:7: this escape is not a Unicode character {BACKSLASH}",
    'a: "\\U00110000"': f"1:7: this escape is not a Unicode character {BACKSLASH}",
    'a: "\\UFFFFFFFF"': f"1:7: this escape is not a Unicode character {BACKSLASH}",
    "a: b: c": f"1:5: {NO_COLON}",
    "a: 1\n  b: 2": f"2:4: {NO_COLON}",
    "a: ? b": f"1:4: '?' is not allowed here {QUOTE}",
    "a: - b": "1:4: a list item is not allowed here (begin it on its own line, or put the text in quotes)",
    "a: 1\nb\nc: 2": "3:1: the line at 2:1 lacks a ':' (write 'key: value', or check the indentation)",
    "a: [1, 2\nb: 3": "2:2: the list that opens at 1:4 lacks a ',' or its ']' here",
    "a: [1, 2": "1:9: the list that opens at 1:4 lacks a ',' or its ']' here",
    "a: {b: 1\n\n": "1:9: the mapping that opens at 1:4 lacks a ',' or its '}' here",
    "a: {wan}/32": f"1:9: this is not a key of the mapping that begins at 1:1 {INDENT}",
    "a: 'it's'": f"1:8: this is not a key of the mapping that begins at 1:1 {INDENT}",
    "- a\nb: c": f"2:1: this is not an item of the list that begins at 1:1 {INDENT}",
    "a: [b, , c]": "1:8: a value is missing here",
    "[a] b": f"1:5: nothing may follow the end of the document {INDENT}",
}


class TestSyntax:
    @pytest.mark.usefixtures("parser")
    @pytest.mark.parametrize(("text", "problem"), SYNTAX.items())
    def test_an_error_says_where_it_is_and_what_to_write(self, text: str, problem: str) -> None:
        assert problems_of(text) == [f"f.yml:{problem}"]
        assert parse_source(text.encode(), name="f.yml")[0] is None

    def test_the_backslashes_of_a_windows_path_are_explained(self, parser: str) -> None:
        column = 7 if parser == "libyaml" else 8
        message = f"this is not an escape that YAML knows {BACKSLASH}"
        assert problems_of(r'a: "C:\Windows"') == [f"f.yml:1:{column}: {message}"]

    @pytest.mark.parametrize(("text", "column"), [("a: 1\n%x", 3), ("a: *x\n%", 2)])
    def test_a_percent_sign_that_begins_a_line_is_explained(self, text: str, column: int) -> None:
        message = "a line cannot begin with '%' (indent it, or put the text in quotes)"
        assert problems_of(text)[-1] == f"f.yml:2:{column}: {message}"


ANCHOR = "(write the value out where it is used; put text that begins with '&' in quotes)"
ALIAS = "(write the value out; put text that begins with '*' in quotes)"
TAG = "(remove it; put text that begins with '!' in quotes)"
KEY = "(put text that begins with '{', '[' or '?' in quotes)"
REFUSALS = {
    "a: 1\nb: {c: 1, c: 2}": ["2:11: duplicate key 'c' (first at 2:5)"],
    "a: &x 1\nb: *x\n": [
        f"1:4: anchor '&x' is not allowed {ANCHOR}",
        f"2:4: alias '*x' is not allowed {ALIAS}",
    ],
    "a:\n  <<: {b: 1}": ["2:3: merge key '<<' is not allowed (write the entries out)"],
    "a: !!python/object/apply:os.system x": [f"1:4: tag '!!python/object/apply:os.system' is not allowed {TAG}"],
    "a: !!binary x": [f"1:4: tag '!!binary' is not allowed {TAG}"],
    "a: !!str x": [f"1:4: tag '!!str' is not allowed {TAG}"],
    "a: !foo {b: 1}": [f"1:4: tag '!foo' is not allowed {TAG}"],
    "a: ! x": [f"1:4: tag '!' is not allowed {TAG}"],
    "a: !<tag:example.org,2024:x> x": [f"1:4: tag 'tag:example.org,2024:x' is not allowed {TAG}"],
    "a: 1\n---\nb: 2": ["2:1: a second document begins here (write one document per file)"],
    "1: a": ["1:1: key 1 is not text (put it in quotes: '1')"],
    "a: {6.0: x}": ["1:5: key 6.0 is not text (put it in quotes: '6.0')"],
    "true: a\n~: b": [
        "1:1: key true is not text (put it in quotes: 'true')",
        "2:1: key ~ is not text (put it in quotes: '~')",
    ],
    "?\n: a": ["1:2: a key is missing before ':'"],
    "{wan}: x": [f"1:1: a mapping or a list cannot be a key {KEY}"],
    'a: ["x\\ey", "\\u202e"]': [
        f"1:5: an escape writes the invisible character U+001B {BACKSLASH}",
        f"1:13: an escape writes the invisible character U+202E {BACKSLASH}",
    ],
}


@pytest.mark.usefixtures("parser")
class TestRefusals:
    @pytest.mark.parametrize(("text", "problems"), REFUSALS.items())
    def test_what_is_refused_has_a_position_and_a_way_out(self, text: str, problems: list[str]) -> None:
        assert problems_of(text) == [f"f.yml:{problem}" for problem in problems]
        assert parse_source(text.encode(), name="f.yml")[0] is not None

    @pytest.mark.parametrize("tag", ["!", "!!int", "!x"])
    def test_the_value_of_a_refused_tag_stays_text(self, tag: str) -> None:
        result, _ = parse_source(f"a: {tag} 5".encode(), name="f.yml")
        assert result is not None
        assert result.data == {"a": "5"}

    def test_all_problems_are_reported_in_one_run(self) -> None:
        text = "a: &x 1\na: *x\na: !y 2\nb:\n  <<: *x\n  1: 2\n  a: 3\n"
        result, problems = parse_source(text.encode(), name="f.yml")
        assert [str(problem).split(" (")[0] for problem in problems] == [
            "f.yml:1:4: anchor '&x' is not allowed",
            "f.yml:2:1: duplicate key 'a'",
            "f.yml:2:4: alias '*x' is not allowed",
            "f.yml:3:1: duplicate key 'a'",
            "f.yml:3:4: tag '!y' is not allowed",
            "f.yml:5:3: merge key '<<' is not allowed",
            "f.yml:5:7: alias '*x' is not allowed",
            "f.yml:6:3: key 1 is not text",
        ]
        assert result is not None
        assert result.data == {"a": 1, "b": {"a": 3}}
        assert result.position(("a",)) == Position("f.yml", 1, 4)

    def test_what_was_found_before_a_syntax_error_is_reported_with_it(self) -> None:
        assert problems_of("a: 1\na: 2\nb: @") == [
            "f.yml:2:1: duplicate key 'a' (first at 1:1)",
            "f.yml:3:4: text without quotes cannot begin with '@' (put the text in quotes)",
        ]

    @pytest.mark.parametrize(
        ("text", "position"),
        [
            ("%YAML 1.1\n---\na: 1", "1:1"),
            ("# c\r\n\r\n%TAG ! x\n---\na", "3:1"),
            ("a: 1\n...\n%TAG ! x\n---\nb", "3:1"),
        ],
    )
    def test_directives_are_refused(self, text: str, position: str) -> None:
        hint = "(remove the line; put text that begins with '%' in quotes)"
        assert problems_of(text) == [f"f.yml:{position}: directives ('%') are not allowed {hint}"]

    @pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "~", b"\xef\xbb\xbf"])
    def test_an_empty_file_is_a_problem(self, text: str | bytes) -> None:
        assert problems_of(text) == ["f.yml:1:1: the file is empty"]

    def test_a_long_key_is_shortened_in_messages(self) -> None:
        key = "k" * 300
        message = f"duplicate key '{'k' * 39}…' (first at 1:1)"
        assert problems_of(f"{key}: 1\n{key}: 2") == [f"f.yml:2:1: {message}"]


class TestBytes:
    @pytest.mark.parametrize(
        ("raw", "problem"),
        [
            (b"a: 1\nb: \xc3\xa9\xe9\n", "2:5: byte 0xE9 at offset 10 is not UTF-8 (save the file as UTF-8)"),
            (b"\xef\xbb\xbfa: \xff", "1:4: byte 0xFF at offset 6 is not UTF-8 (save the file as UTF-8)"),
            (b"a: \xed\xa0\x80", "1:4: byte 0xED at offset 3 is not UTF-8 (save the file as UTF-8)"),
            ("a: 1\n".encode("utf-16"), "1:1: the file is UTF-16 (save it as UTF-8)"),
            ("a: 1\n".encode("utf-16-le"), "1:1: the file is UTF-16 (save it as UTF-8)"),
            ("a: 1\n".encode("utf-16-be"), "1:1: the file is UTF-16 (save it as UTF-8)"),
            (b"a: 1\nb: \0\n", "2:4: invisible character U+0000 (remove it)"),
            (
                b"a: \x1b[31m\nb: \x7f\n",
                "1:4: invisible character U+001B (remove it, and 1 more in this file)",
            ),
            *[
                (f"a: x{character}y".encode(), f"1:5: invisible character U+{ord(character):04X} (remove it)")
                for character in "\x85\u2028\u2029\u202e\u2066\ufeff\ufffe"
            ],
        ],
    )
    def test_bytes_that_are_not_plain_utf8_text_are_located(self, raw: bytes, problem: str) -> None:
        assert parse_source(raw, name="f.yml")[0] is None
        assert problems_of(raw) == [f"f.yml:{problem}"]

    @pytest.mark.usefixtures("parser")
    def test_every_visible_character_is_read(self) -> None:
        for block in range(0, 0x110000, 0x4000):
            text = "".join(
                character
                for character in map(chr, range(block, block + 0x4000))
                if character not in "'\t\r\n"
                and not 0xD800 <= ord(character) <= 0xDFFF
                and not source._INVISIBLE.match(character)
            )
            assert parsed(f"'a{text}b'").data == f"a{text}b"


@pytest.mark.usefixtures("parser")
class TestLimits:
    def test_thirty_levels_are_read_and_one_more_is_a_problem(self) -> None:
        assert parsed("[" * 30 + "]" * 30)
        message = "more than 30 mappings and lists inside each other"
        assert problems_of("[" * 31 + "]" * 31) == [f"f.yml:1:31: {message}"]
        assert problems_of("".join(" " * n + "k:\n" for n in range(31)) + " " * 31 + "k: v") == [
            f"f.yml:31:31: {message}"
        ]

    def test_keys_and_values_are_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(source, "MAX_NODES", 4)
        assert parsed("{a: [b]}").data == {"a": ["b"]}
        assert problems_of("{a: [b, c]}") == ["f.yml:1:9: more than 4 keys and values (split the file)"]

    def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_a_problem(self) -> None:
        largest = b"a: " + b"x" * (source.MAX_BYTES - 3)
        assert parsed(largest).data == {"a": "x" * (source.MAX_BYTES - 3)}
        assert problems_of(largest + b"x") == ["f.yml:1:1: the file is larger than 1,000,000 bytes (split it)"]


class TestFiles:
    def read(self, path: Path) -> list[str]:
        result, problems = read_source(path, name="docs/f.yml")
        assert result is None
        return [str(problem) for problem in problems]

    def test_a_file_is_read_under_the_name_it_is_given(self, tmp_path: Path) -> None:
        (tmp_path / "x.yml").write_text("a: é\n", encoding="utf-8")
        result, problems = read_source(tmp_path / "x.yml", name="docs/f.yml")
        assert problems == []
        assert result is not None
        assert (result.file, result.data) == ("docs/f.yml", {"a": "é"})
        assert str(result.position(("a",))) == "docs/f.yml:1:4"

    def test_a_missing_file_is_a_problem(self, tmp_path: Path) -> None:
        expected = "docs/f.yml:1:1: the file cannot be read: No such file or directory"
        assert self.read(tmp_path / "x.yml") == [expected]

    def test_a_directory_is_a_problem(self, tmp_path: Path) -> None:
        assert self.read(tmp_path) == ["docs/f.yml:1:1: this is a directory (a YAML file is needed)"]

    def test_a_path_that_no_file_can_have_is_a_problem(self, tmp_path: Path) -> None:
        [problem] = self.read(tmp_path / "a\0b")
        assert problem.startswith("docs/f.yml:1:1: the file cannot be read: ")

    def test_a_fifo_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "x.yml")
        assert self.read(tmp_path / "x.yml") == ["docs/f.yml:1:1: this is not a regular file"]

    def test_a_large_file_is_refused_by_its_size_before_it_is_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with (tmp_path / "x.yml").open("wb") as file:
            file.truncate(10_000_000)
        monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
        assert self.read(tmp_path / "x.yml") == ["docs/f.yml:1:1: the file is larger than 1,000,000 bytes (split it)"]


HOSTILE = """
import json, pathlib, resource, sys, time
from swandoc.guide.source import parse_source, read_source

MB = 1_000_000
laughs = "a0: &a0 [x]\\n" + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\\n" for n in range(1, 200))
cases = {
    "billion laughs": laughs,
    "open brackets": "[" * MB,
    "open braces": "{a: " * (MB // 4),
    "one line": "a: " + "x" * (MB - 3),
    "aliases": "a: &x [" + "*x, " * (MB // 4 - 2),
    "anchors": "[" + "&a a," * (MB // 5 - 1),
    "deep block": "".join(" " * n + "a:\\n" for n in range(1400)),
    "dashes": "- " * (MB // 2),
    "question marks after many lines": "\\n" * (MB - 100) + "? " * 25 + "x",
    "many small lists": "[" + ("[" * 29 + "]" * 29 + ",") * (MB // 60) + "]",
    "many items": "- a\\n" * (MB // 4),
    "duplicates": "a: 1\\n" * (MB // 5),
    "line breaks": "\\r\\n" * (MB // 2),
    "comments": "#\\r\\n" * (MB // 3),
    "tag directives": "".join(f"%TAG !{n}! x\\n" for n in range(MB // 16)) + "---\\na",
    "late tag directives": "a\\n...\\n" + "".join(f"%TAG !{n}! x\\n" for n in range(MB // 17)) + "---\\na",
    "control characters": "\\x01" * MB,
    "folded": "a: >" + "\\n x" * (MB // 3 - 2),
    "open quotes": 'a: "' + "x " * (MB // 2 - 2),
    "escapes": 'a: "' + "\\\\x41" * (MB // 4 - 2) + '"',
}
raws = {name: text.encode() for name, text in cases.items()}
raws["invalid UTF-8"] = b"a: 1\\n" * 199_000 + b"\\xff"
raws["10 MB"] = bytes(10 * MB)
pages = int(pathlib.Path("/proc/self/statm").read_text().split()[0])
limit = pages * resource.getpagesize() + 200 * MB
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
result = {}
for name, raw in raws.items():
    begin = time.process_time()
    problems = parse_source(raw, name="f.yml")[1]
    result[name] = (time.process_time() - begin, str(problems[-1]) if problems else "")
print(json.dumps(result))
"""


def run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux's /proc")
def test_no_file_takes_more_than_a_second_and_200_megabytes() -> None:
    result: dict[str, tuple[float, str]] = json.loads(run(HOSTILE))
    assert {name: seconds for name, (seconds, _) in result.items() if seconds > 1} == {}
    assert result["billion laughs"][1].startswith("f.yml:200:62: alias '*a198' is not allowed")
    # At the 31st, or where libyaml itself gives up, which reads ahead.
    assert re.match(r"f\.yml:1:(31|1001): more than 30 mappings and lists", result["open brackets"][1])
    assert result["open braces"][1].startswith("f.yml:1:121: more than 30 mappings and lists")
    assert result["one line"][1] == ""
    assert result["many items"][1] == "f.yml:50000:3: more than 50,000 keys and values (split the file)"
    assert result["invalid UTF-8"][1].startswith("f.yml:199001:1: byte 0xFF at offset 995000 is not UTF-8")
    assert result["10 MB"][1].startswith("f.yml:1:1: the file is larger than 1,000,000 bytes")


def test_no_text_raises_and_both_parsers_agree_on_what_they_accept(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = random.Random(1).choices
    words = [*"ab1: \n-?[]{}\"'#|>\t!%é😀\\~@", "- ", ": ", "&x", "*x", "...", "\n---\n", "<<", "\r\n"]
    accepted = 0
    for length in list(range(1, 12)) * 250:
        raw = "".join(choice(words, k=length)).encode()
        monkeypatch.setattr(source, "_LOADER", yaml.CSafeLoader)
        fast, fast_problems = parse_source(raw, name="f.yml")
        monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)
        slow, slow_problems = parse_source(raw, name="f.yml")
        if fast and slow and not fast_problems and not slow_problems:
            accepted += 1
            assert (fast.data, fast._root) == (slow.data, slow._root), raw
    assert accepted > 500


def test_a_file_is_read_where_libyaml_is_absent() -> None:
    script = """
import sys
sys.modules["yaml._yaml"] = None
import yaml
from swandoc.guide.source import parse_source
assert not yaml.__with_libyaml__
source, problems = parse_source(b"a: {b: [1, No]}", name="f.yml")
print(source.data, source.position(("a", "b", 1)), problems)
"""
    assert run(script) == "{'a': {'b': [1, 'No']}} f.yml:1:12 []\n"
