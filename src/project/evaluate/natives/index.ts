import { Native, type NativeCall } from "../values.ts";
import { BUILTINS } from "./builtins.ts";
import { COLLECTIONS } from "./collections.ts";
import { DATABASE_URLS } from "./database-urls.ts";
import { ENVIRONMENT } from "./environment.ts";
import { ENVIRONMENT_FILES } from "./environment-files.ts";
import { PATHS } from "./paths.ts";
import { SETTINGS } from "./settings.ts";
import { URLS } from "./urls.ts";

/** Functions that are known by their dotted name; `a.B().c` is the method `c` of what `a.B()` gives. */
let calls: ReadonlyMap<string, NativeCall> | undefined;

const made = new Map<string, Native>();

/** Put together at the first use: the modules they come from import this one. */
function table(): ReadonlyMap<string, NativeCall> {
  calls ??= new Map(
    [
      BUILTINS,
      COLLECTIONS,
      DATABASE_URLS,
      ENVIRONMENT,
      ENVIRONMENT_FILES,
      PATHS,
      SETTINGS,
      URLS,
    ].flatMap(Object.entries<NativeCall>),
  );
  return calls;
}

/** The function of a dotted name that we know; undefined for all others. */
export function native(name: string): Native | undefined {
  let known = made.get(name);
  if (known) return known;
  const call = table().get(name);
  if (!call) return undefined;
  known = new Native(name, call, Object.hasOwn(URLS, name));
  made.set(name, known);
  return known;
}
