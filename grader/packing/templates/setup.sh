#!/usr/bin/env bash
# Gradescope runs this once, when the autograder is built: it may use the network. Grading a submission does not.
set -euo pipefail
root="${AUTOGRADER_ROOT:-/autograder}"

python=""
for candidate in python3.15 python3.14 python3.13 python3.12 python3.11 python3; do
    if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
        python="$candidate"
        break
    fi
done
if [ -z "$python" ]; then
    apt-get update
    apt-get install -y --no-install-recommends python3.11 python3.11-venv
    python=python3.11
fi

"$python" -m venv "$root/venv"
"$root/venv/bin/pip" install --no-cache-dir%{wheels}
# A file that the course lacks is found here, and not with the first submission.
"$root/venv/bin/python" -c 'import sys; from grader.installed import course_named; course_named(sys.argv[1])' %{course}
chmod -R go-rwx "$root/source"
