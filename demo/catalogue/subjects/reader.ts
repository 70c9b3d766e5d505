import type { Subject } from './subject.ts';

export const reader: Subject = {
  words: ['reader', 'tablet', 'ebook', 'notebook', 'phone', 'smartphone', 'laptop'],
  variants: ['32 GB', 'White', 'Black', '64 GB'],
  accessories: [
    'Sleeve Case for {product}',
    'Stylus Pen for {product}',
    'Screen Protector for {product}',
  ],
  praise: [
    'The screen is {crisp|like paper} even at the smallest size.',
    'I charge it {once a month|before each holiday and that is it}.',
    'It is so light that I read {with one hand in bed|standing on the train}.',
    'The warm light lets me read {late without waking anyone|next to a sleeping baby}.',
    'It opens every {file|format} I have thrown at it, PDFs with margins cut too.',
    'Library loans work {without a computer|in three taps}.',
    'Turning pages with real buttons, {left and right|how nice}.',
    'It survived {the bath|a rucksack full of sand}.',
    'I have read {twice as much|fourteen books} since {spring|I bought it}.',
  ],
  gripes: [
    'The power button is {at the bottom where I rest it|hard to feel}.',
    'Its shop is pushed on the home screen.',
    'The browser is {a bad joke|only for emergencies}.',
    'No headphone socket.',
    'Big PDFs take {a few seconds|a moment} a page.',
  ],
  faults: [
    'A {line|bright spot} appeared across the screen after {six|nine} weeks.',
    'It {freezes|restarts} when I search in a long book.',
    'It {forgot my place|lost all my notes} after an update.',
    'The light has a {shadow|yellow stain} in the corner.',
    'Battery went from full to empty {overnight|in two days} while doing nothing.',
  ],
};
