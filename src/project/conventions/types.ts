/** How a repository writes its code. Each part is worked out when it is asked for. */
export interface Conventions {
  quotes: "double" | "single";
  lineLength: number;
  /** Columns of a level; tabs are told by `tabs`. */
  indent: number;
  tabs: boolean;
  /** Whether functions are annotated. */
  typed: boolean;
  /** Whether `ModelAdmin[Post]` works at run time: django-stubs-ext is applied, or the project is ours. */
  generics: boolean;
  docstrings: boolean;
  /** Whether names of models and fields are marked for translation. */
  translated: boolean;
  /** How a module imports another one of its app. */
  imports: "relative" | "absolute";
  /** How a test imports the code of its app. */
  testImports: "relative" | "absolute";
  /** How a test imports what is beside it, such as factories. */
  neighbourImports: "relative" | "absolute";
  /** Options of Ruff's import sorting, as the repository sorts; undefined where nothing sorts imports. */
  isort: Readonly<Record<string, unknown>> | undefined;
  tests: TestConventions;
  api: ApiConventions;
  views: "class" | "function";
  /** Whether what changes data is kept in `services` modules. */
  services: boolean;
  /** Whether what reads data is kept in `selectors` modules. */
  selectors: boolean;
  /** Abstract models of the repository that new models can build on; the one most used first. */
  bases: readonly ModelBase[];
  /** The share of models that build on the first of `bases`, from 0 to 1. */
  baseUse: number;
  urls: "path" | "re_path" | "url";
  /** Whether the URLs of an app have a namespace. */
  namespaced: boolean;
  /** The folder that apps are in, relative to the repository; "" is the repository itself. */
  appsFolder: string;
  /** What the dotted name of an app begins with: "apps.", or "". */
  appsModule: string;
  /** The line of Django, such as "5.2"; the oldest supported one where none is stated. */
  djangoLine: string;
  /** The lowest line of Python that the code has to run on. */
  pythonLine: string;
}

export interface TestConventions {
  style: "class" | "function";
  runner: "pytest" | "django";
  factories: "factory_boy" | "model_bakery" | "none";
  /** Present where a fixture gives each test the database: a test case that forbids it cannot run. */
  allUseDatabase?: true;
  /** The class that tests have to derive from; absent where Django's own do. */
  base?: TestBase;
}

/** A class of test cases, and where it is imported from. */
export interface TestBase {
  module: string;
  name: string;
  /** What tests lack without it: a tenant, or the rows of fixtures. */
  gives: "tenant" | "fixtures";
  /** Whether it is a test case itself, and not only for one. */
  isCase: boolean;
}

export interface ApiConventions {
  drf: boolean;
  views: "viewset" | "generic" | "apiview" | "function";
}

/** An abstract model. */
export interface ModelBase {
  /** The label of its app. */
  app: string;
  name: string;
  module: string;
  /** The names of its fields. */
  fields: string[];
}
