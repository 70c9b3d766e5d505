import type { Subject } from './subject.ts';

export const kettle: Subject = {
  words: ['kettle', 'kettles', 'teapot'],
  variants: ['Matte Black', 'Brushed Steel', 'Cream', '1.0 l'],
  accessories: [
    'Descaler for {product}',
    'Replacement Lid for {product}',
    'Filter Holder for {product}',
  ],
  praise: [
    'The spout pours {a thin, steady stream|slowly and exactly where I want it}.',
    'It holds {94|92|80} degrees for {half an hour|as long as I need}.',
    'A full litre boils in {under four minutes|about the time it takes to grind}.',
    'My green tea is no longer bitter since I can set the temperature.',
    'The handle stays cool and {balances well|fits my small hands}.',
    'It is quiet enough that {nobody wakes up at six|we talk over it}.',
    'No plastic touches the water, which was the point for us.',
    'It looks good enough to {leave on the counter|be asked about by guests}.',
    'The lid stays on even when the last drop is poured.',
  ],
  gripes: [
    'The beep at the end cannot be {switched off|turned down}.',
    'Steel shows {every fingerprint|water stains}.',
    'The cord is {short|about a foot too short for our kitchen}.',
    'It only takes {0.9 litres|enough for three cups}.',
    'You have to set the temperature again each morning.',
  ],
  faults: [
    'There is rust at the {seam|bottom} after {six weeks|three months} of filtered water.',
    'The display says 96 when my thermometer says {89|87}.',
    'It {switches off before it boils|stopped heating} every second time.',
    'The base {trips our fuse|smells of hot plastic}.',
    'It leaks at the handle, a {spoonful|puddle} each time.',
  ],
};
