import type { Subject } from './subject.ts';

export const purifier: Subject = {
  words: ['purifier', 'humidifier', 'dehumidifier', 'fan', 'heater'],
  variants: ['White', 'for 40 m²', 'Charcoal'],
  accessories: [
    'Replacement Filter for {product}',
    'Carbon Pre-filter for {product}',
    'Wheels for {product}',
  ],
  praise: [
    'My {hay fever|cat allergy} is {half as bad|no longer a reason to sleep badly}.',
    'On the lowest step I {cannot hear it|have to check that it is on}.',
    'Cooking smells are gone {within a quarter of an hour|before we sit down to eat}.',
    'There is visibly less dust on the {shelves|piano}.',
    'The light shows the air at a glance, and it does react {to the frying pan|when someone smokes outside}.',
    'Filters are changed in {a minute|seconds} without tools.',
    'It uses {little power|about 9 watts at night} by my meter.',
    'During the wildfire week it kept {the bedroom|one room} at single digits.',
    'The night mode turns off {every light|the display} as well.',
  ],
  gripes: [
    'Filters are {not cheap|a third of the price of the machine}.',
    'On full power it is {as loud as a hairdryer|not for watching television}.',
    'The app needs {location rights|2.4 GHz Wi-Fi}.',
    'It is bigger than in the pictures.',
    'The first {two|three} days it smells new.',
  ],
  faults: [
    'The sensor reads {1|the same number} whatever I burn in the kitchen.',
    'The fan {started to click|grinds} after {a month|eight weeks}.',
    'It asks for a new filter after {six weeks|every firmware update}.',
    'It smells {sour|of glue} and that did not go away.',
    'It {turns itself off at night|loses its settings when the power blinks}.',
  ],
};
