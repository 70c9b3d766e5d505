import type { Subject } from './subject.ts';

export const watch: Subject = {
  words: ['watch', 'smartwatch', 'tracker'],
  variants: ['42 mm', '46 mm', 'Coral Strap', 'Black'],
  accessories: [
    'Screen Protector for {product}',
    'Nylon Strap for {product}',
    'Charging Dock for {product}',
  ],
  praise: [
    'GPS found me in {seconds|under ten seconds} and the track stays on the {path|right side of the street}.',
    'Battery is at {60|55|70} percent after {a week|six days} with four runs.',
    'The heart rate agrees with my chest strap within {two|three} beats.',
    'The screen is readable in {full sun|the middle of the day} without turning the wrist.',
    'Buttons instead of swiping, {a blessing with sweaty hands|finally}.',
    'I forget that I am wearing it {at night|most of the time}.',
    'Its training advice told me to rest the day before I fell ill. {Spooky.|Fair enough.}',
    'It took {a swim in the sea|a fall on gravel} without a mark.',
    'Getting the data out is simple: {a file over USB|it goes where I want it}, no subscription.',
  ],
  gripes: [
    'Sleep tracking thinks that {reading|watching a film} is sleep.',
    'The strap {collects dust|is stiff at first}.',
    'Maps are {slow to draw|small}.',
    'The app is {cluttered|plain}.',
    'Its vibration is {weak|easily missed} in a winter jacket.',
  ],
  faults: [
    'Distance is off by {6|8} percent on a measured track.',
    'It {froze|restarted} in the middle of {my half marathon|a race} and the run was gone.',
    'The heart rate shows {my cadence|172 while I sit on the sofa}.',
    'Condensation {under the glass|behind the glass} after the first {swim|shower}.',
    'After the last update the battery lasts {a day and a half|hardly a day}.',
  ],
};
