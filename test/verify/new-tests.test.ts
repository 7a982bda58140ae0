import { expect, test } from "vitest";
import { newTests } from "../../src/verify/new-tests.ts";

const BEFORE = `from django.test import TestCase


class OldTests(TestCase):
    def setUp(self):
        self.row = 1

    def test_old(self):
        self.fail("as ever")


def test_old_function():
    assert False
`;

test("of a module that is new, or was blank, all tests count", () => {
  expect(newTests(undefined, BEFORE)).toBeUndefined();
  expect(newTests("\n", BEFORE)).toBeUndefined();
});

test("what stood there does not decide", () => {
  expect(newTests(BEFORE, BEFORE)).toEqual([]);
  expect(newTests(BEFORE, `import datetime\n${BEFORE}`)).toEqual([]);
});

test("a new class, a new test of a class and a new function are named", () => {
  const after = `${BEFORE.replace(
    "\n\ndef test_old_function",
    "\n    async def test_new(self):\n        pass\n\n\ndef test_old_function",
  )}

@pytest.mark.django_db
def test_new_function():
    pass


@override_settings(DEBUG=True)
class NewTests(TestCase):
    def test_it(self):
        pass
`;
  expect(newTests(BEFORE, after)).toEqual(["OldTests.test_new", "test_new_function", "NewTests"]);
});

test("a class whose set-up changed is run as a whole", () => {
  const after = BEFORE.replace("self.row = 1", "self.row = 2");
  expect(newTests(BEFORE, after)).toEqual(["OldTests"]);
});
