import { beforeAll, expect, it } from "vitest";
import { loadPython } from "../../src/python/parse.ts";
import { deepened } from "../../src/settings/split/deepen.ts";

beforeAll(loadPython);

it.each([
  ["Path(__file__).resolve().parent.parent", "Path(__file__).resolve().parent.parent.parent"],
  ["Path(__file__).parents[1]", "Path(__file__).parents[2]"],
  ["(Path(__file__).parent / 'x')", "(Path(__file__).parent.parent / 'x')"],
  [
    "os.path.dirname(os.path.abspath(__file__))",
    "os.path.dirname(os.path.dirname(os.path.abspath(__file__)))",
  ],
  ["_dirname(_dirname(__file__))", "_dirname(_dirname(_dirname(__file__)))"],
  ["environ.Path(__file__) - 2", "environ.Path(__file__) - 3"],
  ["Path(__file__).ancestor(2)", "Path(__file__).ancestor(3)"],
  ["dirname(realpath(str(__file__)))", "dirname(dirname(realpath(str(__file__))))"],
])("goes one level further up: %s", (before, after) => {
  expect(deepened(`A = ${before}\n`)).toBe(`A = ${after}\n`);
});

it("lets the folder stand in the place of a file that nothing goes up from", () => {
  expect(deepened("import os\nA = os.path.join(__file__, os.pardir)\n")).toBe(
    "import os\nA = os.path.join(os.path.dirname(__file__), os.pardir)\n",
  );
});

it("gives relative imports a dot more, wherever they stand, and leaves the rest as it is", () => {
  const before =
    "from . import a\nfrom .b import c  # noqa\nfrom ..d import e\nimport f.g\nfrom h import i\n" +
    'try:\n\tfrom .local import *\nexcept ImportError: pass\nX = ".b"\n';
  expect(deepened(before)).toBe(
    "from .. import a\nfrom ..b import c  # noqa\nfrom ...d import e\nimport f.g\nfrom h import i\n" +
      'try:\n\tfrom ..local import *\nexcept ImportError: pass\nX = ".b"\n',
  );
});
