/** A type of the field language. */
export interface FieldType {
  class: string;
  module: string;
  /** What its arguments mean, in their order; those with a `?` can be left out. */
  args: readonly string[];
  summary: string;
  example: string;
}

export const MODELS = "django.db.models";
const POSTGRES = "django.contrib.postgres.fields";

const django = (name: string, summary: string, example: string, ...args: string[]): FieldType => ({
  class: name,
  module: MODELS,
  args,
  summary,
  example,
});

const postgres = (
  name: string,
  summary: string,
  example: string,
  ...args: string[]
): FieldType => ({ ...django(name, summary, example, ...args), module: POSTGRES });

/** The types of the field language, in the order that help lists them. */
export const TYPES = {
  char: django("CharField", "one line of text; 255 characters", "title:char:200", "length?"),
  text: django("TextField", "text of any length", "body:text"),
  slug: django("SlugField", "a short name for addresses", "slug:slug:unique", "length?"),
  email: django("EmailField", "an e-mail address", "email:email:unique", "length?"),
  url: django("URLField", "a web address", "website:url:optional", "length?"),
  int: django("IntegerField", "a whole number", "rank:int:default=0"),
  smallint: django("SmallIntegerField", "-32768 to 32767", "offset:smallint"),
  bigint: django("BigIntegerField", "64 bits", "views:bigint:default=0"),
  posint: django("PositiveIntegerField", "0 and up", "stock:posint:default=0"),
  possmallint: django("PositiveSmallIntegerField", "0 to 32767", "rating:possmallint:max=5"),
  posbigint: django("PositiveBigIntegerField", "0 and up, 64 bits", "size:posbigint"),
  decimal: django(
    "DecimalField",
    "digits in all, and after the point",
    "price:decimal:10,2",
    "digits?",
  ),
  float: django("FloatField", "a floating-point number", "latitude:float:min=-90:max=90"),
  bool: django("BooleanField", "true or false; false by default", "published:bool"),
  date: django("DateField", "a date", "due:date:null"),
  datetime: django("DateTimeField", "a date and time", "created_at:datetime:auto_now_add"),
  time: django("TimeField", "a time of day", "opens:time"),
  duration: django("DurationField", "a span of time", "length:duration"),
  uuid: django("UUIDField", "a UUID", "token:uuid:unique:default=uuid4"),
  json: django("JSONField", "any JSON; an empty object by default", "data:json"),
  file: django("FileField", "an uploaded file", "contract:file:contracts", "upload_to?"),
  image: django("ImageField", "an uploaded image", "photo:image:photos:optional", "upload_to?"),
  binary: django("BinaryField", "raw bytes", "digest:binary", "length?"),
  ip: django("GenericIPAddressField", "an IPv4 or IPv6 address", "address:ip"),
  filepath: django(
    "FilePathField",
    "a file in a folder of the server",
    "theme:filepath:/srv/themes",
    "path",
  ),
  choice: django("CharField", "one of some words", "status:choice:draft,published", "choices"),
  intchoice: django(
    "IntegerField",
    "one of some words, kept as numbers",
    "priority:intchoice:low,high",
    "choices",
  ),
  fk: django("ForeignKey", "a row of another model", "author:fk:users.User", "model"),
  o2o: django("OneToOneField", "a row of another model, once", "user:o2o:users.User", "model"),
  m2m: django("ManyToManyField", "many rows of another model", "tags:m2m:Tag", "model"),
  generated: django(
    "GeneratedField",
    "computed by the database",
    "total:generated:mul,price,quantity",
    "expression",
  ),
  array: postgres("ArrayField", "a list of values", "labels:array:char,50", "items"),
  hstore: postgres("HStoreField", "text by text", "attributes:hstore"),
  intrange: postgres("IntegerRangeField", "a range of whole numbers", "ages:intrange"),
  bigintrange: postgres("BigIntegerRangeField", "the same in 64 bits", "ids:bigintrange"),
  decimalrange: postgres("DecimalRangeField", "a range of decimals", "prices:decimalrange"),
  daterange: postgres("DateRangeField", "a range of dates", "season:daterange"),
  datetimerange: postgres("DateTimeRangeField", "a range of times", "booked:datetimerange"),
  searchvector: {
    ...postgres("SearchVectorField", "what full-text search looks at", "search:searchvector"),
    module: "django.contrib.postgres.search",
  },
} satisfies Record<string, FieldType>;

export type Word = keyof typeof TYPES;

/** Other words for the types, as other tools and Django itself call them. */
export const ALIASES: Readonly<Record<string, Word>> = {
  string: "char",
  str: "char",
  varchar: "char",
  textarea: "text",
  integer: "int",
  number: "int",
  smallinteger: "smallint",
  biginteger: "bigint",
  positiveinteger: "posint",
  positivesmallinteger: "possmallint",
  positivebiginteger: "posbigint",
  numeric: "decimal",
  money: "decimal",
  double: "float",
  boolean: "bool",
  timestamp: "datetime",
  timedelta: "duration",
  guid: "uuid",
  jsonb: "json",
  upload: "file",
  picture: "image",
  photo: "image",
  bytes: "binary",
  bytea: "binary",
  ipaddress: "ip",
  genericipaddress: "ip",
  inet: "ip",
  enum: "choice",
  choices: "choice",
  textchoices: "choice",
  integerchoices: "intchoice",
  foreignkey: "fk",
  ref: "fk",
  references: "fk",
  belongsto: "fk",
  onetoone: "o2o",
  oneto1: "o2o",
  manytomany: "m2m",
  computed: "generated",
  list: "array",
  integerrange: "intrange",
  bigintegerrange: "bigintrange",
};

function isWord(word: string): word is Word {
  return Object.hasOwn(TYPES, word);
}

/** The word of the language for a word as it was given: `StringField`, `string` and `char` are one. */
export function wordOf(given: string): Word | undefined {
  const plain = given.toLowerCase().replaceAll("_", "");
  for (const word of [plain, plain.replace(/field$/, "")]) {
    if (isWord(word)) return word;
    const alias = Object.hasOwn(ALIASES, word) ? ALIASES[word] : undefined;
    if (alias) return alias;
  }
  return undefined;
}
