import type { Subject } from './subject.ts';

/** Sentences that apply to almost any product. Also mixed into the reviews of all other subjects. */
export const anything: Subject = {
  words: [],
  variants: ['Black', 'Standard Edition', '2026 Model'],
  accessories: [
    'Protective Case for {product}',
    'Spare Parts Kit for {product}',
    'Cleaning Set for {product}',
  ],
  praise: [
    'Build quality is {better than I expected for the price|excellent, nothing rattles}.',
    'It does {exactly what it says|one thing and does it well}.',
    'Setting it up took {five minutes|less time than opening the box}.',
    'I use it {every single day|nearly every day} and have had no trouble.',
    'Support answered {on a Sunday|within an hour} and sent {a new part|a replacement} without a discussion.',
    'It feels like something that is made to last.',
    'I compared {three|five} others before and would choose the {product} again.',
    'Even my {father|mother-in-law}, who dislikes anything new, likes it.',
    'Delivery was {quick|a day early} and the packaging had no plastic.',
    'It looks {smarter|better} in real life than in the photos.',
    'We bought a second one for {the office|my parents|the holiday house}.',
    'Small details show that somebody thought about it.',
    'Worth {every penny|the extra money} over the cheap ones.',
    'It has {survived two moves|been dropped twice} and still works like new.',
  ],
  gripes: [
    'The manual is {short|badly translated} but you hardly need it.',
    'I wish it came in {more colours|a smaller size}.',
    'It costs more than {it did last year|the competition}, to be fair.',
    'The packaging was {huge|a bit battered}, the content fine.',
    'Spare parts could be easier to find.',
    'It took me {a few days|a week} to get used to it.',
  ],
  faults: [
    'It stopped working {three days after the return window closed|after a month}.',
    'Mine was clearly {used|a return}: {scratches|fingerprints} all over.',
    'Support keeps asking for the {same photos|receipt} and does nothing.',
    'It feels {cheap|flimsy} and nothing like the description.',
    'I am on my {second|third} one and it has the same fault.',
    'For this price I expected {much more|something that lasts}.',
    'It went back {the same day|after a week}.',
    'Half of what the box promises {does not work|needs a subscription}.',
  ],
};
