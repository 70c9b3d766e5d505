import type { Subject } from './subject.ts';

export const backpack: Subject = {
  words: ['backpack', 'rucksack', 'bag', 'duffel', 'suitcase', 'luggage'],
  variants: ['Moss', 'Slate Grey', 'Rust', 'Women’s Fit'],
  accessories: [
    'Rain Cover for {product}',
    'Hip Belt for {product}',
    'Hydration Bladder for {product}',
  ],
  praise: [
    'Carried {12|14|9} kg for {five days in the Pyrenees|a week on the Cumbria Way} and my shoulders were fine.',
    'Fits under the seat {of every airline so far|even when it is full}.',
    'The back stays {dry|ventilated} on long climbs.',
    'Zips are big, smooth and {work with gloves|survived a lot of sand}.',
    'It stood an hour of {Scottish|Norwegian} rain with a dry laptop inside.',
    'The side pockets really hold a {1.5 litre bottle|tripod}.',
    'The hip belt moves the weight where it should be.',
    'After {two years|eighteen months} of commuting the fabric shows {no wear|one scratch}.',
    'I like that it opens like a suitcase.',
  ],
  gripes: [
    'The chest strap whistle is {useless|a toy}.',
    'There is one pocket too few for {small things|keys}.',
    'The straps are long and flap about.',
    'The colour is {browner|lighter} than on the website.',
    'Empty it will not stand by itself.',
  ],
  faults: [
    'The seam at the {left strap|top handle} opened on the {second|third} trip.',
    'The buckle {snapped|broke} in the cold, miles from anywhere.',
    'It is not waterproof, {my notebook is proof of that|whatever the label says}.',
    'The frame presses into my {lower back|hips} after an hour.',
    'The zip {split|jammed} within {a month|six weeks}.',
  ],
};
