"""`python -m languages [LANGUAGE …]`: every catalog brought up to date, checked and compiled; new ones are begun.

Returns 1 and names what is missing or wrong if anything is.
"""

import sys

from languages.catalogs import DOMAINS, as_mo, as_po, complaints, languages, path_of, read, updated
from languages.extracting import templates


def main(begun: list[str]) -> int:
    """Make all catalogs; returns the exit status."""
    wanted, found = templates(), 0
    for language in sorted({*languages(), *begun}):
        old = [read(language, domain) for domain in DOMAINS]
        for domain in DOMAINS:
            catalog = updated(old, wanted[domain], language)
            path = path_of(language, domain)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_po(catalog))
            path.with_suffix(".mo").write_bytes(as_mo(catalog))
            for complaint in complaints(catalog, wanted[domain]):
                found += 1
                sys.stderr.write(f"{path.relative_to(path.parents[4])}: {complaint}\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
