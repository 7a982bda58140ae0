import { defineGenerator } from "../../../src/components/generator.ts";
import { planValidator, KINDS_OF_VALIDATOR } from "../../../src/components/validator.ts";
import { choice, list, text, words } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "validator",
  reference: "models-and-orm#validation",
  details: `A validator is a class that migrations can write down: fields of models, forms and serializers take it in validators=[…].
regex wants a pattern, and examples of what it takes and what it refuses; range wants --min or --max; file wants --extensions or --max-size.`,
  writes: [
    "validators.py       the class",
    "test_validators.py  what it takes and what it refuses",
  ],
  examples: [
    "generate validator core.PhoneNumber --pattern '^[+][0-9]{8,15}$' --accepts +4930123456 --refuses 030123456",
    "generate validator shop.Rating --kind range --min 1 --max 5",
    "generate validator core.Upload --kind file --extensions pdf,png --max-size 5MB",
  ],
  options: {
    name: text("Name, with its app: core.PhoneNumber")
      .positional()
      .ask("first", "What is it called?"),
    app: appOption,
    kind: choice("What it looks at", KINDS_OF_VALIDATOR).default("regex"),
    pattern: text("Regular expression, as Python has it").placeholder("REGEX").optional(),
    accepts: words("Value that it takes").placeholder("VALUE"),
    refuses: words("Value that it refuses").placeholder("VALUE"),
    min: text("Least number").placeholder("NUMBER").optional(),
    max: text("Greatest number").placeholder("NUMBER").optional(),
    extensions: list("Extensions of files").placeholder("EXT,…"),
    maxSize: text("Most that a file may have: 500kB, 5MB").placeholder("SIZE").optional(),
    message: text("What users are told").placeholder("TEXT").optional(),
  },
  plan: planValidator,
});
