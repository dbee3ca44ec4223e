#!/usr/bin/env python3
"""Compile a folder of hand-annotated articles (`*.marked`) into texts and gold annotation.

    compile.py FOLDER... [--check] [--strict]

For every `<name>.marked` in FOLDER writes `<key>.txt` (what a reader of articles is given) and `<key>.json` (the annotation), and for the
folder `entities.json` and `articles.toml`. `--check` writes nothing and fails if what is written would differ from what is there.
Faults are printed and give exit status 1; doubts (a word that looks like a date or a figure or a known name outside every span) are
printed too, and give exit status 1 with `--strict`. Python 3.11, standard library only. The form of the markup is told in README.md.
"""
import argparse
import calendar
import datetime
import hashlib
import json
import os
import re
import sys
from collections import Counter

LINE_KINDS = ("title", "subtitle", "byline", "body", "heading", "caption", "related", "boilerplate", "blank")
FURNITURE = ("related", "boilerplate")
KINDS = {"p": "person", "l": "place", "o": "organisation", "g": "group", "e": "event", "d": "date", "f": "figure", "q": "quote"}
ORDER = list(KINDS.values())
NAMES = ("person", "place", "organisation", "group", "event")
TYPES = {"e": "explicit", "r": "relative", "w": "weekday", "u": "duration", "v": "vague"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
UNIT = re.compile(r"%|km|days|weeks|months|years|hours|people|items|[A-Z]{3}")
QUOTES = ("“”", "”“", "«»", '""', "„“", "‘’", "‹›", "″″", "''")
WEEKDAYS = {"الاثنين": 0, "الإثنين": 0, "الثلاثاء": 1, "الثلثاء": 1, "الأربعاء": 2, "الاربعاء": 2, "الخميس": 3, "الجمعة": 4, "السبت": 5,
            "الأحد": 6, "الاحد": 6, "Monday": 0, "Tuesday": 1, "Wednesday": 2, "Thursday": 3, "Friday": 4, "Saturday": 5, "Sunday": 6}
MONTHS = [("يناير", "كانون الثاني", "جانفي", "January"), ("فبراير", "شباط", "فيفري", "February"), ("مارس", "آذار", "اذار", "March"),
          ("أبريل", "إبريل", "ابريل", "نيسان", "أفريل", "April"), ("مايو", "أيار", "ايار", "ماي", "May"),
          ("يونيو", "يونيه", "حزيران", "جوان", "June"), ("يوليو", "يوليه", "تموز", "جويلية", "يوليوز", "July"),
          ("أغسطس", "اغسطس", "آب", "أوت", "غشت", "August"), ("سبتمبر", "أيلول", "ايلول", "شتنبر", "September"),
          ("أكتوبر", "اكتوبر", "تشرين الأول", "أكتوبر", "October"), ("نوفمبر", "تشرين الثاني", "نونبر", "November"),
          ("ديسمبر", "كانون الأول", "دجنبر", "December")]
MONTH_OF = {w: n + 1 for n, ws in enumerate(MONTHS) for w in ws}
WORD = r"(?<![\u0621-\u064aA-Za-z])(?:[وفبلك]{0,2})"
MONTH_RE = re.compile(WORD + "(" + "|".join(sorted(map(re.escape, MONTH_OF), key=len, reverse=True)) + r")(?![\u0621-\u064aA-Za-z])")
WEEKDAY_RE = re.compile("|".join(WEEKDAYS))
NUMBERS = {"عام": 1, "سنة": 1, "عامين": 2, "سنتين": 2, "يومين": 2, "شهرين": 2, "ثلاث": 3, "ثلاثة": 3, "أربع": 4, "أربعة": 4, "خمس": 5, "خمسة": 5, "ست": 6, "ستة": 6,
           "سبع": 7, "سبعة": 7, "ثماني": 8, "ثمانية": 8, "تسع": 9, "تسعة": 9, "عشر": 10, "عشرة": 10}
# words that are hardly ever outside a span on an article line; a doubt only
TELLING = re.compile(WORD + "(أمس|البارحة|غدا|غداً|اليوم|الماضي|الماضية|المقبل|المقبلة|القادم|القادمة|الجاري|الجارية|المنصرم|الحالي|حاليا|حالياً|الآن|"
                     "آنذاك|حينها|حينذاك|عام|سنة|شهر|أسبوع|قرن|مليون|مليار|ملايين|مئات|آلاف|عشرات|ثلاثة|ثلاث|أربعة|أربع|خمسة|خمس|ستة|ست|"
                     "سبعة|سبع|ثمانية|ثماني|تسعة|تسع|عشرة|عشر|عشرون|عشرين|مئة|مائة|ألف|يومين|شهرين|عامين|أسبوعين|سنوات|أشهر|أيام|أسابيع|"
                     r"مؤخرا|مؤخراً|أمس الأول)(?![\u0621-\u064a])")

faults, doubts = [], []


def digits(text):
    return re.sub(r"\d", lambda m: str(int(m[0])), text)


def month_days(y, m, part=None):
    last = calendar.monthrange(y, m)[1]
    a, b = {None: (1, last), "start": (1, 10), "mid": (11, 20), "end": (21, last)}[part]
    return [f"{y}-{m:02d}-{a:02d}", f"{y}-{m:02d}-{b:02d}"]


def interval(value):
    """(value in the gold's manner, from, to) of a value of the markup; None for from and to where there is no interval."""
    if value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF") or re.fullmatch(r"P[\dX]+[DWMY]|PT\d+H", value):
        return value, None, None
    if m := re.fullmatch(r"(\d{4}-\d\d-\d\d)(T(MO|AF|EV|NI))?", value):
        datetime.date.fromisoformat(m[1])
        return value, m[1], m[1]
    if m := re.fullmatch(r"(\d{4})-(\d\d)(?:-(start|mid|end))?", value):
        return value[:7], *month_days(int(m[1]), int(m[2]), m[3])
    if m := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return value, *(datetime.date.fromisocalendar(int(m[1]), int(m[2]), k).isoformat() for k in (1, 7))
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        q = int(m[2]) * 3
        return value, f"{m[1]}-{q - 2:02d}-01", month_days(int(m[1]), q)[1]
    if m := re.fullmatch(r"(\d{4})-H([12])", value):
        return value, *([f"{m[1]}-01-01", f"{m[1]}-06-30"] if m[2] == "1" else [f"{m[1]}-07-01", f"{m[1]}-12-31"])
    if m := re.fullmatch(r"(\d{4})", value):
        return value, f"{value}-01-01", f"{value}-12-31"
    if m := re.fullmatch(r"(\d{3})X(?:-(start))?", value):
        return value[:4], f"{m[1]}0-01-01", f"{m[1]}3-12-31" if m[2] else f"{m[1]}9-12-31"
    if "/" in value:
        a, b = value.split("/")
        return value, interval(a)[1], interval(b)[2]
    raise ValueError(f"unknown form of value {value!r}")


def derive(text, published):
    """Intervals that the guidelines allow for a regular expression of time; None where the context decides."""
    p = datetime.date.fromisoformat(published)
    t = digits(text)
    names = [MONTH_OF[m[1]] for m in MONTH_RE.finditer(t)]
    year = re.search(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)", t)
    month = names[0] if names and len(set(names)) == 1 else None
    if "هـ" in t or re.search("هجري|نهاية|مطلع|منتصف|أوائل|متم|الأشهر|بداية|أواخر|حتى ما|وحتى|الفترة| إلى |بين|ربع|ثلاثي|نصف|فجر الغد|التالي", t):
        return None
    if month:
        d = re.search(r"(?<!\d)(\d\d?)(?!\d)", t)
        if year:
            y = [int(year[0])]
        elif re.search("المقبل|القادم", t):
            y = [p.year if month > p.month else p.year + 1]
        elif re.search("الجاري|الحالي", t):
            y = [p.year]
        elif d or "الماضي" not in t:
            y = [p.year - 1, p.year, p.year + 1]
        else:
            y = [p.year if month < p.month else p.year - 1]
        return [([f"{n}-{month:02d}-{int(d[1]):02d}"] * 2 if d else month_days(n, month)) for n in y]
    if m := re.fullmatch(r"(?:منذ |حتى |خلال |قبل |بعد )?(?:ال)?(?:عام |سنة )?(\d{4})", t):
        return [[f"{m[1]}-01-01", f"{m[1]}-12-31"]]
    if m := re.fullmatch(r"(?:منذ |قبل )(?:نحو |حوالي |أكثر من |قرابة )?(?:(\w+) )?(سنوات|أعوام|عامين|سنتين|عام|سنة|عاماً|عاما)", t):
        n = int(m[1]) if m[1] and m[1].isdigit() else NUMBERS.get(m[1] or m[2])
        return [[f"{p.year - n}-01-01", f"{p.year - n}-12-31"]] if n else None
    one = datetime.timedelta(1)
    if re.search("أمس الأول|أول أمس|أول من أمس", t):
        return [[(p - 2 * one).isoformat()] * 2]
    if re.search(r"(?<!\w)أمس(?!\w)", t):
        return [[(p - one).isoformat()] * 2]
    if re.match("غدا|غداً|يوم غد", t):
        return [[(p + one).isoformat()] * 2]
    name = next((n for w, n in WEEKDAYS.items() if w in t), None)
    if re.match("(هذا )?اليوم|(مساء|صباح|ظهر|فجر) اليوم", t):
        return [[p.isoformat()] * 2]
    if name is not None:
        if re.search("الماضي|المنصرم|الفائت", t):
            return [[(p - one * ((p.weekday() - name) % 7 or 7)).isoformat()] * 2]
        if re.search("المقبل|القادم", t):
            return [[(p + one * ((name - p.weekday()) % 7 or 7)).isoformat()] * 2]
        return [[x.isoformat()] * 2 for x in (p - one * ((p.weekday() - name) % 7), p + one * ((name - p.weekday()) % 7))]
    for stem, unit in (("شهر", "m"), ("عام|سنة", "y"), ("أسبوع", "w")):
        if not re.search(f"ال({stem})|هذا ال({stem})|هذه ال({stem})", t) or re.search("نفس|ذات|كامل", t):
            continue
        k = -1 if re.search("الماضي|المنصرم|الفائت", t) else 1 if re.search("المقبل|القادم", t) else 0 if re.search("الجاري|الحالي|هذا|هذه", t) else None
        if k is None:
            return None
        if unit == "y":
            return [[f"{p.year + k}-01-01", f"{p.year + k}-12-31"]]
        if unit == "m":
            n = p.year * 12 + p.month - 1 + k
            return [month_days(n // 12, n % 12 + 1)]
        w = (p + 7 * k * one).isocalendar()
        return [[datetime.date.fromisocalendar(w[0], w[1], x).isoformat() for x in (1, 7)]]
    return None


class Entities:
    """The table entities.tsv: id, kind, Arabic name, English name, further forms."""

    def __init__(self, path):
        self.rows, self.forms = {}, {}
        with open(path, encoding="utf-8") as f:
            for n, line in enumerate(f, 1):
                line = line.rstrip("\n")
                if not line or line.startswith("#"):
                    continue
                c = line.split("\t")
                if len(c) < 4 or len(c[0]) != 1 or c[0] not in KINDS or not SLUG.fullmatch(c[1]) or not c[2] or not c[3]:
                    faults.append(f"{path}:{n}: needs kind, id, Arabic name, English name and forms: {line}")
                    continue
                if c[1] in self.rows:
                    faults.append(f"{path}:{n}: {c[1]} is given twice")
                kind = KINDS[c[0]]
                self.rows[c[1]] = {"kind": kind, "name_ar": c[2], "name_en": c[3]}
                for form in {c[2], *c[4:]}:
                    self.forms.setdefault((kind, form), set()).add(c[1])

    def find(self, kind, text):
        got = set(self.forms.get((kind, text), ()))
        if not got and text.startswith("لل"):
            got = set(self.forms.get((kind, "ال" + text[2:]), ()))
        return got.pop() if len(got) == 1 else None


def parse_line(text, at):
    """Plain text of a marked line and its raw spans (start, end, head), by a stack of open brackets."""
    out, spans, stack, k = [], [], [], 0
    while k < len(text):
        c = text[k]
        if c == "⟦":
            end = text.find("|", k)
            if end < 0:
                faults.append(f"{at}: no | after ⟦")
                break
            stack.append((len(out), text[k + 1:end]))
            k = end
        elif c == "⟧":
            if not stack:
                faults.append(f"{at}: ⟧ without ⟦")
            else:
                start, head = stack.pop()
                spans.append((start, len(out), head))
        else:
            out.append(c)
        k += 1
    if stack:
        faults.append(f"{at}: ⟦ is not closed: {stack[-1][1]}")
    return "".join(out), spans


def read_span(head, text, at, published, table, key, count):
    """The fields of one span; None where the head is not understood (a fault) or says that there is no span (-)."""
    if head == "-":
        return {"kind": "none"}
    head, *role = head.split("@", 1)
    parts = head.split(":")
    if parts[0] not in KINDS:
        faults.append(f"{at}: unknown kind in ⟦{head}|{text}⟧")
        return None
    kind = KINDS[parts[0]]
    o = {"kind": kind}
    if kind in NAMES:
        o["entity"] = parts[1] if len(parts) > 1 else table.find(kind, text)
        if o["entity"] is None:
            faults.append(f"{at}: no single {kind} of the form {text!r} in entities.tsv")
            return None
        row = table.rows.get(o["entity"])
        if row is None or row["kind"] != kind:
            faults.append(f"{at}: {o['entity']} is no {kind} of entities.tsv")
            return None
        if kind == "person":
            o["role"] = role[0] if role else None
    elif kind == "quote":
        o["speaker"] = parts[1] if len(parts) > 1 and parts[1] else None
        if o["speaker"] and o["speaker"] not in table.rows:
            faults.append(f"{at}: unknown speaker {o['speaker']}")
    elif kind == "date":
        read_date(o, parts, text, at, published)
    else:
        read_figure(o, parts, text, at, f"{key}-{count}")
    return o


def read_date(o, parts, text, at, published):
    try:
        value, *accept = parts[1].split("+")
        value, _, given = value.partition("=")
        o["value"], o["from"], o["to"] = interval(value)
        if given:
            o["from"], o["to"] = given.split("..")
        o["type"] = TYPES[parts[2]]
        alternatives = [[None, None] if x == "none" else x.split("..") if ".." in x else list(interval(x)[1:]) for x in accept]
        for pair in [[o["from"], o["to"]]] + alternatives:
            if pair[0] is not None and datetime.date.fromisoformat(pair[0]) > datetime.date.fromisoformat(pair[1]):
                faults.append(f"{at}: {text!r}: from is after to")
    except (ValueError, IndexError, KeyError) as e:
        faults.append(f"{at}: date {text!r}: {e!r}")
        o.update({"value": "?", "from": None, "to": None, "type": "vague", "resolved_from": "none", "reason": "?"})
        return
    by = {"explicit": "text", "relative": "published", "weekday": "published", "vague": "none", "duration": "published"}[o["type"]]
    o["resolved_from"] = "none" if o["from"] is None else parts[3] if len(parts) > 3 and parts[3] else by
    if o["resolved_from"] not in ("text", "published", "none"):
        faults.append(f"{at}: date {text!r}: resolved from {o['resolved_from']}")
    if (o["type"] in ("explicit", "relative", "weekday")) != (o["from"] is not None) and o["type"] != "duration":
        faults.append(f"{at}: date {text!r}: type {o['type']} with interval {o['from']}")
    want = derive(text, published) if o["resolved_from"] != "none" and len(parts) < 5 else None
    o["reason"] = {"explicit": "given in full", "relative": f"counted from {published}", "weekday": f"the nearest such day seen from {published}, by tense",
                   "vague": "no bounds", "duration": "length of time"}[o["type"]]
    if o["type"] == "relative" and o["resolved_from"] == "text":
        o["reason"] = "refers to a time named in the text"
    if accept:
        o["accept"] = alternatives
    if o["resolved_from"] == "text" and o["type"] == "relative":
        want = None
    if want and [o["from"], o["to"]] not in want:
        faults.append(f"{at}: date {text!r}: {o['from']}..{o['to']} marked, the guidelines give {want}")
    for w in {WEEKDAYS[m[0]] for m in WEEKDAY_RE.finditer(text)}:
        if o["from"] and o["from"] == o["to"] and datetime.date.fromisoformat(o["from"]).weekday() != w:
            faults.append(f"{at}: date {text!r}: {o['from']} is {calendar.day_name[datetime.date.fromisoformat(o['from']).weekday()]}")


def read_figure(o, parts, text, at, subject):
    try:
        low, _, high = parts[1].partition("..")
        number = [float(x) if "." in x else int(x) for x in (low, high) if x]
        o.update({"number": number[0], "max": number[1] if high else None, "unit": parts[2]})
    except (ValueError, IndexError) as e:
        faults.append(f"{at}: figure {text!r}: {e!r}")
        o.update({"number": 0, "max": None, "unit": "items"})
    sign = parts[3] if len(parts) > 3 else "="
    if sign not in ("=", "<", ">", "~", ">~") or not UNIT.fullmatch(o["unit"]):
        faults.append(f"{at}: figure {text!r}: unit {o['unit']} comparator {sign}")
    o.update({"comparator": sign[0], "approximate": "~" in sign, "subject": subject})
    if o["max"] is not None and o["max"] <= o["number"]:
        faults.append(f"{at}: figure {text!r}: max is not above number")
    t = digits(text).replace("٬", "").replace("٫", ".")
    m = re.match(r"\$?(\d[\d.,]*)", t)
    if m and o["max"] is None:
        raw = m[1].strip(".,")
        readings = {raw.replace(",", ""), raw.replace(".", ""), raw.replace(",", "."), raw}
        scale = 1
        for w, s in (("مليون", 10**6), ("ملايين", 10**6), ("مليار", 10**9), ("مليارات", 10**9), ("ألف", 10**3), ("ألفا", 10**3), ("مليونا", 10**6), ("آلاف", 10**3), ("تريليون", 10**12)):
            if re.search(WORD + w + r"(?![\u0621-\u064a])", t):
                scale *= s
        if not any(re.fullmatch(r"\d+(\.\d+)?", r) and abs(float(r) * scale - o["number"]) < 1e-6 * max(1, o["number"]) for r in readings):
            doubts.append(f"{at}: figure {text!r} is {o['number']}?")


def compile_article(path, table):
    name = os.path.basename(path)
    with open(path, encoding="utf-8") as f:
        head, _, body = f.read().partition("\n---\n")
    meta = dict(line.split("\t", 1) for line in head.split("\n") if "\t" in line)
    for k in ("key", "published", "basis"):
        if k not in meta:
            faults.append(f"{name}: header has no {k}")
    key, published = meta["key"], meta["published"]
    datetime.date.fromisoformat(published)
    rows = body.split("\n")
    if rows and rows[-1] == "":
        rows.pop()
    lines, spans, texts, base, dropped = [], [], [], 0, []
    for n, row in enumerate(rows, 1):
        at = f"{name} line {n}"
        kind, _, marked = row.partition("\t")
        kind = kind or "blank"
        if kind not in LINE_KINDS:
            faults.append(f"{at}: unknown kind of line {kind!r}")
            kind = "body"
        text, raw = parse_line(marked, at)
        if (kind == "blank") != (not text.strip()):
            faults.append(f"{at}: blank or not?")
        if raw and kind in FURNITURE:
            faults.append(f"{at}: span on furniture")
        lines.append({"line": n, "kind": kind})
        for start, end, h in raw:
            t = text[start:end]
            if not t or t != t.strip():
                faults.append(f"{at}: empty span or outer space in {t!r}")
                continue
            o = read_span(h, t, at, published, table, key, len(spans) + 1)
            if o is None:
                continue
            if o["kind"] == "none":
                dropped.append((base + start, base + end))
                continue
            if o["kind"] == "quote" and text[:start].rstrip()[-1:] + text[end:].lstrip()[:1] not in QUOTES:
                faults.append(f"{at}: not between quotation marks: {t[:30]!r}")
            spans.append({"start": base + start, "end": base + end, "line": n, "text": t} | o)
        texts.append(text)
        base += len(text) + 1
    whole = "\n".join(texts)
    spans.sort(key=lambda s: (s["start"], -s["end"], ORDER.index(s["kind"])))
    for s in spans:
        for t in spans:
            if t is s or "quote" in (s["kind"], t["kind"]):
                continue
            inside = t["start"] <= s["start"] and s["end"] <= t["end"]
            same = (t["start"], t["end"]) == (s["start"], s["end"])
            if inside and (not same or ORDER.index(t["kind"]) < ORDER.index(s["kind"])):
                s["nested"] = True
    if len({(s["start"], s["end"], s["kind"]) for s in spans}) != len(spans):
        faults.append(f"{name}: a span is given twice")
    keep_order(spans)
    for s in spans:
        if s.get("role") and re.sub("^ال", "", s["role"]) not in whole:
            doubts.append(f"{name}: office is not in the text: {s['role']}")

    def only(kind):
        got = [x["line"] for x in lines if x["kind"] == kind]
        if len(got) > 1 or (kind == "title" and not got):
            faults.append(f"{name}: lines of kind {kind}: {got}")
        return {"line": got[0], "text": texts[got[0] - 1]} if got else None

    for k in ("author", "publisher"):
        if meta.get(k) and meta[k] not in whole:
            faults.append(f"{name}: {k} is not in the text")
    doc = {"id": key, "source": {"file": key + ".txt", "chars": len(whole), "sha256": hashlib.sha256(whole.encode()).hexdigest()},
           "title": only("title"), "subtitle": only("subtitle"), "author": meta.get("author") or None, "publisher": meta.get("publisher") or None,
           "published": {"value": published, "basis": meta["basis"], "evidence": meta.get("evidence") or "the day was fixed when the article was invented"},
           "lines": lines, "spans": spans}
    return doc, whole, texts, dropped


def keep_order(spans):
    """Fields in the order of the schema: nested and accept last."""
    for s in spans:
        for k in ("nested", "accept"):
            if k in s:
                s[k] = s.pop(k)


def left_out(doc, texts, dropped, variants):
    """Doubts: digits, months, days, telling words and known names outside every span of an article line."""
    covered, names = set(), set()
    for s in doc["spans"]:
        if s["kind"] != "quote":
            covered.update(range(s["start"], s["end"]))
    for a, b in dropped:
        covered.update(range(a, b))
    base = 0
    for x, text in zip(doc["lines"], texts):
        if x["kind"] not in FURNITURE + ("blank",):
            for m in re.finditer(r"\d+", text):
                if base + m.start() not in covered:
                    doubts.append(f"{doc['id']} line {x['line']}: not covered: {m[0]}")
            for r in (MONTH_RE, re.compile(WORD + "(" + "|".join(WEEKDAYS) + ")"), TELLING):
                for m in r.finditer(text):
                    if base + m.start(1) not in covered:
                        doubts.append(f"{doc['id']} line {x['line']}: not covered: {text[max(0, m.start() - 12):m.end() + 12]!r}")
            for v in variants:
                for m in re.finditer(r"(?<![\u0621-\u064aA-Za-z])[وفبلك]{0,2}(" + re.escape(v) + r")(?![\u0621-\u0652A-Za-z])", text):
                    if base + m.start(1) not in covered:
                        doubts.append(f"{doc['id']} line {x['line']}: known name not covered: {text[max(0, m.start() - 12):m.end() + 12]!r}")
        base += len(text) + 1


def compile_folder(folder, table):
    done = [compile_article(os.path.join(folder, f), table) for f in sorted(os.listdir(folder)) if f.endswith(".marked")]
    if len({d[0]["id"] for d in done}) != len(done):
        faults.append(f"{folder}: a key is given twice")
    out, entities = {}, {}
    for doc, whole, _, _ in done:
        for s in doc["spans"]:
            if "entity" not in s:
                continue
            e = entities.setdefault(s["entity"], table.rows[s["entity"]] | {"variants": [], "roles": [], "wikidata": None})
            forms = [s["text"], "ال" + s["text"][2:]] if s["text"].startswith("لل") else [s["text"]]
            e["variants"] += [f for f in forms if f not in e["variants"]]
            if s.get("role") and {"text": s["role"], "doc": doc["id"]} not in e["roles"]:
                e["roles"].append({"text": s["role"], "doc": doc["id"]})
    for doc, whole, texts, dropped in done:
        out[doc["id"] + ".txt"] = whole
        out[doc["id"] + ".json"] = as_json(doc)
        left_out(doc, texts, dropped, {v for e in entities.values() for v in e["variants"] if len(v) > 3})
    out["entities.json"] = as_json({k: entities[k] for k in sorted(entities, key=lambda k: (ORDER.index(entities[k]["kind"]), k))})
    out["articles.toml"] = "# Compiled from the *.marked files by compile.py: not edited by hand.\n" + "".join(
        f'\n[[article]]\nfile = "{d["id"]}.txt"\nkey = "{d["id"]}"\npublished = "{d["published"]["value"]}"\nbasis = "{d["published"]["basis"]}"\n' for d, *_ in done)
    lines = Counter(x["kind"] for d, *_ in done for x in d["lines"])
    kinds = Counter(s["kind"] for d, *_ in done for s in d["spans"])
    print(folder, len(done), "articles |", ", ".join(f"{lines[k]} {k}" for k in LINE_KINDS), "|", sum(kinds.values()), "spans:",
          ", ".join(f"{kinds[k]} {k}" for k in ORDER), "|", sum(bool(s.get("nested")) for d, *_ in done for s in d["spans"]), "nested |", len(entities), "entities")
    return out


def as_json(o):
    return json.dumps(o, ensure_ascii=False, indent=1) + "\n"


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("folder", nargs="+")
    ap.add_argument("--check", action="store_true", help="write nothing; fail if the compiled files are not up to date")
    ap.add_argument("--strict", action="store_true", help="doubts are faults")
    args = ap.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    table = Entities(os.path.join(here, "entities.tsv"))
    stale = []
    for folder in args.folder:
        out = compile_folder(folder, table)
        for name, content in out.items():
            path = os.path.join(folder, name)
            old = open(path, encoding="utf-8", newline="").read() if os.path.exists(path) else None
            if old != content:
                stale.append(path)
        if not args.check and not faults:
            for name, content in out.items():
                with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as f:
                    f.write(content)
    for x in faults:
        print("FAULT", x)
    for x in doubts:
        print("doubt", x)
    if args.check:
        for x in stale:
            print("STALE", x)
    return 1 if faults or (args.strict and doubts) or (args.check and stale) else 0


if __name__ == "__main__":
    sys.exit(main())
