"""An independent opinion of when guarantees are due.

    oracle.py --seed N --count M [--first K]   random cases K to K+M-1, one JSON object a line
    oracle.py --check                          itself against what people looked up

Every case follows from the seed and its own number alone, so that one can be told again without
the others. Run it by scripts/oracle-python, which brings what it needs.
"""

import argparse
import json
import multiprocessing
import os
import sys

import cases
import vectors


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.check:
        return check()
    tell(arguments.seed, arguments.first, arguments.count)
    return 0


def check() -> int:
    faults = vectors.faults()
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def tell(seed: int, first: int, count: int):
    batches = []
    number = first
    while number < first + count:
        next_batch = min(first + count, (number // cases.SHARING + 1) * cases.SHARING)
        batches.append((seed, number, next_batch))
        number = next_batch
    workers = min(os.cpu_count() or 1, len(batches))
    with multiprocessing.Pool(workers) as pool:
        for lines in pool.imap(lines_of_batch, batches):
            sys.stdout.write(lines)


def lines_of_batch(batch: tuple[int, int, int]) -> str:
    seed, first, end = batch
    told = cases.cases(seed, range(first, end))
    return "".join(json.dumps(case, separators=(",", ":")) + "\n" for case in told)


if __name__ == "__main__":
    sys.exit(main())
