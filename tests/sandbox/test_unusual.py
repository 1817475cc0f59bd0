"""Honest files that are right, and that a sandbox could lose: code that passes under pytest, or runs in a notebook."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.sandbox import Limits, Sandbox
from grader.submissions.files import Cell, File
from tests.sandbox.conftest import H1, OUT, RIGHT, Short, made, plain, verdict, verdicts


@pytest.fixture(scope="module")
def patient() -> Iterator[Sandbox]:
    """A sandbox with the limits that instructors get: some of these files take their time on a busy machine."""
    with made(Limits()) as sandbox:
        yield sandbox


def test_the_files_import_each_other(box: Sandbox) -> None:
    """Protects students who import an earlier exercise: in the sandbox their files stand side by side, too."""
    first = plain(
        "from ex2_error import double\nimport helpers\n" + H1 + "    return double(i1 * w1 + i2 * w2) * helpers.HALF\n"
    )
    others = [plain("def double(x):\n    return 2 * x\n", "ex2_error.py"), plain("HALF = 0.5\n", "helpers.py")]
    assert verdict(box, first, *others).passed


def test_the_folder_around_the_files_is_a_package(box: Sandbox) -> None:
    """Editors import from it, and in a clone that passes under pytest: the same module, run once, under both names."""
    imports = "from exercises.ex2_error import double, seen\nfrom exercises.tools.maths import HALF\nimport ex2_error\n"
    code = imports + H1 + "    assert ex2_error.seen is seen\n    return double(i1 * w1 + i2 * w2) * HALF\n"
    other = "import exercises.ex1_forward_pass\nseen = []\ndef double(x):\n    return 2 * x\n"
    assert verdict(box, plain(code), plain(other, "ex2_error.py"), plain("HALF = 0.5\n", "tools/maths.py")).passed
    wrong = verdict(box, plain("from exercises.ex3 import half\n" + H1 + RIGHT))
    assert (wrong.outcome, "No module named 'exercises.ex3'" in wrong.feedback) == ("broken", True)


USES = {
    "scipy": "from scipy.special import expit\n" + H1 + "    return expit(i1)\n",
    "sympy": H1 + "    import sympy\n    return sympy.symbols('x')\n",
    "tqdm": "from tqdm import tqdm\n" + H1 + "    return sum(i * 1.0 for i in tqdm([1, 2]))\n",
}


@pytest.mark.parametrize("name", USES)
def test_a_function_that_needs_a_package_says_so(box: Sandbox, name: str) -> None:
    """Protects students from a wrong sentence about a formula that was never computed."""
    found = verdict(box, plain(USES[name]))
    assert found.outcome == "raised"
    assert f"ModuleNotFoundError in line {found.line}.\nNo module named '{name}'" in found.feedback


FOLDERS = {
    "without": {"tools/maths.py": "from .deep.numbers import HALF\ndef double(x):\n    return 2 * x\n"},
    "package": {
        "tools/__init__.py": "from tools.maths import double\n",
        "tools/maths.py": "from . import deep\nfrom .deep.numbers import HALF\ndef double(x):\n    return 2 * x\n",
    },
    "installed": {
        "tools/maths.py": "from json import dumps\nfrom tools.deep.numbers import HALF\ndouble = (2.0).__mul__\n"
    },
}


@pytest.mark.parametrize("name", FOLDERS)
def test_modules_in_folders(box: Sandbox, name: str) -> None:
    """A submission's own folders are imported from as under pytest, and hide nothing that is installed."""
    imports = "import csv\ncsv.reader\nimport tools.maths\nfrom tools.maths import double\n"
    code = imports + H1 + "    return double(i1 * w1 + i2 * w2) * tools.maths.HALF\n"
    others = {**FOLDERS[name], "tools/deep/numbers.py": "HALF = 0.5\n", "json/mine.py": "", "csv/mine.py": ""}
    assert verdict(box, plain(code), *(plain(text, file) for file, text in others.items())).passed


UNUSUAL = {
    "annotations": ["from __future__ import annotations\n", H1.replace("i1", "i1: Later", 1) + RIGHT],
    "another def": [
        "def forward_h1(pairs):\n    return sum(a * b for a, b in pairs)\n",
        "total = forward_h1\nforward_h1 = lambda a, b, c, d, e, f: total([(a, c), (b, d)])\n",
    ],
    "wrapped": [
        "def forward_h1(i, w):\n    return i[0] * w[0] + i[1] * w[1]\n",
        "def wrap(f):\n    return lambda a, b, c, d, e, g: f((a, b), (c, d))\nforward_h1 = wrap(forward_h1)\n",
    ],
    "optional": [H1.replace("w4", "w4, verbose=False") + RIGHT],
    "help": ["help(print)\nif False:\n    exit()\nleave = quit\n" + H1 + RIGHT],
    "home": [
        "import os, pathlib, getpass\nplaces = pathlib.Path.home(), os.environ['HOME'], getpass.getuser()\n"
        "os.environ['PATH'] += os.pathsep + '/opt/bin'\n" + H1 + RIGHT,
    ],
    "locale": ["import locale\nlocale.setlocale(locale.LC_ALL, '')\n" + H1 + RIGHT],
    "another country's locale": ["import locale\nlocale.setlocale(locale.LC_ALL, 'nowhere')\n" + H1 + RIGHT],
    "working folder": ["import os\nos.chdir(os.path.dirname(os.path.abspath(__file__)))\n" + H1 + RIGHT],
    "own test": ["import pytest\n" + H1 + RIGHT + "def test_h1():\n    assert forward_h1 == pytest.approx(1)\n"],
    "plots": [
        "import matplotlib.pyplot as plt\nfrom IPython.display import Markdown\nimport pandas as pd\n"
        "import numpy as np\n"
        "%matplotlib inline\nplt.style.use('ggplot')\nplt.rcParams['figure.figsize'] = (4, 3)\n"
        "with plt.xkcd():\n    plt.plot([1, 2])\ndisplay(Markdown('# one'))\n"
        "for part in pd.read_csv('x', chunksize=2):\n    part.head()\n"
        "def show(table: pd.DataFrame):\n    plt.show()\n" + H1 + "    return np.dot([i1, i2], [w1, w2])\n"
    ],
    "decorated": [
        "from numba import njit\nimport torch.nn as nn\nclass Net(nn.Module):\n    pass\n@njit(parallel=True)\n"
        + H1
        + RIGHT
    ],
    "script": ["get_ipython().run_line_magic('matplotlib', 'inline')\n" + H1 + RIGHT],
    "result of a magic": [
        "def half(x):\n    y = x / 2\n    return y\n\nt = %timeit -o half(2)\n"
        + H1
        + "    return half(2 * (i1 * w1 + i2 * w2))\n"
    ],
    "shell": [
        "import numpy as np\nfiles = !ls\n!pip install numpy \\\n    pandas\n"
        + H1
        + "    return np.float64(i1 * w1 + i2 * w2)\n"
    ],
    "timed": ["def half(x):\n    return x / 2\n%time two = half(4)\nprint(two)\n" + H1 + RIGHT],
    "captured": ["%%capture --no-stderr out\n" + H1 + RIGHT, "print(out.stdout)\nfiles = !ls\nprint(files[0])\n"],
    "run": ["%run helpers.py\n" + H1 + RIGHT, "%run ./nowhere.py\n"],
    "fallback": [
        "try:\n    from tqdm import tqdm\nexcept ImportError:\n    tqdm = list\n"
        + H1
        + "    return sum(a * b for a, b in tqdm([(i1, w1), (i2, w2)]))\n"
    ],
    "no fallback": [
        "import importlib.util\n",
        "try:\n    import torch\nexcept Exception:\n    torch = None\n",
        H1 + "    assert torch is importlib.util.find_spec('tqdm')\n" + RIGHT,
    ],
    "installed first": [
        "try:\n    import seaborn\nexcept ImportError:\n    !pip install seaborn\n    import seaborn\n",
        "seaborn.set_theme()\n" + H1 + RIGHT,
    ],
    "reckoned with": [
        "import pandas as pd\nprint(pd.__version__)\ntable = pd.read_csv('x')\nprint(len(table), 2 * table['a'] ** 2)\n"
        "late = table[table.day > 3]\n" + H1 + RIGHT
    ],
    "unpacked": [
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nline, = ax.plot([1, 2])\n"
        "n, *rest = plt.hist([1, 2])\nfor part in ax.lines:\n    raise ValueError\n" + H1 + RIGHT
    ],
    "stand-in in a text": ["import torch\nprint(f'{torch.ones(2).sum().item():.4f}')\n" + H1 + RIGHT],
    "fails by a stand-in": [
        H1 + RIGHT + "import torch\nassert torch.ones(2).shape == (2,)\nprint(1 / float(torch.ones(1)))\n"
    ],
    "parts of the library": [
        "from turtle import forward\nfrom tkinter import W\nimport sqlite3, ssl, curses\nimport urllib.request\n"
        + H1
        + RIGHT
    ],
    "no window": ["try:\n    import tkinter\nexcept ImportError:\n    tk = 0\nassert not tk\n" + H1 + RIGHT],
    "what only the confinement refuses": [H1 + RIGHT + "import os\nprint(os.listdir('.'))\nopen('notes.txt', 'w')\n"],
    "data above the functions": [
        "import numpy as np\ndata = np.loadtxt('data.csv')\nmean = data.mean()\nfor row in data:\n    print(row)\n"
        + H1
        + RIGHT
    ],
    "a log above the functions": [
        "import logging\nlogging.basicConfig(filename='log.txt')\n" + H1 + RIGHT + "exit()\n"
    ],
    "a download above the functions": [
        "from urllib.request import urlretrieve\nurlretrieve('http://x/y', 'y')\n" + H1 + RIGHT
    ],
    "a program above the functions": ["import subprocess\nsubprocess.run(['pip', 'install', 'numpy'])\n" + H1 + RIGHT],
    "warnings above the functions": [
        "import warnings\nwarnings.simplefilter('error')\nopen('notes.txt')\n" + H1 + "    '\\d'\n" + RIGHT
    ],
    "a stand-in above the functions": ["import torch\nassert torch.ones(2).shape == (2,)\n" + H1 + RIGHT],
    "other people's packages": [
        "import networkx, h5py\nfrom rich import inspect\nnetworkx.draw(1)\ninspect(h5py.__version__)\n" + H1 + RIGHT
    ],
    "progress": [
        "from tqdm import tqdm, trange\nlosses = []\nfor i in tqdm(range(10)):\n    losses.append(i)\nlosses[-1]\n"
        + H1
        + RIGHT
    ],
    "magics and what only looks so": [
        "%matplotlib inline\nprint('loss %d'\n      % 3)\nMESSAGE = '''\n!x\n%d\n'''\nassert '!x' in MESSAGE\n"
        "# it's a \"quote\n!ls (\nx = 17 \\\n    % 4\nassert x == 1\n" + H1 + RIGHT
    ],
    "not in the list of modules": [H1 + RIGHT, "import sys\ndel sys.modules[__name__]\n"],
    "its own source": ["import inspect\n" + H1 + RIGHT + "assert 'i1 * w1' in inspect.getsource(forward_h1)\n"],
    "file of a cell": ["%%writefile ex1_forward_pass.py\n" + H1 + RIGHT, "from ex1_forward_pass import forward_h1\n"],
    "other cell magic": ["%%memit\n" + H1 + RIGHT, "%%html\n<b>no Python</b>\n", "%%writefile notes.txt\nnor this\n"],
    "indented": ["    import math\n    " + H1 + "    " + RIGHT],
    "alarm": [
        "import signal, time\ndef stop(*_): raise TimeoutError\nsignal.signal(signal.SIGALRM, stop)\n",
        H1 + "    time.sleep(0.03)\n" + RIGHT,
    ],
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_unusual_files_that_are_right(patient: Sandbox, name: str) -> None:
    """Protects code that passes under pytest from a zero that the sandbox causes."""
    cells = tuple(Cell(source, 1 + 10 * number) for number, source in enumerate(UNUSUAL[name]))
    assert verdict(patient, File("ex1_forward_pass.py", cells)).passed


def test_another_file_is_run(box: Sandbox) -> None:
    """Protects a notebook that takes its helpers from a file beside it, as notebooks do: by a magic."""
    code = "%run -i './tools/maths.py'\n" + H1 + "    return dot([i1, i2], [w1, w2])\n"
    maths = "def dot(a, b):\n    return sum(x * y for x, y in zip(a, b))\n"
    assert verdict(box, plain(code), plain(maths, "tools/maths.py")).passed


def test_a_helper_called_like_a_part_of_the_library(box: Sandbox) -> None:
    """Protects a module of the student's own whose name only Python's rarer modules have."""
    code = "from statistics import total\n" + H1 + "    return total(i1 * w1, i2 * w2)\n"
    assert verdict(box, plain(code), plain("def total(a, b):\n    return a + b\n", "statistics.py")).passed
    assert verdict(box, plain("from statistics import fsum as total\n" + H1 + RIGHT)).passed


def test_warnings_that_are_errors(box: Sandbox) -> None:
    """Protects a right step where warnings are errors, and another step is missing, so that the text is parsed."""
    code = "import warnings\nwarnings.simplefilter('error')\n" + H1 + "    'a \\d'\n" + RIGHT
    assert verdict(box, plain(code)).passed
    assert verdict(box, plain(code), step="forward_h2").outcome == "missing"


def test_texts_have_the_same_hash_everywhere() -> None:
    """Protects "the same bytes" where an answer follows the order of a set of texts: in every zygote it is the same."""
    code = H1 + "    raise ValueError(hash('text'))\n"
    found = set()
    for _ in range(3):
        with made() as box:
            found.add(verdict(box, plain(code)).feedback)
    assert len(found) == 1


UNSEEDED = (
    "random.Random().random(), random.seed(), random.random(), secrets.token_hex(), uuid.uuid4(), os.urandom(2), "
    "np.random.default_rng().random(), np.random.default_rng().random(), np.random.RandomState().rand()"
)


def test_numbers_that_nobody_has_seeded_are_the_same_everywhere() -> None:
    """Protects "the same bytes" where a function starts a generator of its own; two of them still differ."""
    code = "import os, random, secrets, uuid\nimport numpy as np\n" + H1 + f"    raise ValueError([{UNSEEDED}])\n"
    found = set()
    for _ in range(2):
        with made() as box:
            found.add(verdict(box, plain(code)).feedback)
    assert len(found) == 1
    drawn = found.pop().split(", ")
    assert len(drawn) == len(set(drawn))


@pytest.mark.parametrize("name", ["Forbidden", "Unparsed", "OutOfTime"])
def test_an_exception_called_like_one_of_ours(box: Sandbox, name: str) -> None:
    """Protects the sentence about a class of the student's own from its name."""
    found = verdict(box, plain(f"class {name}(Exception): pass\n{H1}    raise {name}('negative')\n"))
    assert f"{name} in line 3." in found.feedback
    assert "negative" in found.feedback


def test_the_line_that_is_quoted(box: Sandbox) -> None:
    """Protects an innocent line above the wrong one: a form feed is no end of a line."""
    found = verdict(box, plain("# one\n\x0c\n# two \u2028\n" + H1 + "    total = 0\n    return i1 * w1)\n"))
    assert "return i1 * w1)" in found.feedback
    assert "total" not in found.feedback


def test_a_file_that_has_come_to_its_end_once() -> None:
    """Protects a slow file, run again after an endless step, from "it does not come to its end": time had run out."""
    code = "import time\ntime.sleep(0.3)\n"
    for name in ("forward_h1", "forward_h2"):
        code += f"def {name}(i1, i2, w1, w2, w3, w4):\n    return sum(iter(int, 1))\n"
    code += OUT
    with made(Short(step=0.5, total=0.9)) as short:
        found = verdicts(short, plain(code), steps=["forward_h1", "forward_h2", "forward_out"])
    assert {one.outcome for one in found.values()} <= {"timed_out", "passed"}


LIBRARY = """
    argparse array asyncio calendar cmath collections.abc concurrent.futures csv ctypes datetime doctest enum graphlib
    http.client inspect logging multiprocessing pprint queue secrets tempfile textwrap threading timeit unittest
    urllib.request uuid zoneinfo numpy.fft numpy.ma numpy.polynomial numpy.random numpy.testing pytest
"""
IMPORTS = """
import importlib
missing = []
for name in {names}:
    try:
        importlib.import_module(name)
    except ImportError as fault:
        missing.append(f"{{name}}: {{fault}}")
if missing:
    raise ImportError("; ".join(missing))
"""


@pytest.mark.parametrize("without", ["", "mounts", "landlock"])
def test_the_whole_library_can_be_imported(without: str) -> None:
    """Protects a right file that imports more than the zygote has loaded, whichever layer keeps other files away."""
    code = IMPORTS.format(names=LIBRARY.split()) + H1 + RIGHT
    with made(Limits(step=10), without=frozenset({without})) as box:
        assert verdict(box, plain(code)).passed


def test_nothing_else_that_is_installed_can_be_imported(box: Sandbox) -> None:
    """Protects a course, and the kit itself, which lie beside the packages that a submission may import."""
    for name in ("click", "hypothesis", "numpy_of_mine", "pytest_timeout"):
        assert verdict(box, plain(f"import pytest\nimport {name}\n" + H1 + RIGHT)).outcome == "broken"
    stands_in = "import pytest\nimport grader.courses.backprop as kit\nassert not hasattr(kit, '__file__')\n"
    assert verdict(box, plain(stands_in + H1 + RIGHT)).passed


def test_who_tidies_up_the_modules(box: Sandbox) -> None:
    """Protects the steps of a file that another one has taken out of Python's list of modules."""
    other = "import sys\nsys.modules.pop('ex1_forward_pass', None)\n"
    assert verdict(box, plain(H1 + RIGHT), plain(other, "ex2_error.py")).passed


@pytest.mark.parametrize("call", ["input()", "exit()"])
def test_what_a_file_must_not_call(box: Sandbox, call: str) -> None:
    """Protects students from the names of our own classes: the sentence says what stands in the way, and where."""
    found = verdict(box, plain(H1 + RIGHT + f"{call}\n"))
    assert found.outcome == "broken"
    assert found.feedback.startswith("The file cannot be run. Line 3: ")
    assert "Forbidden" not in found.feedback and "SystemExit" not in found.feedback
