import { readFileSync } from 'node:fs';

/** One stage of a Dockerfile. */
export interface Stage {
  readonly name: string;
  /** The image or the stage that it begins with. */
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

export interface Instruction {
  readonly name: string;
  readonly value: string;
}

/** The stages of a Dockerfile in which each stage has a name and each instruction is on one line. */
export const readDockerfile = (path = 'Dockerfile'): readonly Stage[] => {
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [, name, value = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (name === 'FROM') {
      const [, from = '', stage = ''] = /^(\S+) AS (\S+)$/.exec(value) ?? [];
      stages.push({ name: stage, from, instructions: [] });
    } else if (name !== undefined) {
      stages.at(-1)?.instructions.push({ name, value });
    } else if (line !== '' && !line.startsWith('#')) {
      throw new Error(`Not an instruction: ${line}`);
    }
  }
  return stages;
};

/** The instructions of a stage, after those of the stages that it is made from. */
export const instructionsOf = (stages: readonly Stage[], name: string): readonly Instruction[] => {
  const stage = stages.find((one) => one.name === name);
  return stage ? [...instructionsOf(stages, stage.from), ...stage.instructions] : [];
};

/** The values of all instructions of this name. */
export const valuesOf = (instructions: readonly Instruction[], name: string): string[] =>
  instructions.filter((one) => one.name === name).map(({ value }) => value);

/** The variables that the instructions set. */
export const variablesOf = (instructions: readonly Instruction[]): Record<string, string> =>
  Object.fromEntries(
    valuesOf(instructions, 'ENV')
      .flatMap((value) => value.split(' '))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
