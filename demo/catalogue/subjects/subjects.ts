import { anything } from './anything.ts';
import { backpack } from './backpack.ts';
import { chair } from './chair.ts';
import { coffee } from './coffee.ts';
import { headphones } from './headphones.ts';
import { kettle } from './kettle.ts';
import { keyboard } from './keyboard.ts';
import { lamp } from './lamp.ts';
import { purifier } from './purifier.ts';
import { reader } from './reader.ts';
import { skillet } from './skillet.ts';
import type { Subject } from './subject.ts';
import { vacuum } from './vacuum.ts';
import { watch } from './watch.ts';

/** The subject that the words of a product's name identify, or else {@link anything}. */
export const subjectOf = (words: readonly string[]): Subject =>
  subjects.find((subject) => subject.words.some((word) => words.includes(word))) ?? anything;

const subjects: readonly Subject[] = [
  headphones,
  kettle,
  coffee,
  keyboard,
  purifier,
  backpack,
  vacuum,
  lamp,
  watch,
  chair,
  skillet,
  reader,
];
