import type { Subject } from './subject.ts';

export const keyboard: Subject = {
  words: ['keyboard', 'keyboards', 'mouse', 'trackball'],
  variants: ['Graphite', 'ISO German', 'Ivory', 'Tactile'],
  accessories: ['Wrist Rest for {product}', 'Keycap Set for {product}', 'Dust Cover for {product}'],
  praise: [
    'Typing on it is {deep and quiet|a pleasure}, no ping anywhere.',
    'I write all day and my wrists {no longer complain|are fine for the first time in years}.',
    'Keys can be remapped {on the board itself|without installing anything}, Linux included.',
    'It wakes {instantly|before I have finished the first word} over Bluetooth.',
    'Three paired machines on three keys, {exactly what I needed|and it never mixes them up}.',
    'The legends {are not wearing off|look like new} after a year.',
    'It weighs enough to stay {put|where I put it}.',
    'Switches are socketed, so I changed two in five minutes.',
    'My {wife|flatmate|neighbour in the office} asked me to keep it because it is so quiet.',
  ],
  gripes: [
    'The space bar rattles a little {until you get used to it|compared with the rest}.',
    'The right shift is short, and I still hit the arrow.',
    'The backlight is uneven on the {bottom row|number row}.',
    'The cable in the box is stiff.',
    'No feet for another angle.',
  ],
  faults: [
    'Letters {double|repeat} ("helllo") since the {second|third} week.',
    'Bluetooth {lags|loses keys} when the microwave runs, wired it is fine.',
    'One key {stopped working|sticks} and support wanted a video, then silence.',
    'The remapping tool forgot my layout {twice|after each update}.',
    'The case {flexes|creaks} when I type with any force.',
  ],
};
