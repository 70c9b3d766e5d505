import type { Subject } from './subject.ts';

export const skillet: Subject = {
  words: ['skillet', 'pan', 'pot', 'wok', 'knife', 'cookware'],
  variants: ['26 cm', '30 cm', 'Pre-seasoned'],
  accessories: [
    'Silicone Handle Cover for {product}',
    'Glass Lid for {product}',
    'Chainmail Scrubber for {product}',
  ],
  praise: [
    'Eggs {slide|come off clean} since about the {fifth|third} time.',
    'The surface is {smooth|milled}, not the sandpaper that others sell.',
    'It holds heat: steaks get {a real crust|the crust I wanted}.',
    'From the hob into the oven and onto the table.',
    'Works on induction {without buzzing|and is flat as a plate}.',
    'It is lighter than my grandmother’s and cooks {just as well|the same}.',
    'The handle is {long enough|shaped well} to lift it with one hand.',
    'I have sold all my coated pans.',
    'Cornbread, {potatoes|onions}, even fish: everything tastes better out of it.',
  ],
  gripes: [
    'You have to {dry it at once|look after it}, as with any of these.',
    'The pouring lips {dribble|are for show}.',
    'The handle gets hot, which the box does say.',
    'Seasoning from the factory is thin.',
    'It is heavy when full.',
  ],
  faults: [
    'It arrived with {rust|a crack} and {no padding|half the box missing}.',
    'It {wobbles|rocks} on a glass hob: the bottom is not flat.',
    'The seasoning came off in {flakes|patches} with the first tomato sauce.',
    'Everything sticks, {four rounds in the oven later|whatever I do}.',
    'A {hairline crack|chip} appeared after {two months|normal use}.',
  ],
};
