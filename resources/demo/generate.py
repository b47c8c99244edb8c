#!/usr/bin/env python3
"""Writes the demo's data into resources/embedded/demo: simple sentences in English, Korean, French and German.

    python3 resources/demo/generate.py            # Python 3.9 or newer, nothing else; always the same bytes
    python3 resources/demo/generate.py --show 60  # prints random rows to read over

A sentence is a noun in a frame. A quarter of the noun × frame combinations, "There is an apple." among them, is
held out: it stands in held_out.tsv and in no other file, in none of the languages. The words and their forms are
in lexicon.py.
"""

import argparse
import pathlib
import random

from lexicon import NOUNS, PREDICATES, SAYINGS, SUBJECTS

OUT = pathlib.Path(__file__).resolve().parents[1] / "embedded" / "demo"
LANGUAGES = ("en", "ko", "fr", "de")


# English ---------------------------------------------------------------------------------------------------------
def english(noun):
    return {
        "a": ("an " if noun.english[0] in "aeiou" else "a ") + noun.english,
        "x": noun.english,
        "xs": noun.english_plural,
    }


# Korean: the particle depends on whether the last syllable ends in a consonant ---------------------------------------
def korean(noun):
    closed = (ord(noun.korean[-1]) - 0xAC00) % 28 != 0
    return {
        "x": noun.korean,
        "subject": noun.korean + ("이" if closed else "가"),
        "object": noun.korean + ("을" if closed else "를"),
        "topic": noun.korean + ("은" if closed else "는"),
        "counter": noun.counter,
    }


# French ----------------------------------------------------------------------------------------------------------
def french(noun):
    feminine = noun.french_gender == "f"
    elided = noun.french[0] in "aeéèiouœ"
    return {
        "un": ("une " if feminine else "un ") + noun.french,
        "le": "l'" + noun.french if elided else ("la " if feminine else "le ") + noun.french,
        "ce": ("cette " if feminine else "cet " if elided else "ce ") + noun.french,
        "mon": ("ma " if feminine and not elided else "mon ") + noun.french,
        "de": ("d'" if elided else "de ") + noun.french,
        "xs": noun.french_plural,
        "e": "e" if feminine else "",
        "cher": "chère" if feminine else "cher",
        "neuf": "neuve" if feminine else "neuf",
        "vieux": "vieille" if feminine else "vieux",
        "blanc": "blanche" if feminine else "blanc",
        "délicieux": "délicieuse" if feminine else "délicieux",
    }


# German ----------------------------------------------------------------------------------------------------------
def german(noun):
    def with_article(masculine, feminine, neuter, word):
        return {"m": masculine, "f": feminine, "n": neuter}[noun.german_gender] + " " + word

    nominative, accusative = noun.german, noun.german_accusative
    return {
        "ein": with_article("ein", "eine", "ein", nominative),
        "einen": with_article("einen", "eine", "ein", accusative),
        "der": with_article("der", "die", "das", nominative),
        "den": with_article("den", "die", "das", accusative),
        "dieser": with_article("dieser", "diese", "dieses", nominative),
        "kein": with_article("kein", "keine", "kein", nominative),
        "keinen": with_article("keinen", "keine", "kein", accusative),
        "mein": with_article("mein", "meine", "mein", nominative),
        "meinen": with_article("meinen", "meine", "mein", accusative),
        "xs": noun.german_plural,
    }


FORMS = {"en": english, "ko": korean, "fr": french, "de": german}

# name: (kinds or tags it takes, tags it does not take, English, Korean, French, German)
FRAMES = {
    "exists": ("food animal thing person", "",
               "There is {a}.", "{subject} 있습니다.", "Il y a {un}.", "Da ist {ein}."),
    "exists-not-here": ("food animal thing person", "",
                        "There is no {x} here.", "여기에는 {subject} 없습니다.", "Il n'y a pas {de} ici.",
                        "Hier gibt es {keinen}."),
    "two": ("food animal thing person", "",
            "There are two {xs}.", "{subject} 두 {counter} 있습니다.", "Il y a deux {xs}.", "Da sind zwei {xs}."),
    "three": ("food animal thing person", "",
              "There are three {xs} here.", "여기에 {subject} 세 {counter} 있습니다.", "Il y a trois {xs} ici.",
              "Hier sind drei {xs}."),
    "this-is": ("food animal thing", "",
                "This is {a}.", "이것은 {x}입니다.", "C'est {un}.", "Das ist {ein}."),
    "is-this": ("food animal thing", "",
                "Is this {a}?", "이것은 {x}입니까?", "Est-ce {un} ?", "Ist das {ein}?"),
    "is-not": ("food animal thing", "",
               "This is not {a}.", "이것은 {subject} 아닙니다.", "Ce n'est pas {un}.", "Das ist {kein}."),
    "where": ("food animal thing person", "",
              "Where is the {x}?", "{topic} 어디에 있습니까?", "Où est {le} ?", "Wo ist {der}?"),
    "see": ("food animal thing person", "",
            "I see {a}.", "{subject} 보입니다.", "Je vois {un}.", "Ich sehe {einen}."),
    "have": ("food thing", "",
             "I have {a}.", "저는 {object} 가지고 있습니다.", "J'ai {un}.", "Ich habe {einen}."),
    "has-no": ("food thing", "",
               "He does not have {a}.", "그는 {subject} 없습니다.", "Il n'a pas {de}.", "Er hat {keinen}."),
    "want-to-buy": ("food animal thing", "",
                    "I want to buy {a}.", "저는 {object} 사고 싶습니다.", "Je veux acheter {un}.",
                    "Ich möchte {einen} kaufen."),
    "bought": ("food thing", "",
               "He bought {a} yesterday.", "그는 어제 {object} 샀습니다.", "Il a acheté {un} hier.",
               "Er hat gestern {einen} gekauft."),
    "looks-for": ("food animal thing person", "",
                  "She is looking for the {x}.", "그녀는 {object} 찾고 있습니다.", "Elle cherche {le}.", "Sie sucht {den}."),
    "draws": ("food animal thing person", "",
              "He is drawing {a}.", "그는 {object} 그리고 있습니다.", "Il dessine {un}.", "Er zeichnet {einen}."),
    "child-looks": ("food animal thing", "",
                    "The child is looking at the {x}.", "아이가 {object} 보고 있습니다.", "L'enfant regarde {le}.",
                    "Das Kind schaut {den} an."),
    "small": ("food animal thing", "",
              "The {x} is very small.", "{topic} 아주 작습니다.", "{le} est très petit{e}.", "{der} ist sehr klein."),
    "white": ("animal thing", "",
              "The {x} is white.", "{topic} 하얀색입니다.", "{le} est {blanc}.", "{der} ist weiß."),
    "red": ("thing", "on-paper",
            "The {x} is red.", "{topic} 빨간색입니다.", "{le} est rouge.", "{der} ist rot."),
    "new": ("thing", "",
            "This {x} is new.", "이 {topic} 새것입니다.", "{ce} est {neuf}.", "{dieser} ist neu."),
    "old": ("thing", "",
            "This {x} is old.", "이 {topic} 오래되었습니다.", "{ce} est {vieux}.", "{dieser} ist alt."),
    "heavy": ("thing", "",
              "This {x} is heavy.", "이 {topic} 무겁습니다.", "{ce} est lourd{e}.", "{dieser} ist schwer."),
    "expensive": ("food thing", "",
                  "This {x} is expensive.", "이 {topic} 비쌉니다.", "{ce} est {cher}.", "{dieser} ist teuer."),
    "how-much": ("food thing", "",
                 "How much is this {x}?", "이 {topic} 얼마입니까?", "Combien coûte {ce} ?",
                 "Wie viel kostet {dieser}?"),
    "my": ("thing", "",
           "This is my {x}.", "이것은 제 {x}입니다.", "C'est {mon}.", "Das ist {mein}."),
    "lost": ("small", "",
             "I lost my {x}.", "저는 {object} 잃어버렸습니다.", "J'ai perdu {mon}.", "Ich habe {meinen} verloren."),
    "need": ("food thing helps", "",
             "We need {a}.", "우리는 {subject} 필요합니다.", "Nous avons besoin d'{un}.", "Wir brauchen {einen}."),
    "on-table": ("food small", "",
                 "The {x} is on the table.", "{topic} 탁자 위에 있습니다.", "{le} est sur la table.",
                 "{der} ist auf dem Tisch."),
    "in-box": ("food small fits-box", "",
               "There is {a} in the box.", "상자 안에 {subject} 있습니다.", "Il y a {un} dans la boîte.",
               "In der Kiste ist {ein}."),
    "behind-house": ("animal outdoors person", "in-water",
                     "There is {a} behind the house.", "집 뒤에 {subject} 있습니다.", "Il y a {un} derrière la maison.",
                     "Hinter dem Haus ist {ein}."),
    "likes": ("food animal", "in-water",
              "I like {xs}.", "저는 {object} 좋아합니다.", "J'aime les {xs}.", "Ich mag {xs}."),
    "do-you-like": ("food animal", "in-water",
                    "Do you like {xs}?", "{object} 좋아하십니까?", "Aimez-vous les {xs} ?", "Mögen Sie {xs}?"),
    "delicious": ("food", "",
                  "This {x} is delicious.", "이 {topic} 맛있습니다.", "{ce} est {délicieux}.", "{dieser} ist lecker."),
    "eats": ("food", "",
             "I am eating {a}.", "저는 {object} 먹고 있습니다.", "Je mange {un}.", "Ich esse {einen}."),
    "ate": ("food", "",
            "She ate {a} this morning.", "그녀는 오늘 아침에 {object} 먹었습니다.", "Elle a mangé {un} ce matin.",
            "Sie hat heute Morgen {einen} gegessen."),
    "would-you-like": ("food", "",
                       "Would you like {a}?", "{object} 드시겠습니까?", "Voulez-vous {un} ?", "Möchten Sie {einen}?"),
    "sleeps": ("animal person", "in-water",
               "The {x} is sleeping.", "{subject} 자고 있습니다.", "{le} dort.", "{der} schläft."),
    "drinks": ("animal person", "in-water",
               "The {x} is drinking water.", "{subject} 물을 마시고 있습니다.", "{le} boit de l'eau.",
               "{der} trinkt Wasser."),
    "hungry": ("animal person", "",
               "The {x} is hungry.", "{topic} 배가 고픕니다.", "{le} a faim.", "{der} hat Hunger."),
    "runs": ("runs person", "",
             "The {x} is running.", "{subject} 달리고 있습니다.", "{le} court.", "{der} rennt."),
    "waits-for": ("person", "",
                  "We are waiting for the {x}.", "우리는 {object} 기다리고 있습니다.", "Nous attendons {le}.",
                  "Wir warten auf {den}."),
}


def sentences(noun, frame):
    """The combination in every language."""
    texts = {}
    for language, template in zip(LANGUAGES, FRAMES[frame][2:]):
        text = template.format(**FORMS[language](noun))
        texts[language] = text[0].upper() + text[1:]
    return texts


def combinations():
    for frame, (takes, refuses, *_) in FRAMES.items():
        for noun in NOUNS:
            kinds = noun.tags | {noun.kind}
            if kinds & set(takes.split()) and not kinds & set(refuses.split()):
                yield noun, frame


# In Korean "There is a cat." is the end of "There is a cat behind the house."; held out are all three or none.
TOGETHER = ("exists", "in-box", "behind-house")


def hold_out(pairs, rng):
    """Indices of exactly a quarter of the combinations, spread evenly over frames and over nouns."""
    assert len(pairs) % 4 == 0, len(pairs)
    quarter = len(pairs) // 4
    total = {noun.english: sum(n.english == noun.english for n, _ in pairs) for noun in NOUNS}
    taken = {noun.english: 0 for noun in NOUNS}
    existing = ["apple"] + rng.sample([noun.english for noun in NOUNS if noun.english != "apple"], len(NOUNS) // 4)
    chosen = set()
    for i, (noun, frame) in enumerate(pairs):
        if frame in TOGETHER and noun.english in existing:
            chosen.add(i)
            taken[noun.english] += 1
    by_frame = {frame: [i for i, (_, f) in enumerate(pairs) if f == frame] for frame in FRAMES if frame not in TOGETHER}
    for indices in by_frame.values():
        rng.shuffle(indices)
    while len(chosen) < quarter:
        # The frame that is furthest below its share gives the next one, of its noun that is furthest below its own.
        frame = min(by_frame, key=lambda f: (sum(i in chosen for i in by_frame[f]) + 1) / len(by_frame[f]))
        free = [i for i in by_frame[frame] if i not in chosen]
        best = min(free, key=lambda i: (taken[pairs[i][0].english] + 1) / total[pairs[i][0].english])
        chosen.add(best)
        taken[pairs[best][0].english] += 1
    return chosen


def lines_for_span_filling(language, about, rng):
    """Lines of three to five sentences about one noun or one person, as texts have a subject that comes back, so
    that a blank can often be filled from the rest of its line. Each sentence stands in two lines, in another
    company in each language."""
    order = LANGUAGES.index(language)
    topics = [list(sentences) for sentences in about.values()]
    topics += [[f"{subject[order]} {predicate[order]}." for predicate in PREDICATES] for subject in SUBJECTS]
    topics.append(list(SAYINGS[language]))
    lines = []
    for _ in range(2):
        for pool in topics:
            pool = rng.sample(pool, len(pool))
            while pool:
                count = rng.randint(3, 5) if len(pool) > 5 else len(pool)
                lines.append(" ".join(pool[:count]))
                del pool[:count]
    rng.shuffle(lines)
    return lines


def write(name, header, rows):
    with open(OUT / name, "w", encoding="utf-8", newline="\n") as file:
        for row in [header, *rows] if header else rows:
            file.write("\t".join(row) + "\n")
    print(f"{name}: {len(rows)} rows, {(OUT / name).stat().st_size} bytes")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--show", type=int, default=0)
    options = options.parse_args()
    pairs = list(combinations())
    held = hold_out(pairs, random.Random(20))
    rows = [(noun.english, frame, sentences(noun, frame)) for noun, frame in pairs]
    if options.show:
        for noun, frame, texts in random.Random(options.show).sample(rows, options.show):
            print(" | ".join(texts[language] for language in LANGUAGES))
        return
    OUT.mkdir(parents=True, exist_ok=True)
    train = [row for i, row in enumerate(rows) if i not in held]
    random.Random(1).shuffle(train)
    for other in LANGUAGES[1:]:
        write(f"en-{other}.tsv", ("en", other, "noun", "frame"),
              [(texts["en"], texts[other], noun, frame) for noun, frame, texts in train])
    # The apple first, then frames and nouns mixed, so that the first rows are a fair sample.
    apple, *others = sorted(held)
    random.Random(2).shuffle(others)
    write("held_out.tsv", (*LANGUAGES, "noun", "frame"),
          [(*(rows[i][2][language] for language in LANGUAGES), *rows[i][:2]) for i in [apple, *others]])
    for language in LANGUAGES:
        about = {}
        for noun, _, texts in train:
            about.setdefault(noun, []).append(texts[language])
        lines = lines_for_span_filling(language, about, random.Random("span " + language))
        write(f"span.{language}.txt", None, [(line,) for line in lines])


if __name__ == "__main__":
    main()
