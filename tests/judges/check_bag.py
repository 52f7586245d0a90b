"""Judges a BagIt bag (a folder, or a ZIP of one) by RFC 8493 alone; knows nothing of the program that wrote it.

Prints {"errors": [...], "files": n} as JSON. Section numbers are those of the RFC.
"""

import hashlib
import json
import os
import re
import sys
import zipfile

ALGORITHMS = {name: name for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")}
errors = []


def complain(section, words):
    errors.append(f"{section}: {words}")


def read_folder(base):
    found = {}
    for folder, _, names in os.walk(base):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, base).replace(os.sep, "/")] = file.read()
    return found


def read_zip(path):
    """4.2: a serialized bag holds one directory, which is the base directory."""
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            complain("4.2", "the archive is damaged")
            return {}
        names = [name for name in archive.namelist() if not name.endswith("/")]
        if len(set(names)) != len(names):
            complain("4.2", "a name stands twice in the archive")
        for name in names:
            if name.startswith("/") or ".." in name.split("/") or "\\" in name:
                complain("5.2", f"a path that leaves the bag: {name!r}")
        tops = {name.split("/")[0] for name in names}
        if len(tops) != 1 or any("/" not in name for name in names):
            complain("4.2", "not exactly one directory at the top")
            return {}
        top = tops.pop()
        return {name[len(top) + 1 :]: archive.read(name) for name in names}


def decode(data, name):
    if data.startswith(b"\xef\xbb\xbf"):
        complain("2.1.1", f"{name} begins with a byte order mark")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        complain("2.1.1", f"{name} is not UTF-8")
        return None


def lines_of(text):
    """2.1.3, 2.2: lines end with LF, CR or CRLF."""
    return [line for line in re.split(r"\r\n|\r|\n", text) if line != ""]


def check_declaration(found):
    data = found.get("bagit.txt")
    if data is None:
        return complain("2.1.1", "no bagit.txt")
    lines = lines_of(decode(data, "bagit.txt") or "")
    if len(lines) != 2:
        return complain("2.1.1", "bagit.txt has not exactly two lines")
    if re.fullmatch(r"BagIt-Version: 1\.0", lines[0]) is None:
        complain("2.1.1", f"bad version line {lines[0]!r}")
    if lines[1] != "Tag-File-Character-Encoding: UTF-8":
        complain("2.1.1", f"bad encoding line {lines[1]!r}")


def decode_path(written, manifest):
    """2.1.3: CR, LF and % alone are percent-encoded."""
    if re.search(r"%(?!0[AaDd]|25)", written) is not None:
        complain("2.1.3", f"{manifest}: a % that encodes neither CR, LF nor %: {written!r}")
    return re.sub(r"%(0[Aa]|0[Dd]|25)", lambda match: chr(int(match.group(1), 16)), written)


def read_manifest(found, name):
    entries = {}
    for line in lines_of(decode(found[name], name) or ""):
        match = re.fullmatch(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)", line)
        if match is None:
            complain("2.1.3", f"{name}: not a checksum and a path: {line!r}")
            continue
        path = decode_path(match.group(2), name)
        if path.startswith(("/", "~")) or re.match(r"[A-Za-z]:", path) or ".." in path.split("/") or "\\" in path:
            complain("5.2", f"{name}: a path that leaves the bag: {path!r}")
        if path in entries:
            complain("2.1.3", f"{name}: {path!r} stands twice")
        entries[path] = match.group(1).lower()
    return entries


def check_sums(found, name, algorithm, entries):
    for path, wanted in entries.items():
        if path not in found:
            complain("3", f"{name}: {path!r} is not in the bag")
        elif hashlib.new(ALGORITHMS[algorithm], found[path]).hexdigest() != wanted:
            complain("3", f"{name}: {path!r} has another checksum")


def check_manifests(found):
    payload = {path for path in found if path.startswith("data/")}
    if not payload:
        complain("2.1.2", "no data/")
    manifests = [name for name in found if re.fullmatch(r"manifest-[a-z0-9]+\.txt", name)]
    if not manifests:
        complain("2.1.3", "no payload manifest")
    for name in manifests:
        algorithm = name[len("manifest-") : -len(".txt")]
        if algorithm not in ALGORITHMS:
            complain("2.4", f"unknown algorithm {algorithm!r}")
            continue
        entries = read_manifest(found, name)
        for path in entries:
            if not path.startswith("data/"):
                complain("2.1.3", f"{name}: {path!r} is no payload file")
        for path in payload - entries.keys():
            complain("3", f"{name}: payload file {path!r} is not listed")
        check_sums(found, name, algorithm, entries)
    return manifests


def check_tag_manifests(found, manifests):
    for name in [name for name in found if re.fullmatch(r"tagmanifest-[a-z0-9]+\.txt", name)]:
        algorithm = name[len("tagmanifest-") : -len(".txt")]
        if algorithm not in ALGORITHMS:
            complain("2.4", f"unknown algorithm {algorithm!r}")
            continue
        entries = read_manifest(found, name)
        for path in entries:
            if path.startswith("data/") or path.startswith("tagmanifest-"):
                complain("2.2.1", f"{name}: {path!r} has no place in a tag manifest")
        for path in manifests:
            if path not in entries:
                complain("2.2.1", f"{name}: {path!r} is not listed")
        check_sums(found, name, algorithm, entries)


def check_info(found):
    if "bag-info.txt" not in found:
        return
    pairs = []
    for line in lines_of(decode(found["bag-info.txt"], "bag-info.txt") or ""):
        if line[0] in " \t":
            if not pairs:
                complain("2.2.2", "bag-info.txt begins with a continued line")
            continue
        match = re.fullmatch(r"([^\s:][^:]*):[ \t](.*)", line)
        if match is None:
            complain("2.2.2", f"bag-info.txt: not a label and a value: {line!r}")
            continue
        pairs.append((match.group(1).lower(), match.group(2)))
    sums = [value for label, value in pairs if label == "payload-oxum"]
    payload = [data for path, data in found.items() if path.startswith("data/")]
    if len(sums) > 1:
        complain("2.2.2", "Payload-Oxum stands twice")
    if sums and sums[0].strip() != f"{sum(map(len, payload))}.{len(payload)}":
        complain("3", f"Payload-Oxum {sums[0]!r} does not fit the payload")
    for value in [value for label, value in pairs if label == "bagging-date"]:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is None:
            complain("2.2.2", f"Bagging-Date {value!r} is no day")


def check_fetch(found):
    if "fetch.txt" in found:
        complain("3", "fetch.txt: the bag is not complete on its own")


def check(path):
    found = read_folder(path) if os.path.isdir(path) else read_zip(path)
    check_declaration(found)
    manifests = check_manifests(found)
    check_tag_manifests(found, manifests)
    check_info(found)
    check_fetch(found)
    return {"errors": errors, "files": len(found)}


print(json.dumps(check(sys.argv[1]), ensure_ascii=False))
