import type { Subject } from './subject.ts';

export const headphones: Subject = {
  words: ['headphones', 'headphone', 'earbuds', 'earphones', 'headset'],
  variants: ['Midnight Blue', 'Black', 'Sand', 'Forest Green'],
  accessories: [
    'Travel Case for {product}',
    'Replacement Ear Pads for {product}',
    'Charging Cable for {product}',
  ],
  praise: [
    'Noise cancelling is {good enough that I miss my stop|far better than I expected|the first that makes our open office bearable}.',
    'Battery easily lasts {my whole week|four long work days|a flight to Lisbon and back} on one charge.',
    'Voices on podcasts are clear and {never harsh|easy to follow even at low volume}.',
    'Bass is there without {drowning the vocals|shaking my skull}.',
    'They sit light on the head, {even with glasses|even after three hours of calls}.',
    'Switching between {laptop and phone|my work laptop and tablet} just works.',
    'Colleagues say my microphone {is clearer than before|no longer picks up the kitchen}.',
    'Real buttons! I can {pause|change the volume} with gloves on.',
    'They fold {flat|small enough for my coat pocket} and the hinge feels solid.',
    'I heard {details|a backing guitar|breathing} in old albums that I had never noticed.',
  ],
  gripes: [
    'The carrying pouch is {thin|an afterthought}.',
    'The app wants an account for the equalizer, which is silly.',
    'They get {a bit warm|sweaty} in {July|summer}.',
    'Wind is audible when {cycling|walking by the sea}.',
    'The voice that tells the battery level is too loud.',
  ],
  faults: [
    'The left side {went quiet|started crackling} after {five weeks|two months}.',
    'Bluetooth drops whenever I {put the phone in my back pocket|walk into the kitchen}.',
    'With noise cancelling on there is a {faint hiss|pressure feeling} that gave me headaches.',
    'The headband {pinches|is too tight} and does not stretch with time.',
    'The ear pads {peel|flake} already and leave black crumbs everywhere.',
    'On calls people hear {themselves|an echo}, so I am back on the old wired pair.',
  ],
};
