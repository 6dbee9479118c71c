#!/usr/bin/env python3
"""How much of real word choice the label table shows (NewsWCL50: what each outlet calls the same concept). Plain Python, no packages.

usage: labels.py inputs DATA_FOLDER SPLIT OUT.jsonl      articles as `narrativediff compare` reads them
       labels.py score  DATA_FOLDER SPLIT REPORTS.jsonl [LIST.tsv]   figures; LIST.tsv names each concept and the pair that shows it

A concept COUNTS where two outlets name it differently: the sets of phrases annotated in their articles are not equal once case, an article,
possessive pronoun or demonstrative in front, quotation marks and end marks are folded away.

A concept is SHOWN where one referent of its story's label table holds two different annotated phrases p and q, p used by outlet A, q by another
outlet B, as the annotation has it, and A and B do not both use both. A label is an annotated phrase where the folded words are equal, the table
names the right witness, and one of the label's evidence spans lies in a sentence where that phrase is annotated for that concept.
Pronouns are no phrases.

  shown.exact      words equal
  shown.other      the same, but p and q share no word: "lawsuit" / "litigation", not "Smith" / "Mr. Smith"
  shown.near       words equal, or the one is at least half of the other's words and ends with the same word
  phrases.recall   of all (concept, outlet, phrase) of the counted concepts, those that any referent holds (words equal, right witness and sentence)
  purity           of the pairs of labels of one referent that are annotated with exactly one concept each, those of one concept
The last two say what `shown` hides: a table that holds every phrase in one heap has purity near 0.
"""
import json, re, sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

DETERMINERS = set("a an the this that these those his her its their our my your".split())
PRONOUNS = set("he him his she her hers it its they them their theirs we us our i me my you your who whom whose which that this these those".split())
HEADLINE = "(no headline)"


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def body_of(document):
    return "\n".join(s["text"].strip() or "-" for s in document["sentences"])


def fold(phrase):
    words = re.findall(r"[^\W_]+(?:[.’'\-][^\W_]+)*", re.sub(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)|(?<=\.[A-Za-z])\.", "", phrase.replace("’", "'")))
    words = [re.sub(r"'s?$", "", w.lower()) for w in words]
    while len(words) > 1 and words[0] in DETERMINERS:
        words = words[1:]
    return tuple(words)


def inputs(folder, split, out):
    with open(out, "w", encoding="utf-8") as f:
        for event in lines(folder / f"articles_{split}.jsonl"):
            for d in event["documents"]:
                f.write(json.dumps({"outlet": d["outlet"], "articleId": d["doc_id"], "headline": HEADLINE, "body": body_of(d), "language": "en",
                                    "publishedAt": "2018-01-01T00:00:00Z", "story": event["event_name"]}, ensure_ascii=False) + "\n")


def sentence_at(document, start, end):
    """Numbers of the sentences that a span (UTF-16) of the body overlaps."""
    at, hit = 0, set()
    for s in document["sentences"]:
        length = len((s["text"].strip() or "-").encode("utf-16-le")) // 2
        if start < at + length and at < end:
            hit.add(s["i"])
        at += length + 1
    return hit


def gold_of(folder, split):
    """story -> concept -> {(doc, folded phrase): sentences}, counted or not"""
    outlets = {d["doc_id"]: d["outlet"] for e in lines(folder / f"articles_{split}.jsonl") for d in e["documents"]}
    gold = defaultdict(dict)
    for concept in lines(folder / f"wordchoice_{split}.jsonl"):
        uses = defaultdict(set)
        for m in concept["mentions"]:
            phrase = fold(m["text"])
            if phrase and not (len(phrase) == 1 and phrase[0] in PRONOUNS):
                uses[(m["doc_id"], phrase)].add(m["sent"])
        by_outlet = defaultdict(set)
        for doc, phrase in uses:
            by_outlet[outlets[doc]].add(phrase)
        counted = any(a != b for a, b in combinations(by_outlet.values(), 2))
        gold[concept["event_name"]][concept["concept"]] = (counted, uses)
    return gold, outlets


def table_of(report, documents):
    """referents -> list of (doc, folded label, sentences of its evidence)"""
    docs = {w["siglum"]: w["articleId"] for w in report["witnesses"]}
    texts = {w["siglum"]: w["body"] for w in report["witnesses"]}
    for referent in report["referents"]:
        rows = defaultdict(set)
        for label in referent["labels"]:
            for use in label["uses"]:
                doc = docs[use["siglum"]]
                for e in use["evidence"]:
                    if e.get("field", "body") == "body":
                        raw = texts[use["siglum"]].encode("utf-16-le")
                        exact = raw[2 * e["start"]: 2 * (e["start"] + e["length"])].decode("utf-16-le")
                        rows[(doc, fold(exact))] |= sentence_at(documents[doc], e["start"], e["start"] + e["length"])
        yield referent, rows


def near(label, phrase):
    short, long = sorted((label, phrase), key=len)
    return label == phrase or (short and short[-1] == long[-1] and 2 * len(short) >= len(long) and all(w in long for w in short))


def matches(rows, uses, same):
    """annotated (doc, phrase) that the rows hold at the right place"""
    held = set()
    for (doc, label), places in rows.items():
        for (gold_doc, phrase), sentences in uses.items():
            if doc == gold_doc and same(label, phrase) and places & sentences:
                held.add((doc, phrase))
    return held


def differing(held, uses, outlets, apart):
    every = defaultdict(set)
    for doc, phrase in uses:
        every[outlets[doc]].add(phrase)
    for (a, p), (b, q) in combinations(sorted(held), 2):
        if outlets[a] != outlets[b] and p != q and not ({p, q} <= every[outlets[a]] and {p, q} <= every[outlets[b]]) and (not apart or not set(p) & set(q)):
            return a, p, b, q
    return None


def score(folder, split, output, listing=None):
    gold, outlets = gold_of(folder, split)
    documents = {d["doc_id"]: d for e in lines(folder / f"articles_{split}.jsonl") for d in e["documents"]}
    reports = {r["storyId"]: r for r in lines(output)}
    exact_same = lambda a, b: a == b
    totals, by_type, rows_out = defaultdict(int), defaultdict(lambda: [0, 0]), []
    for story, concepts in sorted(gold.items()):
        table = list(table_of(reports[story], documents)) if story in reports else []
        totals["referents"] += len(table)
        for name, (counted, uses) in sorted(concepts.items()):
            if not counted:
                continue
            totals["concepts"] += 1
            held = [(r, matches(rows, uses, exact_same)) for r, rows in table]
            loose = [(r, matches(rows, uses, near)) for r, rows in table]
            best = [(r, d) for r, h in held if (d := differing(h, uses, outlets, False))]
            totals["exact"] += bool(best)
            totals["other"] += any(differing(h, uses, outlets, True) for _, h in held)
            totals["near"] += any(differing(h, uses, outlets, False) for _, h in loose)
            totals["phrases"] += len(uses)
            totals["found"] += len(set().union(*(h for _, h in held)))
            kind = name.rsplit("_", 1)[-1]
            by_type[kind][0] += bool(best)
            by_type[kind][1] += 1
            shown = "\t".join([best[0][0]["id"], outlets[best[0][1][0]], " ".join(best[0][1][1]), outlets[best[0][1][2]], " ".join(best[0][1][3])]) if best else "-"
            rows_out.append(f"{story}\t{name}\t{shown}")
        for _, rows in table:
            one = []
            for (doc, label), places in rows.items():
                owners = {n for n, (_, uses) in concepts.items() if uses.get((doc, label), set()) & places}
                if len(owners) == 1:
                    one.append(owners.pop())
            for a, b in combinations(one, 2):
                totals["pairs"] += 1
                totals["same"] += a == b
    print(f"concepts {totals['concepts']}")
    print(f"referents {totals['referents']}")
    for name in ("exact", "other", "near"):
        print(f"shown.{name} {totals[name] / max(1, totals['concepts']):.4f} ({totals[name]})")
    for kind, (hit, of) in sorted(by_type.items()):
        print(f"shown.exact.{kind} {hit}/{of}")
    print(f"phrases.recall {totals['found'] / max(1, totals['phrases']):.4f}")
    print(f"purity {totals['same'] / max(1, totals['pairs']):.4f} ({totals['pairs']} pairs)")
    if listing:
        Path(listing).write_text("story\tconcept\treferent\toutlet\tphrase\toutlet\tphrase\n" + "\n".join(rows_out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6) or sys.argv[1] not in ("inputs", "score"):
        sys.exit(__doc__)
    {"inputs": inputs, "score": score}[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
