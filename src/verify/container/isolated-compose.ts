/** A compose file as `docker compose config` gives it, as far as it is changed here. */
export interface ComposeConfig {
  name?: string;
  services: Readonly<Record<string, ComposeService>>;
  networks?: Readonly<Record<string, Named>>;
  volumes?: Readonly<Record<string, Named>>;
}

interface ComposeService {
  image?: string;
  build?: unknown;
  [key: string]: unknown;
}

interface Named {
  name?: string;
  external?: boolean;
  [key: string]: unknown;
}

/** Keys of a service that reach beyond its Compose project: ports of this machine, names that are there once. */
const SHARED = ["ports", "container_name", "restart"];

/**
 * The same stack, to run beside the real one: no port is published, what is built gets an image name of
 * its own, and networks and volumes belong to the Compose project.
 */
export function isolated(config: ComposeConfig, name: string): ComposeConfig {
  const built = Object.entries(config.services).filter(
    ([, service]) => service.build !== undefined,
  );
  const images = new Map<string, string>();
  for (const [key, service] of built) {
    if (service.image) images.set(service.image, `${name}-${images.size}`);
    else images.set(`service ${key}`, `${name}-${images.size}`);
  }
  const services = Object.entries(config.services).map(
    ([key, service]): [string, ComposeService] => {
      const image = images.get(service.image ?? `service ${key}`) ?? service.image;
      const kept = Object.entries(service).filter(([property]) => !SHARED.includes(property));
      return [key, { ...Object.fromEntries(kept), ...(image && { image }) }];
    },
  );
  return {
    ...config,
    name,
    services: Object.fromEntries(services),
    ...(config.networks && { networks: owned(config.networks) }),
    ...(config.volumes && { volumes: owned(config.volumes) }),
  };
}

function owned(resources: Readonly<Record<string, Named>>): Record<string, Named> {
  return Object.fromEntries(
    Object.entries(resources).map(([key, resource]) => {
      if (resource?.external) return [key, resource];
      const { name: _, ...rest } = resource ?? {};
      return [key, rest];
    }),
  );
}
