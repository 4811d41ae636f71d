#!/usr/bin/env python3
"""Keeps the translations of shared/words whole and up to date.

    python3 shared/tools/translations.py check
    python3 shared/tools/translations.py accept TAG [KEY...]

check says of every language what is missing, what is too much, what was made from an English sentence that has changed since, which placeholders
or plural forms do not fit, and which texts of packs have no translation. It ends with 1 where anything is said.

accept records that the sentences of TAG (all, or those named) are translations of the English ones as they are now: to be called after they were
read beside the English ones, never to silence a check. The record is shared/words/made-from/TAG.json: a hash of the English sentence a key.

A language has four files: TAG.json for en.json, ui.TAG.json for ui.en.json, classroom/TAG.json for classroom/en.json, and packs.TAG.json, whose keys are
the English texts of the packs themselves: there a text that has changed is one without translation, so that they need no record.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

WORDS = Path(__file__).resolve().parents[1] / "words"
PACKS = Path(__file__).resolve().parents[1] / "packs"

# CLDR's cardinal categories, release 48. "many" of Spanish and French, whole millions, is left out: nothing that is counted comes so far.
FORMS = {
    "ar": {"zero", "one", "two", "few", "many", "other"},
    "es": {"one", "other"},
    "fr": {"one", "other"},
    "ja": {"other"},
    "zh-Hans": {"other"},
    "zh-Hant": {"other"},
}
# Taken for exactly 0 and 1 in every language, where English says something else there.
EXACT = {"zero", "one"}
# Forms that name their number by themselves ("two accounts" is one word in Arabic).
NAMES_ITS_NUMBER = {"zero", "one", "two"}
# Beginnings of the files of sentences.
FILES = ("", "ui.", "classroom/")
PLACEHOLDER = re.compile(r"\{(\w*)\}")

Sentence = str | dict[str, str]


def read(path: Path) -> dict:
    def once(pairs: list) -> dict:
        keys = dict(pairs)
        if len(keys) < len(pairs):
            raise ValueError(f"{path.name}: a key stands twice")
        return keys

    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)


def forms_of(sentence: Sentence) -> dict[str, str]:
    return {"other": sentence} if isinstance(sentence, str) else sentence


def digest(sentence: Sentence) -> str:
    text = "\n".join(f"{form}={text}" for form, text in sorted(forms_of(sentence).items()))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def places(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def sentences_of(language: str) -> dict[str, Sentence]:
    sentences: dict[str, Sentence] = {}
    for name in FILES:
        sentences |= read(WORDS / f"{name}{language}.json")
    return sentences


def english() -> dict[str, Sentence]:
    return sentences_of("en")


def pack_texts() -> list[str]:
    """Every text of a pack that a reader sees, in the packs' order. Titles of works are as their publishers wrote them, our own excepted."""
    texts: dict[str, None] = {}
    for path in sorted(PACKS.glob("*.json")):
        pack = read(path)
        texts[pack["title"]] = None
        for source in pack["sources"].values():
            if source["publisher"] == "Persona Lens":
                texts[source["title"]] = None
        for signature in pack.get("signatures", []):
            texts[signature["title"]] = None
            for trait in signature["signals"] + signature.get("counter", []):
                texts |= dict.fromkeys([trait.get("rule", ""), trait.get("look_alike", "")])
            texts |= dict.fromkeys(signature.get("innocent", []))
    for path in sorted(PACKS.glob("*.json")):
        texts |= dict.fromkeys(signature["operation"] for signature in read(path).get("signatures", []))
    texts.pop("", None)
    return list(texts)


def sentence_problems(language: str, source: Sentence, sentence: Sentence) -> list[str]:
    """What does not fit in one translated sentence."""
    ours, theirs = forms_of(source), forms_of(sentence)
    problems = []
    if not all(isinstance(text, str) and text.strip(" ") for text in theirs.values()):
        return ["a form is empty or no text"]
    wanted = {"other"} | ({"zero"} & ours.keys())
    if isinstance(source, dict) and "n" in places(ours["other"]):
        wanted |= FORMS[language] - {"zero"}
    # Where English says something else of one, every language has to, whether it counts so or not.
    if "one" in ours and places(ours["other"]) - places(ours["one"]) - {"n"}:
        wanted.add("one")
    if lacking := wanted - theirs.keys():
        problems.append(f"forms are missing: {', '.join(sorted(lacking))}")
    if extra := theirs.keys() - FORMS[language] - EXACT:
        problems.append(f"forms that the language has not: {', '.join(sorted(extra))}")
    for form, text in theirs.items():
        expected = places(ours.get(form, ours["other"]))
        given = places(text)
        lost = expected - given - ({"n"} if form in NAMES_ITS_NUMBER else set())
        if lost:
            problems.append(f"{form}: placeholders left out: {', '.join(sorted(lost))}")
        if more := given - expected - places(ours["other"]):
            problems.append(f"{form}: placeholders that English has not: {', '.join(sorted(more))}")
    return problems


def language_problems(language: str) -> list[str]:
    problems = []
    record = read(WORDS / "made-from" / f"{language}.json")
    for name in FILES:
        source, translated = read(WORDS / f"{name}en.json"), read(WORDS / f"{name}{language}.json")
        file = f"{name}{language}.json"
        problems += [f"{file}: {key}: is missing" for key in source if key not in translated]
        problems += [f"{file}: {key}: English has no such sentence" for key in translated if key not in source]
        for key, sentence in translated.items():
            if key not in source:
                continue
            problems += [f"{file}: {key}: {problem}" for problem in sentence_problems(language, source[key], sentence)]
            if record.get(key) != digest(source[key]):
                problems.append(f"{file}: {key}: was not made from the English sentence as it is now")
    source = english()
    problems += [f"made-from/{language}.json: {key}: is no longer a sentence" for key in record if key not in source]
    texts, translated = pack_texts(), read(WORDS / f"packs.{language}.json")
    file = f"packs.{language}.json"
    problems += [f"{file}: is missing: {text}" for text in texts if text not in translated]
    problems += [f"{file}: no pack says: {text}" for text in translated if text not in texts]
    problems += [f"{file}: is empty: {text}" for text, said in translated.items() if not isinstance(said, str) or not said.strip()]
    return problems


def check() -> int:
    found = {path.name.split(".")[1] for path in WORDS.glob("ui.*.json")} - {"en"}
    problems = [f"{tag}: no plural rules are known for it (shared/tools/translations.py)" for tag in sorted(found - FORMS.keys())]
    for language in FORMS:
        try:
            problems += language_problems(language)
        except (OSError, ValueError) as failure:
            problems.append(str(failure))
    for problem in problems:
        print(problem)
    print(f"{len(FORMS)} languages, {len(english())} sentences, {len(pack_texts())} texts of packs: {len(problems) or 'no'} problems")
    return 1 if problems else 0


def accept(language: str, keys: list[str]) -> int:
    if language not in FORMS:
        print(f"{language}: no such language")
        return 2
    source = english()
    translated = sentences_of(language)
    if unknown := [key for key in keys if key not in source or key not in translated]:
        print(f"not in both languages: {', '.join(unknown)}")
        return 2
    path = WORDS / "made-from" / f"{language}.json"
    old = read(path) if path.exists() else {}
    fresh = {key: digest(source[key]) for key in source if key in translated and (not keys or key in keys)}
    record = {key: value for key, value in {**old, **fresh}.items() if key in source}
    ordered = {key: record[key] for key in source if key in record}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(ordered, indent=2) + "\n", encoding="utf-8")
    print(f"{language}: {len(fresh)} sentences recorded")
    return 0


def main(arguments: list[str]) -> int:
    if arguments == ["check"]:
        return check()
    if len(arguments) >= 2 and arguments[0] == "accept":
        return accept(arguments[1], arguments[2:])
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
