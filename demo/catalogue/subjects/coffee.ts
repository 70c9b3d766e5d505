import type { Subject } from './subject.ts';

export const coffee: Subject = {
  words: ['espresso', 'coffee', 'grinder', 'moka'],
  variants: ['Steel', 'White', 'Anthracite'],
  accessories: [
    'Descaling Tablets for {product}',
    'Bottomless Portafilter for {product}',
    'Water Tank for {product}',
  ],
  praise: [
    'It is hot in {about a minute|the time I need to grind}, so a coffee before work is realistic again.',
    'Shots are {thick and sweet|as good as at the place round the corner} once you have the grind right.',
    'The steam wand makes {proper microfoam|milk that I can pour a heart with}.',
    'The tank comes out at the front, which is {perfect under cabinets|a small thing that I love}.',
    'Everything that gets dirty can be {taken out and rinsed|washed in a minute}.',
    'It takes {ordinary 58 mm baskets|standard accessories}, not something of its own.',
    'After {four|eight|ten} months and two cups a day nothing has failed.',
    'Temperature is steady: the {fifth|second} cup tastes like the first.',
    'We have stopped buying capsules and it has nearly paid for itself.',
  ],
  gripes: [
    'The drip tray fills up {quickly|after five cups}.',
    'The pump is {loud|not for early mornings in a small flat}.',
    'The plastic tamper in the box is a joke.',
    'Expect to waste {half a bag|a weekend} until you find your grind.',
    'Cups taller than {8 cm|a cappuccino cup} do not fit.',
  ],
  faults: [
    'The pump gave up after {ten weeks|four months}.',
    'Pressure {wanders|falls off in the middle of a shot} and nothing I try helps.',
    'It leaks {under the group|from the tank} and has already marked the worktop.',
    'The grinder {jams|stalls} with anything but dark oily beans.',
    'Coffee is lukewarm unless I run {two|three} blank shots first.',
  ],
};
