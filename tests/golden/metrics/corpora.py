"""Seeded corpora for the golden values of metrics: texts written for the purpose, in English and Korean, with what
tokenizers stumble over."""
import random

WORDS = ("the a cat dog runs, jumps. over 사과 책 학교에 갔다. 3,000 U.S. (it's) \"so\" and İstanbul ΣΑΣ Straße "
         "&amp; <b> 'tis dog's 나는 3.5-4% 한국어를 你好。 東京、 e\u0301t\u00e9 x-y ½ 😀 a\u00a0b").split(" ")

# What Tercom's rules cut once more when they are applied a second time, as sacreBLEU does to references.
CUT_TWICE = "dog's, cat's. the dog 's, 5-,3 3.-4 &amp;lt; &amp;amp; a,.b 7,-8".split(" ")


def changed(generator, words, share, vocabulary):
    """Words replaced, left out and moved: what makes systems differ, and what TER shifts."""
    result = [word if generator.random() > share else generator.choice(vocabulary) for word in words]
    result = [word for word in result if generator.random() > share / 4]
    if len(result) > 3 and generator.random() < 0.5:
        start, length = generator.randrange(len(result)), generator.randint(1, 5)
        moved = result[start:start + length]
        del result[start:start + length]
        place = generator.randint(0, len(result))
        result[place:place] = moved
    return result


def corpus(seed, segments, references, vocabulary=WORDS):
    """`references` lists of references, and three systems: two about as good as each other and a worse one."""
    generator = random.Random(seed)
    base = [[generator.choice(vocabulary) for _ in range(generator.randint(0, 16))] for _ in range(segments)]
    lists = [[" ".join(changed(generator, words, 0.1, vocabulary)) for words in base] for _ in range(references)]
    systems = [[" ".join(changed(generator, words, share, vocabulary)) for words in base] for share in (0.2, 0.22, 0.4)]
    return lists, systems
