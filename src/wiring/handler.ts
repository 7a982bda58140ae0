import { type Answer, leave, mergeInto, reread, type Wiring } from "./wiring.ts";
import { rootUrlsPath } from "./urlconf.ts";

/**
 * Names the view that answers an error, in the root URL configuration: Django looks nowhere else. One that is named is
 * left as it is.
 */
export function handler(w: Wiring, status: "400" | "403" | "404" | "500", dotted: string): Answer {
  const path = rootUrlsPath(reread(w));
  const statement = `handler${status} = ${JSON.stringify(dotted)}`;
  if (path === undefined)
    return leave(
      w,
      w.project.settings?.path ?? "urls.py",
      statement,
      "No root URL configuration was found: add it there",
    );
  return mergeInto(w, path, `${statement}\n`);
}
