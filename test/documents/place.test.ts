import fc from "fast-check";
import { expect, test } from "vitest";

import { arrange, NO_ORDER, placeOf } from "../../src/documents/place.ts";
import { orderOf } from "./order.ts";

const order = orderOf({ slot: ["d", "a", "c", "b"] });

function placed(item: string, items: string, siblings = "", by = order): string {
  const place = placeOf(item, [...items], [...siblings], "slot", by);
  return [...items].toSpliced(place, 0, item).join("");
}

test("behind the last that goes before, or else before the first that goes after", () => {
  expect(placed("a", "dcb")).toBe("dacb");
  expect(placed("d", "acb")).toBe("dacb");
  expect(placed("b", "xdycz")).toBe("xdycbz");
  expect(placed("a", "xcz")).toBe("xacz");
});

test("what the order does not know stands behind what it knows, by the alphabet", () => {
  expect(placed("p", "zdaq")).toBe("zdapq");
  expect(placed("d", "zyx")).toBe("zydx");
  expect(placed("k", "adzb")).toBe("adzbk");
});

test("a sorted list stays sorted, and any other is appended to", () => {
  expect(placed("k", "ajlz", "", NO_ORDER)).toBe("ajklz");
  expect(placed("k", "zya", "", NO_ORDER)).toBe("zyak");
  expect(placed("k", "", "", NO_ORDER)).toBe("k");
});

test("in a list, between its neighbours of the fragment", () => {
  expect(placed("x", "zya", "zxy", NO_ORDER)).toBe("zxya");
  expect(placed("x", "zya", "x", NO_ORDER)).toBe("zyax");
  expect(placed("x", "zya", "axz", NO_ORDER), "which disagree").toBe("zyax");
});

test("new items are arranged by the order, and are else left as they are", () => {
  expect(arrange([..."abzdyc"], (item) => item, "slot", order).join("")).toBe("dacbzy");
  expect(arrange([..."zyx"], (item) => item, "other", order).join("")).toBe("zyx");
});

test("items may come in any order", () => {
  const items = fc.uniqueArray(fc.constantFrom(..."abcdpqrxyz"));
  fc.assert(
    fc.property(items, items, fc.boolean(), (present, added, isKnown) => {
      const base = isKnown ? ["d", ...present.filter((item) => item !== "d")] : present;
      const by = isKnown ? order : NO_ORDER;
      const insert = (list: string[], item: string) =>
        list.includes(item) ? list : [...placed(item, list.join(""), "", by)];
      expect(added.reduce(insert, base)).toEqual([...added].reverse().reduce(insert, base));
    }),
  );
});
