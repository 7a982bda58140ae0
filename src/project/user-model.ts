import { foreignBase, memberOf } from "./evaluate/classes.ts";
import { Class, External, forced, Func, Instance, List, type Value } from "./evaluate/values.ts";

/** What has to be known of a user model to make one. */
export interface UserFacts {
  /** `USERNAME_FIELD`. */
  usernameField: string;
  /** `REQUIRED_FIELDS`. */
  requiredFields: readonly string[];
  /** The parameters of `create_user` of its manager; undefined where the manager has none. */
  createUser: readonly string[] | undefined;
  /** Whether it takes more than those, for the other fields. */
  takesMore: boolean;
  /** Fields that its manager sets whatever is asked for, or refuses to take. */
  setsItself?: readonly string[];
}

const DJANGO_PARAMETERS = ["username", "email", "password"];

/** Reads how users of a model are made. */
export function userFacts(type: Class): UserFacts {
  const member = (name: string) => forced(memberOf(type, name)?.value ?? null);
  const username = member("USERNAME_FIELD");
  const required = member("REQUIRED_FIELDS");
  const isDjangos = (foreignBase(type) ?? "").endsWith(".AbstractUser");
  return {
    usernameField: typeof username === "string" ? username : "username",
    requiredFields:
      required instanceof List
        ? required.values.filter((name): name is string => typeof name === "string")
        : isDjangos
          ? ["email"]
          : [],
    ...createUserOf(member("objects"), isDjangos),
  };
}

type CreateUser = Pick<UserFacts, "createUser" | "takesMore" | "setsItself">;

const DJANGOS: CreateUser = { createUser: DJANGO_PARAMETERS, takesMore: true };
const NONE: CreateUser = { createUser: undefined, takesMore: false };

function createUserOf(manager: Value, isDjangos: boolean): CreateUser {
  if (!(manager instanceof Instance)) return isDjangos ? DJANGOS : NONE;
  const { type } = manager;
  const method =
    type instanceof Class ? forced(memberOf(type, "create_user")?.value ?? null) : null;
  if (method instanceof Func)
    return {
      createUser: parameterNames(method),
      takesMore: hasRest(method),
      ...(type instanceof Class && { setsItself: setBy(type) }),
    };
  const foreign = type instanceof External ? type.name : (foreignBase(type) ?? "");
  return foreign.endsWith(".UserManager") ? DJANGOS : NONE;
}

const SETS = [/\b\w+\[\s*["'](\w+)["']\s*\]\s*=(?!=)/g, /\buser\.(\w+)\s*=(?!=)/g];

/** What the methods of a manager that make a user set by themselves. */
function setBy({ members }: Class): string[] {
  const methods = [...members].flatMap(([name, value]) => {
    const method = /^_?create/.test(name) ? forced(value) : null;
    return method instanceof Func ? [method.node.text] : [];
  });
  return methods.flatMap((text) =>
    SETS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, field = ""]) => field)),
  );
}

function hasRest({ node }: Func): boolean {
  const parameters = node.childForFieldName("parameters")?.namedChildren ?? [];
  return parameters.some((one) => one.text.startsWith("**"));
}

/** The parameters that can be given by name, without `self`. */
function parameterNames({ node }: Func): string[] {
  const parameters = node.childForFieldName("parameters")?.namedChildren ?? [];
  return parameters.flatMap((parameter) => {
    const name =
      parameter.childForFieldName("name") ??
      (parameter.type === "typed_parameter" ? parameter.namedChild(0) : parameter);
    return name?.type === "identifier" && name.text !== "self" ? [name.text] : [];
  });
}
