import type { Scope } from "./scope.ts";
import { either, union } from "./logic.ts";
import { Dict, Instance, type Item, List, type Key, Maybe, type Value } from "./values.ts";

/**
 * The state that a branch can change, to be put back and to be compared: every name of the scopes that
 * are open, and all that can be reached from them. Objects keep their identity, so that whoever shares
 * a list goes on sharing it.
 */
export class Snapshot {
  readonly #maps = new Map<Map<Key, Value>, Map<Key, Value>>();
  readonly #lists = new Map<List, readonly Item[]>();

  constructor(scope: Scope, ...others: readonly Value[]) {
    for (let open: Scope | undefined = scope; open; open = open.parent) this.#keepMap(open.names);
    this.#keepMap(scope.module.members);
    for (const value of others) this.#keep(value);
  }

  /** Puts everything back as it was. */
  restore(): void {
    for (const [map, before] of this.#maps) {
      map.clear();
      for (const [key, value] of before) map.set(key, value);
    }
    for (const [list, items] of this.#lists) list.items = [...items];
  }

  /** Makes of the present state what is true of it and of this one: what differs becomes uncertain. */
  mergeInto(reason: string): void {
    for (const [map, other] of this.#maps) {
      for (const [key, value] of other) {
        const present = map.get(key);
        map.set(key, present === undefined ? value : either(value, present, reason));
      }
    }
    for (const [list, items] of this.#lists) {
      if (sameItems(list.items, items)) continue;
      list.items = union(new List([...items]), new List([...list.items])).items;
    }
  }

  #keepMap(map: Map<Key, Value>): void {
    if (this.#maps.has(map)) return;
    this.#maps.set(map, new Map(map));
    for (const value of map.values()) this.#keep(value);
  }

  /** Other modules are not entered: what a branch changes in one is too rare to pay for. */
  #keep(value: Value): void {
    if (value instanceof Dict) this.#keepMap(value.entries);
    else if (value instanceof Instance) this.#keepMap(value.fields as Map<Key, Value>);
    else if (value instanceof List && !this.#lists.has(value)) {
      this.#lists.set(value, [...value.items]);
      for (const item of value.items) this.#keep(item instanceof Maybe ? item.value : item);
    }
  }
}

function sameItems(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
