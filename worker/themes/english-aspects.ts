/**
 * What products of every sort are praised and criticized for, with the words that people use for it, in lower case and without
 * apostrophes. The first of the words names it. Nouns are in the singular. Forms of verbs are listed.
 */
export const englishAspects: readonly string[] = [
  'price, cost, pricing, priced, expensive, pricey, overpriced, affordable, inexpensive, costly, price point, price tag, asking price, bargain, value, value for money, money, for the money, good deal, great deal, bang for the buck, bang for your buck, worth the money, worth every penny',
  'comfort, comfortable, comfy, uncomfortable, comfortably, comfort level',
  'noise, noisy, loud, louder, quiet, quieter, quietly, silent, silently, noise level, loudness, quietness, hum, humming',
  'durability, durable, longevity, long lasting, life span, lifespan, fell apart, falls apart, fall apart, falling apart, stopped working, wear and tear, hard wearing',
  'build quality, build, construction, craftsmanship, workmanship, well made, well built, sturdy, sturdiness, flimsy, solidly built, solidly made, poorly made, badly made, cheaply made, plasticky',
  'quality',
  'weight, heavy, lightweight, weighs, weighed, heavier, lighter',
  'size, sizing, dimension, bulky, compact, bulk',
  'looks, look, appearance, stylish, ugly, beautiful, beautifully, attractive, aesthetic, gorgeous, good looking, elegant, sleek, pretty',
  'design, designed, styling',
  'smell, odor, stink, smelly, smells, smelled, smelling, stinks, scent, fragrance, perfume, scented, aroma',
  'taste, flavor, tastes, tasted, tasty, delicious, aftertaste',
  'fit, fits, fitted, fitting',
  'sound quality, sound, audio quality, audio, sounds, sounded',
  'setup, set up, setting up, sets up',
  'installation, install, installs, installed, installing',
  'assembly, assemble, assembled, assembling, put together, putting together',
  'cleaning, easy to clean, easier to clean, hard to clean, to clean, wipe clean, wipes clean, cleanup, clean up, cleans up',
  'ease of use, easy to use, easier to use, simple to use, hard to use, difficult to use, user friendly, easy to operate, simple to operate, usability, straightforward to use, intuitive',
  'delivery, shipping, shipment, delivered, shipped, postage, courier, delivery time, shipping time',
  'packaging, packaged, packing',
  'customer service, customer support, customer care, customer services, support team, service team, after sales service, tech support, service, support, seller, customer service team, refund, refunded',
  'instructions, instruction, manual, instruction manual, user manual, instruction booklet, user guide, documentation',
  'warranty, guarantee',
  'charging, charges, charged, recharge, recharging, charging time, charge time',
  'power, powerful, underpowered',
  'color',
  'storage',
  'space, more room, enough room, plenty of room, no room, little room, roomy, spacious, cramped, legroom, roominess',
  'speed, speedy, sluggish',
  'sharpness, sharp, sharper, razor sharp, sharpest, blunt',
  'sharpening, sharpen, sharpens, sharpened',
  'softness, soft, softer, silky, fluffy',
  'texture, consistency',
  'stickiness, sticky, tacky',
  'greasiness, greasy, grease, oily, oiliness, greasy film',
  'waterproofing, waterproof, watertight, water resistant, water resistance, water repellent',
  'leaks, leak, leaking, leaked, leaky',
  'brightness, bright, brighter, dim',
  'warmth, warm, warmer, cozy, cosy',
  'thickness',
  'grip, grippy, slippery, non slip, nonslip',
  'stability, stable, wobbly, wobble, wobbles, unstable, steady',
  'heat, overheat, overheats, overheating, overheated',
  'accuracy, accurate, inaccurate, accurately, precise, precision',
  'reliability, reliable, unreliable, reliably, dependable',
  'responsiveness, responsive, unresponsive, laggy, lag',
  'breathability, breathable',
  'hydration, hydrating, hydrates, hydrate, hydrated, moisturizing, moisturising, moisturizes, moisturises, moisture',
  'absorption, absorbs, absorb, absorbed, absorbing, absorbent, absorbency, sinks in, sinks right in',
  'irritation, irritating, irritates, irritated, itchy, itching, stinging, sting, stings, stung, rash, rashes',
  'portability, portable',
  'adjustability, adjustable, adjust, adjusts, adjusting, adjustment',
  'versatility, versatile, multipurpose',
  'connection, connectivity, connects, connect, connected, connecting, disconnects, disconnecting, pairing, pairs, paired, reconnect',
  'rust, rusts, rusted, rusting, rusty, corrosion',
  'scratches, scratch, scratched, scratching, scratchy',
  'stains, stain, stained, staining',
  'wash, washing, washes, washed, washable',
  'shrinking, shrink, shrank, shrunk, shrinks, shrinkage',
  'fading, fade, faded, fades',
  'freshness, fresh',
  'sweetness, sweet, sugary',
  'capacity',
  'safety, safe, unsafe',
];

/** Words of aspects that name them as nouns only. */
export const englishNounsOnly = `look build support service wash cost design power smell taste value price stain charge`;

/** The aspects that are faults where they are not denied. */
export const englishFaults = `noise, stickiness, greasiness, leaks, heat, irritation, rust, scratches, stains, shrinking, fading`;

/**
 * Nouns that say nothing about a product: people, times, places, quantities, and what reviews are made of. In the singular.
 */
export const englishGeneralNouns = `
  day week weekend month year hour minute second time today night morning evening afternoon moment while summer winter spring fall season
  date past future decade lifetime use usage user life age
  person people man woman guy girl boy husband wife son daughter kid child baby friend family mom mum dad mother father girlfriend boyfriend
  partner neighbor neighbour colleague coworker hurry wait glance guest brother sister grandson granddaughter grandma grandpa anyone owner customer buyer folk everyone myself
  home house kitchen office bathroom bedroom garden yard gym work job school trip travel holiday vacation world place area country
  apartment flat car garage street city town
  gift present birthday christmas anniversary occasion
  product item thing stuff lot bit review reviewer star purchase order buy one kind sort type way part fact reason matter point
  problem issue trouble complaint con pro downside drawback plus minus negative positive thought opinion experience expectation difference
  need idea example option choice chance side end top bottom front rest half couple pair set piece unit model version brand company amazon
  store shop website site internet online list number amount total percent
  level range result effect change effort try attempt step favor hope love luck fun joy regret mistake fault surprise shame waste
  disappointment delight recommendation nothing something everything anything detail concern question answer word line sign
  hand reach feel touch sense mind eye head body finger thumb arm leg
  dollar pound euro cent buck penny inch foot meter mile kilo gram ounce liter degree
  replacement purpose situation condition standard start beginning middle corner spot stage phase form gap
  deal sale offer discount coupon black friday title photo picture image video description
  rating hype junk crap garbage rubbish trash gem winner beast champ treat keeper lemon dud
  min hr thank note edit update ps fan member addition instance term course sake kudos none tad ton plenty bunch bummer
  coffee tea lunch dinner breakfast meal cooking food dog cat phone computer pc laptop tablet tv advice budget idiot research hobby bargain`;
