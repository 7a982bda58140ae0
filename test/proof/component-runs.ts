import type { Preset } from "../../generators/presets.ts";

/** A command line after `django-expert generate`, and the presets that it makes sense in. */
export interface ComponentRun {
  line: string;
  presets: readonly Preset[];
  /** Lines of the table that make what this one is about. */
  after: readonly string[];
}

const ALL: readonly Preset[] = ["minimal", "api", "web", "full"];
/** With Django REST framework. */
const API: readonly Preset[] = ["api", "full"];
/** Errors are answered by Django alone. */
const PAGES: readonly Preset[] = ["minimal", "web"];
/** With Celery, channels and all the rest. */
const FULL: readonly Preset[] = ["full"];

/** A line, or a line with those that make what it is about. */
type Row = string | readonly [line: string, ...after: string[]];

function runs(presets: readonly Preset[], ...rows: Row[]): ComponentRun[] {
  return rows.map((row) => {
    const [line, ...after] = typeof row === "string" ? [row] : row;
    return { line, presets, after };
  });
}

const RECORD = "abstract-model core.Record --kind uuid,timestamps,soft-delete";
const NOTE = "model blog.Note text:text --base Record";
const PRODUCT =
  "resource shop.Product name:char:120:unique price:decimal:10,2 in_stock:bool:default=true seller:fk:users.User";
const CONTACT = "form blog.ContactForm name:char:100 email:email message:text";
const LIST = "view blog.PostList --paginate 20";
const SELECTOR = "selector blog.list_posts";
const TIMING = "middleware core.Timing --kind timing";
const CLEAR = "command blog.clear_posts --recipe cleanup --model blog.Post --field published_at";
const LANDING = "template blog.landing";
const SERIALIZER = "serializer blog.Comment --nested post";
const VIEWSET =
  "viewset blog.Post --owner author --nested tags --pagination cursor --throttle 1000/hour";
const TASK = "task blog.refresh_rates";

/** An app with models, which the others are about. */
export const GROUND: readonly ComponentRun[] = runs(
  ALL,
  "app blog",
  "app shop",
  "model blog.Tag name:char:50:unique",
  "model blog.Category name:char:100:unique position:posint:default=0 --ordering position",
  "model blog.Post title:char:200:unique body:text summary:char:200:optional author:fk:users.User category:fk:Category status:choice:draft,published:default=draft price:decimal:10,2 published_at:datetime:null tags:m2m:Tag",
  "model blog.Comment post:fk:Post text:text",
  "model blog.Flag word:char:20",
);

/** What needs no migration, each after those above it. */
export const COMPONENTS: readonly ComponentRun[] = [
  ...runs(
    ALL,
    PRODUCT,
    "resource shop.Brand name:char:50 --as pages",
    RECORD,
    "abstract-model shop.Priced price:decimal:10,2 currency:char:3:default=EUR",
    [NOTE, RECORD],
    "manager blog.Post --filter status=published --attribute published",
    "queryset blog.Comment --search text --related post --method short:text__startswith=ok",
    "field core.LowerCaseEmail --base email --normalize strip,lower",
    "field shop.Money --base decimal --set max_digits=12 --set decimal_places=2",
    "validator core.PhoneNumber --pattern ^[+][0-9]{8,15}$ --accepts +4930123456 --refuses 030123456",
    "validator shop.Rating --kind range --min 1 --max 5",
    "validator core.Upload --kind file --extensions pdf,png --max-size 5MB",
    "constraint blog.Post --check price__gte=0",
    "constraint blog.Comment --unique post,text",
    "index blog.Post --fields status,-published_at",
    "index blog.Post --expression lower:title",
    "signal blog.Post --on post_save,pre_delete",
    "factory blog.Post --traits status,published_at",
    "service blog.create_post --atomic",
    "service blog.publish_post --lock",
    "service blog.import_posts --model Post --bulk",
    SELECTOR,
    "selector blog.posts_by_author --model Post --select author --prefetch none",
    "command blog.import_notes --arg path:path --arg limit:int:default=100 --dry-run-flag",
    CLEAR,
    "command blog.seed_posts --recipe seed --model blog.Post",
    "command blog.warm_posts --recipe warm-cache --model blog.Post",
    "middleware core.Stamp --kind request",
    "middleware core.Answer --kind response",
    "middleware core.Watch --kind view",
    "middleware core.Excuse --kind exception",
    "middleware core.Members --kind auth",
    "middleware core.Journal --kind logging",
    TIMING,
    "middleware core.Extra --kind headers",
    "middleware core.Limit --kind rate-limit",
    "middleware core.Gate --kind ip-filter",
    "middleware core.Profile --kind query-profile",
    "context-processor core.branding --vars support_email,product=Shop,tags=blog.Tag",
    LIST,
    "view blog.PostDetail --login",
    "view blog.PostCreate --fields title,body,author,category,price",
    "view blog.PostUpdate --fields title,body",
    "view blog.PostDelete",
    "view blog.About",
    "view blog.Old --generic redirect --to /",
    "view blog.TagList --fbv",
    "view blog.TagCreate --fbv --fields name",
    "error-pages",
    LANDING,
    "template blog.card --partial",
    "templatetag blog.shortened",
    "templatetag blog.query_with --kind simple",
    "templatetag blog.cards --kind inclusion",
    "email blog.welcome --context name,url",
    "email blog.farewell --no-html",
    "form blog.ReviewForm --model Post --fields title,body,status,price --clean price__gte=1",
    CONTACT,
    "form blog.AttachmentForm document:file --upload document:5:pdf+txt",
    ["view blog.Contact --generic form --form ContactForm", CONTACT],
    "formset blog.Category --fields name --extra 3 --max 20",
    "formset blog.Comment --inline Post.Comment",
    "admin users.User",
    "admin blog.Post --list title,author,status --filter status --search title --no-full-count",
    "admin-inline blog.Post Comment",
    "admin-action blog.Post publish --set status=published,published_at=now",
    "admin-action blog.Post withdraw --set status=draft --confirm --permission withdraw",
    "admin-filter blog.Post Stage --option live:status=published,published_at__lte=now --option draft:status=draft",
    "admin-filter blog.Post price --kind range",
    "admin-filter blog.Post author --kind related",
    "healthcheck",
    "webhook shop.supplier --tolerance 60",
  ),
  ...runs(
    API,
    [
      "resource shop.Offer title:char:80 product:fk:Product owner:fk:users.User ends_on:date --as both",
      PRODUCT,
    ],
    "resource shop.Order number:char:20:unique buyer:fk:users.User --owner buyer",
    SERIALIZER,
    VIEWSET,
    "viewset blog.Tag --read-only --permission any",
    "viewset blog.Category --filterset",
    "api-view blog.Comment",
    ["api-view blog.Note --style apiview", RECORD, NOTE],
    "api-view blog.Flag --style function --read-only",
    "api-permission blog.IsAuthor --kind owner --model Post --field author",
    "api-permission blog.IsAuthorOrReadOnly --kind owner --model Post --field author --read",
    "api-permission blog.IsEditor --kind role --role editors",
    "api-permission blog.OnlyReads --kind readonly",
    "throttle blog.BurstThrottle --rate 60/minute",
    "throttle blog.KeyThrottle --by key --header X-Api-Key",
    "pagination blog.Pages --size 50",
    "pagination blog.Feed --kind cursor --ordering=-pk",
    "filterset blog.Comment --search text --ordering text",
    "exception-handler --app core",
    ["test blog.Comment --type serializer", SERIALIZER],
    ["test blog.Post --type api", VIEWSET],
  ),
  ...runs(PAGES, "error-pages --handlers"),
  ...runs(
    FULL,
    "api-permission blog.MayTouch --kind object --model Post",
    "consumer blog.EchoConsumer",
    "consumer blog.ChatConsumer --group room:name",
    "consumer blog.LiveConsumer --group live --auth staff --route ws/live/",
    "task blog.announce_post --model blog.Post --queue mails",
    TASK,
    "task blog.fetch_rates --arg currency:str --time-limit 120",
    'periodic-task blog.purge_drafts --cron "0 3 * * *"',
    "periodic-task blog.refresh_rates --every 15m --queue rates",
    ["test blog.refresh_rates --type task", TASK],
  ),
  ...runs(
    ALL,
    "test blog.Post",
    "test blog.Post --type admin",
    ["test blog.ContactForm --type form", CONTACT],
    ["test blog.list_posts --type query", SELECTOR],
    ["test core.TimingMiddleware --type middleware", TIMING],
    ["test blog.clear_posts --type command", CLEAR],
    ["test blog --type template", LANDING],
    ["test blog:post-list --type view", LIST],
  ),
];

/** What changes tables that are there: run once Django has written the migrations of all before. */
export const MIGRATIONS: readonly ComponentRun[] = runs(
  ALL,
  "data-migration blog.Post --set status=published --where status=draft,published_at__lte=now",
  "migration blog refresh_totals",
  'migration blog look --sql "SELECT 1" --reverse-sql "SELECT 1"',
  "migration blog --recipe add-not-null --model Comment --field slug:char:50 --value untitled",
  "migration blog --recipe type --model Category --field position --to place:bigint",
  "index blog.Post --fields price --concurrently",
  "test blog --type migration",
);

/** The runs of a preset, in an order in which they build on each other. */
export function runsOf(preset: Preset, all: readonly ComponentRun[]): string[] {
  return all.filter(({ presets }) => presets.includes(preset)).map(({ line }) => line);
}

/** The words of a line, as a shell has them. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
