import { mutations } from "./mutation.ts";

const MIDDLEWARE = "core/middleware.py";

/** Mutations of middleware. */
export const middleware = [
  mutations(
    "middleware core.Stamp --kind request",
    [
      "asynchronous requests go without",
      MIDDLEWARE,
      "        self.process_request(request)\n",
      "",
      "async def __acall__",
    ],
    ["requests go without", MIDDLEWARE, "        self.process_request(request)\n", ""],
  ),
  mutations("middleware core.Answer --kind response", [
    "the view's own header is lost",
    MIDDLEWARE,
    "response.setdefault(self.header, self.value)",
    "response[self.header] = self.value",
  ]),
  mutations("middleware core.Members --kind auth", [
    "whoever comes is let in",
    MIDDLEWARE,
    "return redirect_to_login(request.get_full_path())",
    "return None",
  ]),
  mutations("middleware core.Timing --kind timing", [
    "other entries are lost",
    MIDDLEWARE,
    'f"{given}, {entry}" if given else entry',
    "entry",
  ]),
  mutations("middleware core.Extra --kind headers", [
    "the view's own header is lost",
    MIDDLEWARE,
    "response.setdefault(name, value)",
    "response[name] = value",
  ]),
  mutations("middleware core.Watch --kind view", [
    "no view is logged",
    MIDDLEWARE,
    "        logger.info(",
    "        str(",
    "class WatchMiddleware",
  ]),
  mutations(
    "middleware core.Excuse --kind exception",
    [
      "all exceptions are excused",
      MIDDLEWARE,
      "if not isinstance(exception, OperationalError):",
      "if False:",
    ],
    ["nobody learns when to come back", MIDDLEWARE, '        response["Retry-After"] = "30"\n', ""],
  ),
  mutations("middleware core.Journal --kind logging", [
    "the log has what may be secret",
    MIDDLEWARE,
    'f"/{match.route}" if match else request.path',
    "request.get_full_path()",
  ]),
  mutations(
    "middleware core.Limit --kind rate-limit",
    ["nobody is turned away", MIDDLEWARE, "if count <= settings.LIMIT_REQUESTS:", "if True:"],
    [
      "asynchronous requests are not counted",
      MIDDLEWARE,
      "refusal = await sync_to_async(self.refusal)(request)",
      "refusal = None",
      "class LimitMiddleware",
    ],
    [
      "whoever asks is one",
      MIDDLEWARE,
      '{self.address_of(request)}"',
      '"',
      "class LimitMiddleware",
    ],
    [
      "what a client claims is its address",
      MIDDLEWARE,
      "return addresses[-proxies].strip()",
      "return addresses[0].strip()",
      "class LimitMiddleware",
    ],
    [
      "nobody learns when to come back",
      MIDDLEWARE,
      '        response["Retry-After"] = str(seconds)\n',
      "",
    ],
  ),
  mutations(
    "middleware core.Gate --kind ip-filter",
    [
      "what is denied comes in",
      MIDDLEWARE,
      "if is_allowed and not self.is_within(address, settings.GATE_DENIED):",
      "if is_allowed:",
    ],
    [
      "others than those allowed come in",
      MIDDLEWARE,
      "is_allowed = not allowed or",
      "is_allowed = True or",
    ],
    [
      "what is no address comes in",
      MIDDLEWARE,
      'return HttpResponseForbidden("This address is not allowed.")',
      "return None",
      "class GateMiddleware",
    ],
    [
      "what a client claims is its address",
      MIDDLEWARE,
      "return addresses[-proxies].strip()",
      "return addresses[0].strip()",
      "class GateMiddleware",
    ],
  ),
  mutations(
    "middleware core.Profile --kind query-profile",
    [
      "any number of queries is told",
      MIDDLEWARE,
      "if total <= settings.PROFILE_QUERIES:",
      "if False:",
    ],
    [
      "no number of queries is told",
      MIDDLEWARE,
      "if total <= settings.PROFILE_QUERIES:",
      "if True:",
    ],
    ["each query counts once", MIDDLEWARE, "statements[sql] += 1", "statements[sql] = 1"],
  ),
];
