/** What the source of a consumer says of what it does. */
export interface ConsumerFacts {
  /** Who it lets in. */
  auth: "anyone" | "user" | "staff";
  /** What it answers with what it was sent, if it does. */
  echo: "json" | "text" | undefined;
  /** A message to a group that each connection gets, where both can be read. */
  group: GroupMessage | undefined;
}

interface GroupMessage {
  group: string;
  /** The type of the event, and the key of it that is passed on. */
  handler: string;
  key: string;
  isText: boolean;
  /** The key that it is passed on under. */
  envelope: string;
}

/**
 * Reads the class of a consumer.
 *
 * @param address what the arguments of its address are in a test
 */
export function consumerFacts(source: string, argument: string): ConsumerFacts {
  const entry = ["connect", "websocket_connect"].map((name) => method(source, name)).join("\n");
  const staff = /\bis_(?:staff|superuser)\b/.test(entry);
  const user = /\bis_(?:authenticated|anonymous)\b|\bAnonymousUser\b/.test(entry);
  return {
    auth: staff ? "staff" : user ? "user" : "anyone",
    echo: echoOf(source),
    group: messageOf(source, argument),
  };
}

function method(source: string, name: string): string {
  const pattern = new RegExp(`^ {4}(?:async )?def ${name}\\([^]*?(?=^ {4}\\S|(?![^]))`, "m");
  return pattern.exec(source)?.[0] ?? "";
}

function echoOf(source: string): ConsumerFacts["echo"] {
  const json = method(source, "receive_json");
  const content = /\(\s*self,\s*(\w+)/.exec(json)?.[1];
  if (content !== undefined && new RegExp(`send_json\\((?:content=)?${content}\\)`).test(json))
    return "json";
  const text = method(source, "receive");
  if (/\bsend\((?:text_data=)?text_data\)/.test(text)) return "text";
  const parsed = /(\w+) = json\.loads\(/.exec(text)?.[1];
  const again = `send\\((?:text_data=)?json\\.dumps\\(${parsed}\\)\\)`;
  return parsed !== undefined && new RegExp(again).test(text) ? "json" : undefined;
}

function messageOf(source: string, argument: string): GroupMessage | undefined {
  const group = groupOf(source, argument);
  if (group === undefined) return undefined;
  for (const [, handler = "", event = ""] of source.matchAll(/def (\w+)\(self, (\w+)[^)]*\)/g)) {
    // What is kept in a variable first is as good as the event.
    const body = method(source, handler).replaceAll(
      new RegExp(`^ +(\\w+) = ${event}\\[(["'])\\1\\2\\]$`, "gm"),
      "",
    );
    const value = `(?:${event}\\[["'](\\w+)["']\\]|(\\w+))`;
    const sent = (inner: string) => new RegExp(inner).exec(body);
    const isOf = (found: RegExpExecArray | null, at: number) =>
      found?.[at] ??
      (found && body.length < method(source, handler).length ? found[at + 1] : undefined);
    const json = sent(`send(?:_json\\(|\\((?:text_data=)?json\\.dumps\\()${value}\\)`);
    const plain = sent(`send\\((?:text_data=)?${value}\\)`);
    const wrapped = sent(
      `send(?:_json\\(|\\((?:text_data=)?json\\.dumps\\()\\{["'](\\w+)["']: ${value},?\\}\\)`,
    );
    const key = isOf(json, 1) ?? isOf(plain, 1) ?? isOf(wrapped, 2);
    if (key === undefined || !/^[a-z]\w*$/.test(handler)) continue;
    return {
      group,
      handler,
      key,
      isText: isOf(json, 1) === undefined && isOf(plain, 1) !== undefined,
      envelope: (isOf(json, 1) ?? isOf(plain, 1)) ? "" : wrapped![1]!,
    };
  }
  return undefined;
}

/** The name of the group that a connection joins, with the argument of its address in its place. */
function groupOf(source: string, argument: string): string | undefined {
  const joined = /group_add\)?\(\s*(?:self\.(\w+)|(f?["'][^"']*["']))/.exec(source);
  const listed = /^ {4}groups = \[(["'][^"']*["'])\]/m.exec(source)?.[1];
  const written = joined?.[2] ?? listed;
  const name = joined?.[1];
  const assigned =
    name === undefined
      ? undefined
      : (new RegExp(`^\\s+(?:self\\.)?${name} = (f?(?:"[^"]*"|'[^']*'))$`, "m").exec(source)?.[1] ??
        /return (f?(?:"[^"]*"|'[^']*'))/.exec(method(source, name))?.[1]);
  const literal = written ?? assigned;
  if (literal === undefined) return undefined;
  const text = literal.replace(/^f?["']|["']$/g, "");
  if (!literal.startsWith("f")) return text;
  const kept = /self\.(\w+) = self\.scope\["url_route"\]\["kwargs"\]\["\w+"\]/.exec(source)?.[1];
  const resolved = text.replaceAll(/\{([^}]*)\}/g, (whole, code: string) =>
    /^self\.scope\[['"]url_route['"]\]\[['"]kwargs['"]\]\[['"]\w+['"]\]$/.test(code) ||
    (kept !== undefined && code === `self.${kept}`)
      ? argument
      : whole,
  );
  return resolved.includes("{") ? undefined : resolved;
}
