/**
 * The tests that a change brings into a module, by their names: `PostTests` of a class that is new, `PostTests.test_str`
 * of one that is new in a class, `test_str` of a function. Undefined where all of the module is new. What stood there
 * before does not decide over the change: it may have failed before, too.
 *
 * @param before the module as it was; undefined where there was none
 */
export function newTests(before: string | undefined, after: string): readonly string[] | undefined {
  if (before === undefined || before.trim() === "") return undefined;
  const known = new Map(membersOf(before).map((member) => [member.name, member]));
  return membersOf(after).flatMap((member) => {
    const present = known.get(member.name);
    if (!present) return [member.name];
    const added = member.tests.filter((test) => !present.tests.includes(test));
    if (added.length > 0) return added.map((test) => `${member.name}.${test}`);
    // What its tests share was changed for them: what they set up, or what they are checked by.
    return member.tests.length > 0 && present.text !== member.text ? [member.name] : [];
  });
}

/** A class with its tests, or a function that is a test. */
interface Member {
  name: string;
  tests: readonly string[];
  text: string;
}

function membersOf(source: string): Member[] {
  const blocks = source.split(/^(?=class \w|(?:async )?def \w)/m).slice(1);
  return blocks.flatMap((block) => {
    // What follows the block at the margin is the module's again.
    const text = block.split(/\n(?=[^\s#)\]}])/)[0]!.trimEnd();
    const [, kind, name = ""] = /^(class|(?:async )?def) (\w+)/.exec(text) ?? [];
    if (kind !== "class") return name.startsWith("test") ? [{ name, tests: [], text }] : [];
    const tests = [...text.matchAll(/^[ \t]+(?:async )?def (test\w*)\(/gm)].map(([, one]) => one!);
    return [{ name, tests, text }];
  });
}
