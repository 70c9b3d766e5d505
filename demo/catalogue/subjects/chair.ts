import type { Subject } from './subject.ts';

export const chair: Subject = {
  words: ['chair', 'stool', 'sofa', 'desk', 'mattress', 'pillow'],
  variants: ['Dark Grey', 'Petrol', 'with Headrest'],
  accessories: [
    'Hard Floor Castors for {product}',
    'Headrest for {product}',
    'Seat Cover for {product}',
  ],
  praise: [
    'My back {stopped hurting|is better} after {two weeks|a month} of working from home in it.',
    'Every part can be adjusted, and {stays adjusted|the levers make sense}.',
    'At {1.94 m|1.58 m} I finally have one that fits.',
    'The mesh is {cool in summer|firm without being hard}.',
    'It took {twenty minutes|half an hour} to put together, alone.',
    'No creaking after {a year|ten months}, and I am not a light person.',
    'The armrests go low enough to slide {under my desk|under the table}.',
    'It rolls quietly and leaves no marks on the {parquet|oak floor}.',
    'The lumbar support is {where a back is|subtle but you miss it elsewhere}.',
  ],
  gripes: [
    'The instructions are {tiny drawings|worth a laugh}.',
    'The seat edge is {a bit hard|noticeable} in shorts.',
    'It is heavy: get someone for the stairs.',
    'It smelled of rubber for {a few days|a week}.',
    'Armrests wobble {slightly|a little}, nothing bad.',
  ],
  faults: [
    'The gas lift sinks {by lunchtime|a centimetre an hour}.',
    'The mesh {sags|has stretched} so that I sit on the frame.',
    'One of the castors {broke off|cracked} in the first {week|month}.',
    'Screws did not fit the holes, {two of them at all|I had to drill}.',
    'It squeaks with every {breath|move}; on calls people ask what that is.',
  ],
};
