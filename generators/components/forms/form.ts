import { planForm } from "../../../src/components/forms/form.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { list, text, words } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "form",
  reference: "forms-and-templates#modelforms",
  details: `With --model, or named by a model of its app, the form makes and changes rows of that; with fields it has those, in
the language of generate model. --clean holds rules: field__lookup=value, or another field in place of the value. --upload limits a file:
its size in megabytes, and the endings of its name.`,
  writes: ["forms.py       the form", "test_forms.py  what it takes, requires and refuses"],
  examples: [
    "generate form blog.PostForm --model Post --fields title,body,status",
    "generate form contact.ContactForm name:char:100 email:email message:text",
    "generate form booking.StayForm --model Stay --clean end__gt=start,guests__lte=4",
    "generate form blog.AttachmentForm document:file --upload document:5:pdf+txt",
  ],
  options: {
    name: text("Name of the form, with its app: blog.PostForm")
      .positional()
      .ask("first", "What is the form called?"),
    words: words("Fields of a form without a model, such as email:email")
      .positional()
      .placeholder("FIELD…"),
    app: appOption,
    model: text("Model whose rows it makes and changes").placeholder("MODEL").optional(),
    fields: list("Fields of the model; all that can be written by default").placeholder("FIELD,…"),
    clean: text("Rules that data has to fulfil").placeholder("FIELD=VALUE,…").optional(),
    upload: words("File that is limited").placeholder("FIELD:MEGABYTES:ENDINGS"),
  },
  plan: planForm,
});
