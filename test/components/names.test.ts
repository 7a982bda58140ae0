import { describe, expect, it } from "vitest";
import { namesOf } from "../../src/components/names.ts";

describe("namesOf", () => {
  it.each([
    ["InvoiceLine", "InvoiceLine", "invoice_line", "invoice-line", "invoice lines"],
    ["invoice_line", "InvoiceLine", "invoice_line", "invoice-line", "invoice lines"],
    ["invoice-line", "InvoiceLine", "invoice_line", "invoice-line", "invoice lines"],
    ["HTTPLog", "HTTPLog", "http_log", "http-log", "http logs"],
    ["Category", "Category", "category", "category", "categories"],
    ["News", "News", "news", "news", "news"],
    ["Person", "Person", "person", "person", "people"],
  ])("%s", (given, className, snake, kebab, plural) => {
    const names = namesOf(given);
    expect(names).toMatchObject({ class: className, snake, kebab });
    expect(names.plural.words).toBe(plural);
  });

  it.each([
    ["Order", "an"],
    ["User", "a"],
    ["Umbrella", "an"],
    ["Post", "a"],
  ])("knows the article of %s", (given, article) => {
    expect(namesOf(given).article).toBe(article);
  });
});
