import { phrasesOf } from './phrases.ts';

/** What products are. After such a word, an accessory's word is only its modifier: "stand mixer", "cable modem". */
export const categories = phrasesOf(
  'headphone, earphone, earbud, headset, phone, smartphone, mobile, watch, smartwatch, tracker, camera, camcorder, console, vacuum, cleaner, mixer, fryer',
  'airfryer, machine, maker, coffee, espresso, grinder, shaver, trimmer, razor, laptop, notebook, computer, desktop, tablet, monitor, tv, television, mouse',
  'keyboard, speaker, soundbar, router, modem, printer, scanner, drone, grill, smoker, blender, kettle, toaster, oven, cooker, microwave, refrigerator, fridge, freezer',
  'washer, dryer, dishwasher, iron, heater, humidifier, purifier, conditioner, saw, drill, driver, sander, mower, shoe, sneaker, boot, clog, sandal, jacket',
  'backpack, suitcase, luggage, chair, desk, sofa, mattress, bed, lamp, bulb, doorbell, lock, thermostat, toothbrush, scale, bike, scooter, treadmill, guitar, piano',
  'microphone, amplifier, turntable, projector, receiver, e reader, ereader, reader, hard drive, ssd, drive, card, controller, gamepad, knife, pan, pot, skillet, bottle',
  'cream, serum, shampoo, lotion, toy, game, book, app, software, detergent, recipe, tire, thermometer, stroller, car seat, tent',
  '-kopfhörer, -handy, -kamera, -objektiv, -konsole, -sauger, -staubsauger, -maschine, -automat, -vollautomat, -rasierer, -rechner, -drucker, -lautsprecher',
  '-wasserkocher, -mixer, -gerät, -uhr, -zahnbürste, -stuhl, -schuh, -jacke, -rucksack, -fernseher, -säge, -schrauber, -bohrer, -grill',
  'casque, écouteurs, téléphone, montre, appareil photo, aspirateur, cafetière, machine à café, robot, souris, clavier, imprimante, enceinte, console',
  'auriculares, teléfono, reloj, cámara, aspiradora, cafetera, ratón, teclado, impresora, altavoz, cuffie, telefono, orologio, macchina, aspirapolvere',
  'fone, celular, relógio, câmera, aspirador, наушники, смартфон, часы, пылесос, 耳机, 手机, 手表, 相机, 吸尘器, ヘッドホン, イヤホン, スマホ, カメラ, 掃除機, 이어폰, 헤드폰',
);

/** Categories that makers number: "Phone 2" is another model than "Phone", but "Kettle 2" is only the second kettle of a list. */
export const numberedCategories = phrasesOf(
  'phone, watch, smartwatch, tracker, tablet, headset, camera, console, controller, drone, card, reader, laptop, robot, bike, scooter',
);

/** Words for a size or an edition that make another model when they follow a model's name. */
export const variants = phrasesOf(
  'pro, max, plus, mini, ultra, lite, air, se, fe, xl, xs, xr, xt, neo, slim, turbo, ti, super, classic, kid, junior, jr, nano, maxv, maxx, edge, fold, flip, go, evo, prime, elite, oled, lcd, 青春版, 至尊版',
);

/** Begin with a variant's word, but name none: "air fryer", "super soft". */
export const notVariants = phrasesOf(
  'air fryer, air purifier, air conditioner, air freshener, air pump, air mattress, air quality, air cooler, air cleaner, super sticky, super soft, super quiet',
  'ultra hd, ultra slim, ultra wide, ultra quiet, ultra thin, ultra light, ultra soft, mini fridge, mini usb, slim fit, turbo charger, plus size, go kart, kid size, classic fit',
  'super fast, super automatic, ultra short, ultra compact, classic black, classic white, elite strap, active noise, prime video, edge lit, pro grade, air compressor, se connect',
);

/** Makers of cases, films, and straps only. */
export const accessoryMakers = phrasesOf(
  'spigen, otterbox, ringke, caseology, nillkin, uag, urban armor gear, esr, supcase, i blason, tech21, casetify, dbrand, jsaux, lifeproof, pitaka, torras',
  'speck, incipio, zagg, invisibleshield, mous, ghostek, poetic, olixar, bodyguardz, whitestone, amfilm, jetech, fintie, moko, procase, tomtoc, rhinoshield',
  'quad lock, popsocket, popsockets, catalyst, wicked cushion, brainwavz, dekoni, bluewind',
);

/** Makers most of whose products are what others call accessories. */
export const chargerMakers = phrasesOf(
  'anker, belkin, ugreen, baseus, mophie, satechi, aukey, ravpower, hama, native union, twelve south, case logic, thule, peak design, caldigit, kensington, nomad, hyper, iniu, tomtoc, samsonite, bellroy, lowepro, manfrotto, joby, vogel, ergotron, zens',
);
