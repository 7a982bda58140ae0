import { describe, expect, it } from "vitest";
import {
  compareImports,
  compareNames,
  type Imported,
  sectionOf,
} from "../../src/python/imports.ts";

const OURS = new Set(["shop"]);

function imported(statement: string): Imported[] {
  const [, from, name, module = "", alias] =
    /^(?:from (\S+) import (\S+)|import (\S+))(?: as (\S+))?$/.exec(statement)!;
  return [{ module: from ?? module, name, alias }];
}

describe("compareImports", () => {
  /** As `ruff check --select I --fix` leaves it, with `shop` as a package of the project. */
  const SORTED = [
    "from __future__ import annotations",
    "import os",
    "import zoneinfo",
    "from collections import abc",
    "from typing import Any",
    "import django",
    "import django.db",
    "import django_filters",
    "import numpy as np",
    "import Zebra",
    "from celery import shared_task",
    "from django.db import models",
    "from django.db.models import F",
    "from django_filters import rest_framework",
    "from module2 import a",
    "from module10 import a",
    "from apps.core import health",
    "from config.celery import app",
    "from shop.models import Order",
    "from ... import c",
    "from ..b import c",
    "from . import a",
    "from .a import b",
  ];

  it("sorts as Ruff does", () => {
    const shuffled = SORTED.toSorted((a, b) => (a.slice(-3) < b.slice(-3) ? -1 : 1));
    const sorted = shuffled.sort((a, b) => compareImports(imported(a), imported(b), OURS));
    expect(sorted).toEqual(SORTED);
  });
});

describe("compareNames", () => {
  it("puts constants before classes before all else", () => {
    const names = [
      "path",
      "include",
      "Path",
      "URL_CONF",
      "a10",
      "a2",
      "HTTPError",
      "X",
      "_private",
    ];
    expect(names.sort(compareNames)).toEqual([
      "URL_CONF",
      "HTTPError",
      "Path",
      "X",
      "_private",
      "a2",
      "a10",
      "include",
      "path",
    ]);
  });
});

describe("sectionOf", () => {
  it.each([
    ["tomllib", "standard"],
    ["annotationlib", "standard"],
    ["django.db", "third-party"],
    ["apps.users.models", "first-party"],
    ["shop", "first-party"],
    ["..models", "local"],
  ])("of %s is %s", (module, section) => {
    expect(sectionOf(module, OURS)).toBe(section);
  });
});
