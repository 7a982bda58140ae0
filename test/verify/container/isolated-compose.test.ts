import { expect, it } from "vitest";
import { isolated } from "../../../src/verify/container/isolated-compose.ts";

it("shares neither port, nor name, nor image, nor volume with the stack that it copies", () => {
  const config = {
    name: "shop",
    services: {
      web: {
        image: "shop",
        build: { context: "." },
        ports: ["8000:8000"],
        container_name: "shop-web",
      },
      worker: { image: "shop", restart: "always", command: ["celery"] },
      migrate: { build: { context: "." } },
      db: { image: "postgres:18", volumes: [{ source: "db", target: "/data" }] },
    },
    networks: { default: { name: "shop_default" }, edge: { name: "edge", external: true } },
    volumes: { db: { name: "shop_db" }, plain: null as never },
  };
  expect(isolated(config, "own")).toEqual({
    name: "own",
    services: {
      web: { image: "own-0", build: { context: "." } },
      worker: { image: "own-0", command: ["celery"] },
      migrate: { image: "own-1", build: { context: "." } },
      db: { image: "postgres:18", volumes: [{ source: "db", target: "/data" }] },
    },
    networks: { default: {}, edge: { name: "edge", external: true } },
    volumes: { db: {}, plain: {} },
  });
});
