/** What the code of a serializer says of its fields. */
export interface SerializerFacts {
  /** The names it shows; undefined where that is not a plain list. */
  fields: readonly string[] | undefined;
  readOnly: ReadonlySet<string>;
  /** What `extra_kwargs` takes and never shows. */
  writeOnly: ReadonlySet<string>;
  /** Fields that are declared on the class, with the code of each. */
  declared: ReadonlyMap<string, string>;
  /** Whether it shows addresses, which depend on the request. */
  needsRequest: boolean;
}

/** Reads a serializer from the text of its module; undefined where the module does not define it. */
export function serializerFacts(text: string, name: string): SerializerFacts | undefined {
  const body = classBody(text, name);
  if (body === undefined) return undefined;
  return {
    needsRequest: /\bHyperlinked\w+\(|\(.*\bHyperlinked\w*Serializer\b|\bcontext\[["']request/.test(
      body,
    ),
    fields: listIn(body, "fields"),
    readOnly: new Set(listIn(body, "read_only_fields") ?? []),
    writeOnly: new Set(
      [...body.matchAll(/["'](\w+)["']: \{\s*["']write_only["']: True/g)].map((match) => match[1]!),
    ),
    declared: new Map(
      [...body.matchAll(/^(?: {4}|\t)(\w+)(?:: [^=\n]+)? = (?=[\w.]+\()/gm)].map((match) => [
        match[1]!,
        callAt(body, match.index + match[0].length),
      ]),
    ),
  };
}

/** The source of a class, from its head to the next thing of the module. */
export function classBody(text: string, name: string): string | undefined {
  const start = text.search(new RegExp(`^class ${name}\\b`, "m"));
  if (start < 0) return undefined;
  const head = text.indexOf("\n", start) + 1;
  const end = text.slice(head).search(/^[^\s#)\]}]/m);
  return end < 0 ? text.slice(start) : text.slice(start, head + end);
}

function listIn(body: string, name: string): string[] | undefined {
  const text = new RegExp(`^\\s+${name}(?:: [^=\\n]+)? = [[(]([^\\])]*)[\\])]`, "m").exec(
    body,
  )?.[1];
  return text === undefined
    ? undefined
    : [...text.matchAll(/["'](\w+)["']/g)].map((match) => match[1]!);
}

function callAt(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return text.slice(start, at + 1);
  }
  return text.slice(start);
}
