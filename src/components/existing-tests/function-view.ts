import { OPEN, UNKNOWN, type Guard, type ViewFacts } from "./view-facts.ts";

/** Reads a view that is a function, with its decorators. */
export function functionFacts(text: string, argument: string | undefined): ViewFacts {
  const facts = methodFacts(text.slice(text.search(/^(?:async )?def /m)), argument);
  const isPost = /^@require_(?:POST\b|http_methods\(\s*\[\s*["']POST["']\s*\])/m.test(text);
  if (isPost) return { ...UNKNOWN, status: 405 };
  const known =
    /^@(?:login_required|permission_required|require_(?:GET|safe|http_methods)|never_cache|cache_page)\b/;
  const decorators = text.match(/^@[^\n]*/gm) ?? [];
  const isKnown = decorators.every((one) => known.test(one));
  return { ...facts, ...(!isKnown && { status: undefined }), guard: guardOf(text) };
}

function guardOf(text: string): Guard {
  const login = /^@login_required(?:\(([^)]*)\))?/m.exec(text);
  const permission = /^@permission_required\(([^)]*)\)/m.exec(text);
  const isStrict = /raise_exception=True/.test(permission?.[1] ?? "");
  if (!login && (!permission || isStrict))
    return { ...OPEN, permission: permission !== null, forbids: isStrict };
  return {
    login: true,
    loginUrl: /login_url=["']([^"']+)["']/.exec(`${login?.[1]} ${permission?.[1]}`)?.[1],
    permission: permission !== null,
    forbids: isStrict,
  };
}

/** Reads what a function, or a method, answers to GET: its parts for POST are left out. */
export function methodFacts(text: string, argument: string | undefined): ViewFacts {
  const body = text.replaceAll(
    /^ {4}if request\.method == ["']POST["'][^\n]*\n(?:(?: {5}[^\n]*)?\n)*/gm,
    "",
  );
  const returns = [...body.matchAll(/^ +return ([\w.]*)(\((?:[^()]|\([^()]*\))*\))?/gm)];
  const statuses = new Set(returns.map(([, called = "", given = ""]) => statusOf(called, given)));
  const [status] = statuses.size === 1 ? statuses : [undefined];
  const rendered =
    /\brender\(\s*request,\s*["']([^"']+)["'],?\s*(?:(?:context=)?\{([^}]*)\})?/.exec(body);
  const found = /(\w+) = (?:await a?)?get_object_or_404\(\s*(\w+),\s*(\w+)=(\w+),?\s*\)/.exec(body);
  const keys = [...(rendered?.[2] ?? "").matchAll(/["'](\w+)["']:\s*(\w+)/g)];
  const isRow = found !== null && found[4] === argument;
  const shows = isRow ? keys.find(([, , value]) => value === found[1])?.[1] : undefined;
  return {
    ...UNKNOWN,
    status,
    template: status === 200 ? rendered?.[1] : undefined,
    shows,
    others: keys.map(([, key]) => key!).filter((key) => key !== shows),
    model: isRow ? found[2] : undefined,
    lookup: isRow ? (found[3] === "id" ? "pk" : found[3]) : undefined,
  };
}

function statusOf(called: string, given: string): number | undefined {
  if (/\bstatus=/.test(given)) return undefined;
  if (/^(?:render|HttpResponse|JsonResponse|TemplateResponse)$/.test(called)) return 200;
  if (/^(?:redirect|HttpResponseRedirect)$/.test(called))
    return /permanent=True/.test(given) ? 301 : 302;
  return undefined;
}
