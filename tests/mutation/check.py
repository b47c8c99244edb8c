#!/usr/bin/env python3
"""Shows that the tests bite: breaks the engine in one place at a time and expects a named test to fail.

    python3 tests/mutation/check.py [build folder, by default build/release]
    python3 tests/mutation/check.py --places     # only whether every place and test is still there; a test of its own

Every file is put back as it was, whatever happens. Needs a configured build; takes ten minutes, as the engine is built
again for every mistake.
"""

import pathlib
import re
import subprocess
import sys

from mutations import MUTATIONS

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ["engine_core_tests", "engine_tests"]


def run(command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def build(folder):
    return run(["ninja", "-C", str(folder), *PROGRAMS])


def passes(folder, test):
    """Whether the test, of whichever program it is, passes."""
    ran = False
    for program in PROGRAMS:
        result = run([str(folder / "tests" / program), f"--gtest_filter={test}", "--gtest_brief=1"])
        if result.returncode != 0:
            return False
        ran |= "0 tests from 0 test suites ran" not in result.stdout
    return ran or sys.exit(f"error: no test is called {test}")


def is_written(test):
    suite, case = (r"\w+" if part == "*" else part for part in test.split("."))
    pattern = re.compile(rf"^TEST(_[FP])?\({suite}, {case}\)", re.MULTILINE)
    return any(pattern.search(file.read_text(encoding="utf-8")) for file in (ROOT / "tests").rglob("*.cpp"))


def misplaced(file, old, test):
    """Why a mistake cannot be made, or nothing."""
    if (ROOT / file).read_text(encoding="utf-8").count(old) != 1:
        return f"{file} does not hold exactly once: {old}"
    return None if is_written(test) else f"no test is called {test}"


def check(folder, file, old, new, test):
    """What is wrong with the tests, or nothing."""
    if problem := misplaced(file, old, test):
        return problem
    path = ROOT / file
    source = path.read_text(encoding="utf-8")
    try:
        path.write_text(source.replace(old, new), encoding="utf-8")
        built = build(folder)
        if built.returncode != 0:
            return "the broken source does not compile:\n" + built.stdout[-2000:]
        return f"{test} still passes" if passes(folder, test) else None
    finally:
        path.write_text(source, encoding="utf-8")


def check_places():
    problems = [f"{name}: {problem}" for name, file, old, _, test in MUTATIONS if (problem := misplaced(file, old, test))]
    sys.exit("\n".join(problems) if problems else 0)


def main():
    if sys.argv[1:] == ["--places"]:
        check_places()
    folder = (ROOT / (sys.argv[1] if len(sys.argv) > 1 else "build/release")).resolve()
    if build(folder).returncode != 0:
        sys.exit("error: the unbroken source does not build")
    for test in sorted({mutation[4] for mutation in MUTATIONS}):
        if not passes(folder, test):
            sys.exit(f"error: {test} fails before anything is broken")
    problems = 0
    for name, *mistake in MUTATIONS:
        problem = check(folder, *mistake)
        print(f"{'NOT CAUGHT' if problem else 'caught':10}  {name}" + (f": {problem}" if problem else ""), flush=True)
        problems += problem is not None
    build(folder)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
