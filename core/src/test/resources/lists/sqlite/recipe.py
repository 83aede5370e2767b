"""Makes the databases of SqliteLayoutsTest, with the sqlite3 of Python. All digests are numbers."""

import gzip
import os
import sqlite3
import sys
import tempfile

AWKWARD = """
CREATE TABLE /* first, second */ "FILE" ( -- a comment, with (a parenthesis
  "serial, number" INTEGER PRIMARY KEY AUTOINCREMENT,
  `sha256` VARCHAR(64) NOT NULL DEFAULT 'a,b)' COLLATE NOCASE,
  shout TEXT GENERATED ALWAYS AS (upper("sha256" || ',')) VIRTUAL,
  [sha1] TEXT CHECK ([sha1] NOT IN ('x', 'y,z')), /* ), */
  initial TEXT AS (substr([sha1], 1, 1)) STORED,
  'md5' "a TEXT, quoted", -- md5 TEXT,
  file_name TEXT, bytes INT AS (length(file_name)),
  package_id INTEGER REFERENCES other (a),
  CONSTRAINT "u, v" UNIQUE (`sha256`, [sha1]), CHECK (length(md5) > 0)
)
"""
PLAIN = (
    "CREATE TABLE FILE(sha256 TEXT, sha1 TEXT, md5 TEXT, crc32 TEXT, file_name TEXT,"
    " file_size INT, package_id INT)"
)
INSERT = "INSERT INTO FILE(sha256, sha1, md5, file_name, package_id) VALUES(?, ?, ?, ?, ?)"
VIEW = [
    "CREATE TABLE METADATA(metadata_id INTEGER NOT NULL, object_id INTEGER, file_name TEXT,"
    " md5 TEXT, sha1 TEXT, sha256 TEXT, PRIMARY KEY(metadata_id))",
    "CREATE TABLE PACKAGE_OBJECT(package_id INTEGER,"
    " object_id INTEGER NOT NULL CONSTRAINT k PRIMARY KEY)",
    "CREATE VIEW FILE AS SELECT UPPER(sha256) AS sha256, UPPER(sha1) AS sha1, UPPER(md5) AS md5,"
    " file_name, package_id FROM METADATA JOIN PACKAGE_OBJECT USING(object_id)",
]


def digest(number, digits):
    return ("%x" % number).rjust(digits, "0")


def digests(i):
    return digest(i * 7919 + 1, 64), digest(i * 7919 + 2, 40), digest(i * 7919 + 3, 32)


def rows(length):
    """20 rows, of which those with long names go on in other pages."""
    for i in range(20):
        yield *digests(i), "f" * (20000 if i == 4 and length else i % 3 * length), i % 5


def make(name, tables, inserts, page=512, encoding="UTF-8", vacuum="NONE", after=()):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x.db")
        database = sqlite3.connect(path, isolation_level=None)
        for setting in (f"page_size={page}", f"encoding='{encoding}'", f"auto_vacuum={vacuum}"):
            database.execute("PRAGMA " + setting)
        for statement in tables:
            database.execute(statement)
        for statement, values in inserts:
            database.executemany(statement, values)
        for statement in after:
            database.execute(statement)
        database.close()
        with open(path, "rb") as raw, open(os.path.join(sys.argv[1], name + ".db.gz"), "wb") as out:
            with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as packed:
                packed.write(raw.read())


make("awkward", [AWKWARD], [(INSERT, rows(400))])
make("utf-16le", [PLAIN], [(INSERT, rows(0))], encoding="UTF-16le")
make("utf-16be", [PLAIN], [(INSERT, rows(0))], encoding="UTF-16be")
for size in (512, 1024, 65536):
    make(f"page{size}", [PLAIN], [(INSERT, rows(300))], page=size)
make(
    "vacuum",
    [PLAIN, "CREATE TABLE junk(x)"],
    [(INSERT, rows(400)), ("INSERT INTO junk VALUES(?)", [("x" * 300,)] * 60)],
    vacuum="INCREMENTAL",
    after=["DELETE FROM FILE WHERE package_id=1", "DROP TABLE junk"],
)
make(
    "rowid-packages",
    VIEW,
    [
        (
            "INSERT INTO METADATA(metadata_id, object_id, sha256, sha1, md5) VALUES(?, ?, ?, ?, ?)",
            [(i, 100 + i, *digests(i)) for i in range(6)],
        ),
        ("INSERT INTO PACKAGE_OBJECT VALUES(?, ?)", [(i, 100 + i) for i in range(5)]),
    ],
)
make(
    "without-rowid",
    [
        "CREATE TABLE FILE(sha256 TEXT PRIMARY KEY, sha1 TEXT, md5 TEXT, file_name TEXT,"
        " package_id INT) STRICT, WITHOUT ROWID"
    ],
    [(INSERT, rows(0))],
)
make(
    "virtual-digest",
    ["CREATE TABLE FILE(sha256 TEXT, sha1 TEXT, md5 TEXT AS (substr(sha1, 8)), package_id INT)"],
    [("INSERT INTO FILE(sha256, sha1) VALUES(?, ?)", [digests(1)[:2]])],
)
