export interface TestOptions {
  target: string;
  type: string;
  app: string | undefined;
}
