import { expect, test } from "vitest";

import { formatText } from "../../src/render/format.ts";

const cases: [string, string, string][] = [
  ["a.py", "x = {'a':1}\n\n\n\nclass A: pass\n", 'x = {"a": 1}\n\n\nclass A:\n    pass\n'],
  ["a.yaml", "a:   1\nb:\n    - {x: 1}\n", "a: 1\nb:\n  - { x: 1 }\n"],
  ["a.json", '{"a":1,\n"b":[1]}', '{ "a": 1, "b": [1] }\n'],
  [
    "a.md",
    '# Title\n* a\n* b\n\n```json\n{"a":1}\n```\n',
    '# Title\n\n- a\n- b\n\n```json\n{ "a": 1 }\n```\n',
  ],
  [
    "a.toml",
    '\n[a]  \nb = """\nx  \n\n\n\ny"""\n\n\n\n[c]\n\n',
    '[a]\nb = """\nx  \n\n\n\ny"""\n\n[c]\n',
  ],
  [
    "b.toml",
    "a = '#  '  # it's  \nb = \"'''\"   \nc = '''\n x  \n\n\n\n''' \n \n \n \nd = 1",
    "a = '#  '  # it's\nb = \"'''\"\nc = '''\n x  \n\n\n\n'''\n\nd = 1\n",
  ],
  ["Dockerfile", "FROM  x", "FROM  x"],
];

test.each(cases)("%s", async (path, text, formatted) => {
  expect(await formatText(path, text)).toBe(formatted);
  expect(await formatText(path, formatted)).toBe(formatted);
});

test("lines of Python may have 88 columns", async () => {
  const line = (width: number) => `x = [${"1, ".repeat(20)}"${"y".repeat(width - 68)}"]\n`;
  expect(await formatText("a.py", line(88))).toBe(line(88));
  expect(await formatText("a.py", line(89))).not.toBe(line(89));
});
