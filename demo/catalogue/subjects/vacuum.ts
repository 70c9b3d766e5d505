import type { Subject } from './subject.ts';

export const vacuum: Subject = {
  words: ['vacuum', 'hoover', 'mop', 'cleaner', 'robot'],
  variants: ['Ruby', 'Animal', 'White', 'with 2 Batteries'],
  accessories: [
    'Replacement Battery for {product}',
    'Brush Roll for {product}',
    'Wall Mount for {product}',
  ],
  praise: [
    'Picks up {dog hair|cat litter|what two toddlers leave behind} in one pass.',
    'Light enough that I do the {stairs|ceiling corners} without a sore arm.',
    'One charge does {our whole flat|80 square metres with some to spare}.',
    'The bin empties {downwards|with one push} and I do not get a cloud in the face.',
    'No hair winds round the brush, {finally|and my daughter has very long hair}.',
    'The light at the front is not a gimmick: you see {everything|dust you never wanted to see}.',
    'It stands on its own, which {no other one here does|is worth a lot}.',
    'I vacuum {more often|every other day} now because it is so quick.',
    'Suction on rugs is {surprisingly strong|as good as our old corded one}.',
  ],
  gripes: [
    'On the top step the battery lasts {nine minutes|no time at all}.',
    'The trigger has to be {held|pressed} all the time.',
    'The bin is small if you have {pets|a big house}.',
    'It scratches along the skirting board.',
    'Charging takes {four|nearly five} hours.',
  ],
  faults: [
    'The battery is {half what it was|dead} after {seven|five} months.',
    'It {cuts out|pulses} on carpet though all filters are clean.',
    'The catch of the bin {broke|no longer closes}, so dirt falls out on the way.',
    'The brush {stops|stalls} on anything thicker than a bath mat.',
    'The charger {gets so hot that I do not dare leave it|died and costs a fortune}.',
  ],
};
