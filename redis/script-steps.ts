import { z } from 'zod';
import type { Connection } from './connections.ts';
import { luaClock } from './redis-time.ts';

/** A Lua script that reads `KEYS`, `ARGV`, and the time `now` of {@link luaClock}, and returns a reply, which is not nil. */
export interface StepScript {
  /** Unique among the scripts of a process. */
  readonly name: string;
  readonly lua: string;
  /** A Lua condition on `reply`: whether the steps after it run. */
  readonly continuesIf: string;
}

/** One call of a script. */
export interface Step<Reply = unknown> {
  readonly script: StepScript;
  /** All in one slot. */
  readonly keys: readonly string[];
  readonly args: readonly (string | number)[];
  readonly parse: (reply: unknown) => Reply;
}

/** The replies of the steps that have run. */
export class Replies {
  readonly #replies: ReadonlyMap<Step, unknown>;

  constructor(replies: ReadonlyMap<Step, unknown> = new Map()) {
    this.#replies = replies;
  }

  has(step: Step): boolean {
    return this.#replies.has(step);
  }

  /** Undefined if the step has not run, because one before it ended the sequence. */
  of<Reply>(step: Step<Reply>): Reply | undefined {
    return this.has(step) ? step.parse(this.#replies.get(step)) : undefined;
  }
}

/**
 * Runs steps in order, until a reply ends the sequence.
 *
 * On a single server all of them are one script: they take one round trip, and no command of another client runs between them. On a
 * cluster, where a script can use the keys of one slot only, each step is a script of its own, and those of a stage run at once.
 */
export class StepRunner {
  readonly #redis: Connection;
  readonly #isCluster: boolean;
  readonly #defined = new Set<string>();

  constructor(redis: Connection, isCluster: boolean) {
    this.#redis = redis;
    this.#isCluster = isCluster;
  }

  async run(stages: readonly (readonly Step[])[]): Promise<Replies> {
    const replies = new Map<Step, unknown>();
    const scripts = this.#isCluster
      ? stages.map((stage) => stage.map((step) => [step]))
      : [[stages.flat()]];
    for (const stage of scripts) {
      const ran = await Promise.all(stage.map((steps) => this.#runAsOne(steps)));
      for (const [i, steps] of stage.entries()) {
        for (const [j, reply] of (ran[i]?.replies ?? []).entries()) {
          const step = steps[j];
          if (step) replies.set(step, reply);
        }
      }
      if (ran.some(({ continues }) => !continues)) break;
    }
    return new Replies(replies);
  }

  async #runAsOne(steps: readonly Step[]): Promise<z.infer<typeof ranSchema>> {
    const name = `run:${steps.map(({ script }) => script.name).join('+')}`;
    if (!this.#defined.has(name)) {
      this.#redis.defineCommand(name, { lua: luaOf(steps.map(({ script }) => script)) });
      this.#defined.add(name);
    }
    const keys = steps.flatMap((step) => step.keys);
    const args = steps.flatMap((step) => [step.keys.length, step.args.length, ...step.args]);
    const command: unknown = Reflect.get(this.#redis, name);
    if (typeof command !== 'function') throw new Error(`Command ${name} is not defined.`);
    return ranSchema.parse(
      await Reflect.apply(command, this.#redis, [keys.length, ...keys, ...args]),
    );
  }
}

const ranSchema = z
  .tuple([z.number(), z.array(z.unknown())])
  .transform(([continues, replies]) => ({ continues: continues === 1, replies }));

/**
 * Each script becomes a function with its own `KEYS` and `ARGV`. The first line makes Redis check before the first step whether it can
 * write, and has memory left. Otherwise it would check at the first command that needs memory, and not at all once a command that
 * needs none, such as ZREM, has changed something.
 */
const luaOf = (scripts: readonly StepScript[]): string => {
  const distinct = [...new Set(scripts)];
  const functions = distinct.map(
    ({ lua, continuesIf }) => `{
      run = function(KEYS, ARGV)
        ${lua}
      end,
      continues = function(reply) return ${continuesIf} end,
    }`,
  );
  return `#!lua
    ${luaClock}
    local scripts = { ${functions.join(', ')} }
    local function part(list, first, count)
      local taken = {}
      for i = 1, count do taken[i] = list[first + i - 1] end
      return taken
    end
    local replies, key, arg = {}, 1, 1
    for i, number in ipairs({ ${scripts.map((script) => distinct.indexOf(script) + 1).join(', ')} }) do
      local keyCount, argCount = tonumber(ARGV[arg]), tonumber(ARGV[arg + 1])
      local reply = scripts[number].run(part(KEYS, key, keyCount), part(ARGV, arg + 2, argCount))
      replies[i] = reply
      if not scripts[number].continues(reply) then return { 0, replies } end
      key, arg = key + keyCount, arg + 2 + argCount
    end
    return { 1, replies }
  `;
};
