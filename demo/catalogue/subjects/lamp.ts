import type { Subject } from './subject.ts';

export const lamp: Subject = {
  words: ['lamp', 'light', 'lantern', 'torch'],
  variants: ['Brass', 'Black', 'Walnut'],
  accessories: ['Clamp for {product}', 'Replacement Bulb for {product}', 'Shade for {product}'],
  praise: [
    'The light is {warm|even} and does not flicker on video calls.',
    'The arm stays {exactly where you leave it|put, no drooping}.',
    'You can dim it {right down|to almost nothing} for reading in bed.',
    'The base is heavy and small, {perfect on a crowded desk|so nothing tips over}.',
    'Colours look right under it; I {paint miniatures|sew|draw} and that matters.',
    'Brass is real brass and {ages nicely|has already got some colour}.',
    'Assembly was {two screws|five minutes and no swearing}.',
    'It remembers the last brightness after a power cut.',
    'My eyes are {less tired|better} in the evening.',
  ],
  gripes: [
    'The dimmer touch is {sensitive|easily hit by accident}.',
    'The cable is {short|white, on a black lamp}.',
    'You cannot change the light source yourself.',
    'The plug is a big one and blocks the next socket.',
    'The arm {creaks a little|is stiff in the first weeks}.',
  ],
  faults: [
    'It {flickers|hums} at anything below half.',
    'The joint {gave way|sags} after {a month|three months}.',
    'The switch {sticks|works when it wants to}.',
    'It came with a {dent|scratched base} and the replacement had one too.',
    'The light is {cold and blue|far too weak}, not at all like the pictures.',
  ],
};
