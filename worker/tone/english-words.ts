import type { ToneLanguage } from './tone-language.ts';

/** The English words by weight. */
export const englishWords: ToneLanguage['words'] = {
  0: 'please cooling cooled lights lighting topped tops killed killing charged fined prompted treats treated heating warming matters steals deals basics flats',
  4: `amazing awesome best brilliant exceptional fabulous fantastic flawless incredible magnificent outstanding perfect perfectly perfection phenomenal
      sensational spectacular stellar superb stunning terrific wonderful wow unbeatable unreal`,
  3: `adore adores adored amazed beautiful beautifully beauty bliss delicious delighted delightful excellent excellently excels fab favorite favourite flawlessly
      gorgeous great greatest impeccable impressed impressive insane killer love loved loves loving lovely marvelous marvellous obsessed sick ultimate
      unmatched rave raving thrilled top yummy tasty epic elegant ideal invaluable`,
  2: `lighter brighter sharper cleaner cozier comfier thicker sleeker prettier clearer safer roomier tougher handier simpler crisper softer smarter accurate affordable attractive bargain better bright cheerful classy clean cleanly clear comfortable comfy comfortably compact convenient cool cozy
      cosy crisp cushy cute dependable durable easy easily easier effective effortless effortlessly efficient enjoy enjoyed enjoying enjoyable fast faster fastest
      fine fun glad good generous genius handy happy happier happily helpful helps impress improved improves improvement intuitive like liked likes
      lightweight loyal luxurious neat nice nicely nicer pleased pleasant pleasantly pleasure polished powerful practical premium prompt promptly quick quickly quicker quiet
      quietly quieter recommend recommended recommendable recommends refreshing reliable reliably responsive rich rugged safe satisfied satisfying seamless seamlessly sharp silent sleek slick
      smart smooth smoothly smoother snug soft soothing solid speedy stable strong stronger sturdy sturdier stylish success superior supportive
      sweet thank thanks thankful thoughtful tidy tough treat trusted useful value versatile warm well winner worthwhile worth secure spacious
      fits fit lifesaver deal steal honest sophisticated sublime`,
  1: `adequate approved cheaper decent done enough fair fairly fresh functional genuine interesting light neatly new okayish original portable pretty proper
      simple simply skilled tender works working worked durable`,
  [-1]: `basic bland boring bulky complicated confusing dim dull expensive faint finicky flat fussy heavy lacking limited loud mediocre meh noise noisy odd
      overrated pricey rough scratch scratched slow slower sluggish stiff thin tight tricky ugly unsure wobbly weird cheaply`,
  [-2]: `noisier louder heavier weaker bulkier flimsier uglier harder dimmer stiffer thinner pricier messier smellier grainier blurrier clunkier annoyed annoying annoys awkward bad badly blurry bother break breaks breaking beeps faded shrunk shrank frayed chipped dented discolored squeaky grinding rattling squeaking clicking whining buzzing unraveled bubbled broke broken bruise bug buggy bugs cheap clumsy clunky complain complained complaint complaints
      complaining complains concern concerned crack cracked cracks crash crashed crashes crashing damaged dead defect defective defects died dies difficult dirty disappoint dislike disliked downgrade
      drained fail failed failing fails fault faults faulty flaw flawed flaws flimsy fragile frustrated frustrating frustration garbled glitch glitchy grainy hard harsh
      hassle horrid hurt hurts inaccurate inconsistent inconvenient incorrect inferior insecure irritating issue issues jammed lag laggy lame leak leaked leaking leaky lemon loose lousy
      misleading mislead missing mistake muffled nasty overheat overheating overheated overpriced pain painful peeled peeling pity pointless poor poorly problem problems problematic regret regretted regrets
      ruin ruined ruins rust rusty rude sad sadly scratchy shame sharply shoddy sloppy smell smelly sore sticky stiff stopped struggle struggled struggles stinks stink strange subpar substandard
      suffer suffers tacky tangled tears tear tinny torn trouble uncomfortable underwhelmed underwhelming unfortunate unfortunately unhappy unimpressed unpleasant unreliable unstable unusable upset
      useless warped weak wasted waste wrong worn wrinkled yellowed jerky patchy crooked overhyped echo refund returned return replaced burnt burned bent fiddly refuses pinch pinches rattle rattles shaky creaky unresponsive snapped stained`,
  [-3]: `abysmal angry appalling atrocious avoid awful crap crappy cheated con deceived deceptive despise disappointed disappointing disappointment disappointingly disaster disgusted disgusting dishonest dreadful
      fake fiasco filthy fraud furious garbage gross hate hated hates hideous horrendous horrible horribly horrific joke junk laughable letdown miserable returning nightmare outrageous pathetic
      rubbish scam scammed scammers shit shitty sucks suck sucked terrible terribly trash unacceptable unsafe dangerous vile worse worst worthless ripoff lied lies lie mold moldy infuriating insult insulting impossible ridiculous poison burns`,
};
