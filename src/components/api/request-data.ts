import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import type { SampleContext } from "../../fields/sample.ts";
import { freshValue } from "./request-values.ts";
import type { ShownField } from "./shown-fields.ts";
import type { TestRows } from "./test-rows.ts";

/** A field of a request, with its value as Python source. */
export interface Datum {
  name: string;
  field: ModelField;
  code: string;
  required: boolean;
  readable: boolean;
}

/** The data of a request that is valid: what is required, and what can be made up besides. */
export async function requestData(
  writable: readonly ShownField[],
  rows: TestRows,
  base: SampleContext,
): Promise<Datum[]> {
  const data: Datum[] = [];
  for (const { name, field, required, readable } of writable) {
    if (!field || (is.file(field) && !required)) continue;
    if (field.relation && !required) continue;
    const key = field.relation ? await rows.keyFor(field, "self.first") : undefined;
    const code = freshValue(field, {
      ...base,
      related: () => (key === undefined ? undefined : { code: key, imports: [] }),
    });
    if (code) data.push({ name, field, code: rows.take(code), required, readable });
  }
  return data;
}
