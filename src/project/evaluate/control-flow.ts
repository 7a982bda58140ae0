import type { Node } from "../../python/parse.ts";
import { assign } from "./assignments.ts";
import { Snapshot } from "./branches.ts";
import { evaluate } from "./expressions.ts";
import { catches, type Machine, Raised } from "./machine.ts";
import { iterate } from "./operators.ts";
import type { Scope } from "./scope.ts";
import { type Completion, runBlock, statementsOf } from "./statements.ts";
import { equal, truth } from "./logic.ts";
import { Unknown } from "./values.ts";

/** What `while` runs to at most: settings do not loop for long. */
const MOST_ROUNDS = 200;

/** What it costs to keep and compare all that a branch can change, in steps. */
const FORK = 50;

export function runIf(node: Node, scope: Scope, machine: Machine): Completion {
  const branches: { condition: Node | null; block: Node | null }[] = [
    {
      condition: node.childForFieldName("condition"),
      block: node.childForFieldName("consequence"),
    },
  ];
  for (const clause of node.childrenForFieldName("alternative")) {
    if (clause?.type === "elif_clause") {
      branches.push({
        condition: clause.childForFieldName("condition"),
        block: clause.childForFieldName("consequence"),
      });
    } else if (clause) branches.push({ condition: null, block: clause.childForFieldName("body") });
  }
  return runBranches(branches, scope, machine);
}

type Branch = { condition: Node | null; block: Node | null };

/** Takes the branch that is decided; where none is, the state after is that of either. */
function runBranches(branches: readonly Branch[], scope: Scope, machine: Machine): Completion {
  const [branch, ...rest] = branches;
  if (!branch) return undefined;
  const decided = branch.condition ? truth(evaluate(branch.condition, scope, machine)) : true;
  const { trace } = machine;
  const isOpen = decided === undefined;
  const taken = () =>
    trace.under(branch.condition, true, isOpen, () => runBlock(branch.block, scope, machine));
  const passed = () =>
    trace.under(branch.condition, false, isOpen, () => runBranches(rest, scope, machine));
  if (decided === true) return taken();
  if (decided === false) return passed();
  return fork(taken, passed, branch.condition?.text ?? "", scope, machine);
}

/** Runs both of two ways and merges what they leave behind; a way that fails or leaves does not count. */
function fork(
  first: () => Completion,
  second: () => Completion,
  condition: string,
  scope: Scope,
  machine: Machine,
): Completion {
  machine.step(FORK);
  const reason = `depends on ${condition}`;
  const before = new Snapshot(scope, machine.environment, machine.path);
  const one = attempt(first, machine);
  const afterFirst = new Snapshot(scope, machine.environment, machine.path);
  before.restore();
  const other = attempt(second, machine);
  if (one.raised && other.raised) throw one.raised;
  if (one.raised) return other.completion;
  if (other.raised) {
    afterFirst.restore();
    return one.completion;
  }
  // Who leaves a round of a loop goes on after it, with what was set there.
  if (isLoops(one.completion) || isLoops(other.completion)) {
    afterFirst.mergeInto(reason);
    return one.completion === other.completion ? one.completion : undefined;
  }
  if (one.completion && other.completion) {
    if (typeof one.completion === "object" && typeof other.completion === "object")
      scope.returns.push(one.completion.returned);
    afterFirst.mergeInto(reason);
    return other.completion;
  }
  if (one.completion) {
    if (typeof one.completion === "object") scope.returns.push(one.completion.returned);
    return undefined;
  }
  if (other.completion) {
    if (typeof other.completion === "object") scope.returns.push(other.completion.returned);
    afterFirst.restore();
    return undefined;
  }
  afterFirst.mergeInto(reason);
  return undefined;
}

function isLoops(completion: Completion): boolean {
  return completion === "break" || completion === "continue";
}

function attempt(
  way: () => Completion,
  machine: Machine,
): { completion?: Completion; raised?: Raised } {
  machine.undecided++;
  try {
    return { completion: way() };
  } catch (error) {
    if (error instanceof Raised) return { raised: error };
    throw error;
  } finally {
    machine.undecided--;
  }
}

export function runFor(node: Node, scope: Scope, machine: Machine): Completion {
  const target = node.childForFieldName("left");
  const iterable = node.childForFieldName("right");
  const body = node.childForFieldName("body");
  if (!target || !iterable) return undefined;
  const { values, complete } = iterate(evaluate(iterable, scope, machine));
  for (const value of values) {
    assign(target, scope, machine, value);
    const completion = runBlock(body, scope, machine);
    if (completion === "break") return undefined;
    if (typeof completion === "object") return completion;
  }
  if (!complete) {
    const ended = fork(
      () => {
        assign(target, scope, machine, new Unknown(`an item of ${iterable.text}`));
        const completion = runBlock(body, scope, machine);
        return typeof completion === "object" ? completion : undefined;
      },
      () => undefined,
      iterable.text,
      scope,
      machine,
    );
    if (ended) return ended;
  }
  const otherwise = node.childForFieldName("alternative")?.childForFieldName("body");
  return otherwise ? runBlock(otherwise, scope, machine) : undefined;
}

export function runWhile(node: Node, scope: Scope, machine: Machine): Completion {
  const condition = node.childForFieldName("condition");
  const body = node.childForFieldName("body");
  for (let round = 0; condition && round < MOST_ROUNDS; round++) {
    const decided = truth(evaluate(condition, scope, machine));
    if (decided === undefined)
      return fork(
        () => runBlock(body, scope, machine),
        () => undefined,
        condition.text,
        scope,
        machine,
      );
    if (!decided) return undefined;
    const completion = runBlock(body, scope, machine);
    if (completion === "break") return undefined;
    if (typeof completion === "object") return completion;
  }
  return undefined;
}

export function runTry(node: Node, scope: Scope, machine: Machine): Completion {
  const clauses = statementsOf(node).filter(({ type }) => type.startsWith("except"));
  const types = clauses.map(handledTypes);
  const body = node.childForFieldName("body");
  let completion: Completion;
  machine.handlers.push(types.flat());
  try {
    completion = runBlock(body, scope, machine);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    machine.handlers.pop();
    const at = types.findIndex((names) => catches(names, error.type));
    const clause = clauses[at];
    if (!clause) throw error;
    return runBlock(blockOf(clause), bindException(clause, scope), machine);
  }
  machine.handlers.pop();
  for (const clause of statementsOf(node)) {
    if (completion) break;
    if (clause.type === "else_clause")
      completion = runBlock(clause.childForFieldName("body"), scope, machine);
    if (clause.type === "finally_clause") completion = runBlock(blockOf(clause), scope, machine);
  }
  return completion;
}

function blockOf(clause: Node): Node | null {
  return clause.namedChildren.find(({ type }) => type === "block") ?? null;
}

function handledTypes(clause: Node): string[] {
  const written = clause.namedChildren.find(({ type }) => type !== "block" && type !== "comment");
  if (!written) return [""];
  const expression = written.type === "as_pattern" ? written.namedChild(0) : written;
  const each = expression?.type === "tuple" ? expression.namedChildren : [expression];
  return each.map((one) => one?.text.split(".").at(-1) ?? "");
}

function bindException(clause: Node, scope: Scope): Scope {
  const alias = /\bas\s+(\w+)\s*:/.exec(clause.text.split("\n")[0] ?? "")?.[1];
  if (alias) scope.set(alias, new Unknown("an exception"));
  return scope;
}

export function runWith(node: Node, scope: Scope, machine: Machine): Completion {
  for (const item of node.descendantsOfType("with_item")) {
    const value = item?.childForFieldName("value");
    if (!value || item?.parent?.parent?.id !== node.id) continue;
    if (value.type !== "as_pattern") {
      evaluate(value, scope, machine);
      continue;
    }
    const [context, alias] = value.namedChildren;
    const target = alias?.namedChild(0) ?? alias;
    if (context && target) assign(target, scope, machine, evaluate(context, scope, machine));
  }
  return runBlock(node.childForFieldName("body"), scope, machine);
}

export function runMatch(node: Node, scope: Scope, machine: Machine): Completion {
  const subject = node.childForFieldName("subject");
  const value = subject ? evaluate(subject, scope, machine) : null;
  const cases = (node.childForFieldName("body") ?? node).namedChildren.filter(
    ({ type }) => type === "case_clause",
  );
  for (const clause of cases) {
    const pattern = clause.namedChildren.find(({ type }) => type === "case_pattern");
    const literal = pattern?.namedChild(0);
    const matches =
      !literal || literal.type === "dotted_name" || clause.childForFieldName("guard")
        ? !clause.childForFieldName("guard")
        : equal(value, evaluate(literal, scope, machine));
    if (matches) return runBlock(clause.childForFieldName("consequence"), scope, machine);
  }
  return undefined;
}
