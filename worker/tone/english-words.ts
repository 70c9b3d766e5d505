import type { ToneLanguage } from './tone-language.ts';

/** The English words by weight. */
export const englishWords: ToneLanguage['words'] = {
  0: `cleaned weather touch deal dealing dealt protect delete last lasts originally even evening evenings like time friend friends cost limit limits tank tanks hang wipe wipes detail slide slides snap cushion bubble bubbles miss drain short replace click date help save lying sliding shocked refunded interested lemon brick function functions likely
      unlikely ultimately ideally work grip please cooling cooled lights lighting topped tops killed killing charged fined prompted treats treated heating warming matters steals deals basics flats
      bagless brushless cordless discover discuss display disposal dispose distance endless handsfree impact imply
      include increase indeed inform instant instruct nevertheless nonetheless nonstick regardless seamlessness
      stainless uncle union unique unit unless unlike wireless`,
  4: `amazing awesome best brilliant exceptional fabulous fantastic flawless incredible magnificent outstanding perfect perfectly perfection phenomenal
      sensational spectacular stellar superb stunning terrific wonderful wow unbeatable unreal
      infatuated jawdropping mindblowing peerless smitten unparalleled`,
  3: `adore adores adored amazed beautiful beautifully beauty bliss delicious delighted delightful excellent excellently excels fab favorite favourite flawlessly
      gorgeous great greatest impeccable impressed impressive insane killer love loved loves loving lovely marvelous marvellous obsessed ultimate
      unmatched rave raving thrilled yummy tasty epic elegant ideal invaluable
      a1 ace admire adorable astonished astonishing astonishingly astounding banger bomb bravo breathtaking
      brilliantly charming classic dank dazzling divine dope dreamy ecstatic enchanting euphoric exceptionally
      exemplary exquisite extraordinarily extraordinary fabulously fantastically fave fire glorious goat gorgeously
      heavenly hooray immaculate immense kickass kudos legendary luscious masterful masterfully mesmerizing
      miracle miraculous perfected priceless pristine rad remarkable remarkably splendid splendidly stunner stunningly
      superbly sweetest tremendous triumph unbreakable unequaled unrivaled wonder wonderfully yay
      delish riveting riveted unforgettable superlative superlatives mindblown standout beauties flawlessness
      otherworldly supremely scrumptiously peachy sublimely exhilarating enthralling spellbinding whoa perfecto
      fantabulous ftw bestest unsurpassed unmatchable topnotch addicted lifechanging`,
  2: `approve approves indestructible unbelievable lighter brighter sharper cleaner cozier comfier thicker sleeker prettier clearer safer roomier tougher handier simpler crisper softer smarter accurate affordable attractive bargain better bright cheerful classy clean cleanly clear comfortable comfy comfortably compact convenient cool cozy
      cosy crisp cushy cute dependable durable easy easily easier effective effortless effortlessly efficient enjoy enjoyed enjoying enjoyable fast faster fastest
      fine fun glad good generous genius handy happy happier happily helpful helps impress improved improves improvement intuitive liked likes
      lightweight loyal luxurious neat nice nicely nicer pleased pleasant pleasantly pleasure polished powerful practical premium prompt promptly quick quickly quicker quiet
      quietly quieter recommend recommended recommendable recommends refreshing reliable reliably responsive rich rugged safe satisfied satisfying seamless seamlessly sharp silent sleek slick
      smart smooth smoothly smoother snug soft soothing solid speedy stable strong stronger sturdy sturdier stylish success superior supportive
      sweet thank thanks thankful thoughtful tidy tough treat trusted useful value versatile warm well worthwhile worth secure spacious
      fits fit lifesaver steal honest sophisticated sublime
      absorbent accurately addictive advantage advantages agreeable airtight amused amusing antislip appealing
      appreciate appreciated appreciative authentic bassy beefy beneficial benefit benefits blessed bonus
      bonuses breathable breezy bulletproof captivating caring cheery comfort comforting commend commendable
      competent compliment compliments considerate consistent consistently cordial courteous coveted creative
      crispy crunchy cushioned cushiony danceable defectfree delicate delivers dependably detailed diligent durability
      ease eased eases elegantly enhance enhanced enhances enjoyably enthusiastic ergonomic evenly exact exceed
      exceeds excited exciting faithful fashionable fav featherlight flattering flavorful flavourful flexible fluffy
      foolproof fresher friendly fulfilling funny gem gems generously gentle genuinely gladly gourmet graceful
      grateful gratifying grippy heartwarming hefty hilarious hygienic immersive inexpensive ingenious
      innovative inspired inspiring intelligent intuitively inviting juicy keeper kind laudable laughing
      legible likable likeable lovingly lucky luxury magical majestic manageable mouthwatering nimble obedient
      odorless optimal outperformed outperforms painless patient peaceful pleasing plenty plush polite precise
      precisely precision pride professional professionally proud punchy reasonable reasonably reassuring
      refined refreshingly relaxing relief relieved resilient respectful rewarding robust rockin roomy
      satisfaction satisfactory saver saves savings scrumptious sensible sharpest shiny silky skillful sleekest
      slimmer snappy sparkling speedily spotless straightforward stunned sturdily stylishly sufficient surpassed
      surpasses swift swiftly thoughtfully timeless timely tireless treasured tremendously trendy trustworthy
      uncluttered understanding unhurried unobtrusive unscathed valuable vibrant victory vivid warmly
      watertight wicked workhorse zippy
      attentive accommodating accomodating memorable lovable loveable fascinating compelling charismatic romantic
      intimate inventive popular steady fortunate nifty staggering unlimited flexibility portability clarity
      smoothness simplicity usability reliability convenience versatility stability sturdiness underrated
      indistinguishable entertaining entertained engaging friendliest friendlier boundless gracious creamy savory
      tender zesty hearty pleasurable pleases educational believable authenticity handsome glowing groundbreaking
      goodies welcoming welcomed hospitable knowledgeable helpfulness responsiveness crispness loudest quietness
      strongest sturdiest lightest easiest cleanest smoothest softest comfiest coolest happiest warmest quickest
      brightest cutest prettiest safest tastiest freshest intrigued intriguing captivated convincing craftsmanship
      elegance finesse upgradeable upgradable customizable economical frugal thrifty energizing invigorating
      rejuvenated organized unclogged declutters simplifies soothes softens brightens hydrates moisturizes
      nourishes nourishing protects strengthens longlasting longevity waterproof weatherproof shatterproof
      tangleproof kidproof childproof overdelivers underpriced worthy masterpiece posh stately dapper snazzy spiffy
      swanky sumptuous decadent rockstar champion champ superstar tidier calmer prouder aromatic fragrant refreshed
      revitalized applause yum nom drool awesomeness greatness goodness brilliance talented poignant touching
      uplifting witty funniest laughed thumbsup`,
  1: `instantly adequate approved cheaper decent enough fair fairly fresh functional genuine interesting light neatly okayish original portable pretty proper
      simple skilled works working worked
      clever colorful colourful fully functioning serviceable simplest tasteful workable`,
  [-1]: `basic bulky complicated confusing dim expensive faint finicky flat fussy heavy lacking limited loud meh noise noisy odd
      pricey rough scratch scratched slow slower sluggish thin tight tricky ugly unsure wobbly weird cheaply
      cons cramped dated disconcerting downside downsides drawback drawbacks generic gimmick gimmicky
      gripe gripes hollow monotonous mushy narrow nitpick nitpicks outdated
      overkill pale plain plasticky primitive quibble repetitive rigid skimpy sparse spartan steep sweaty tame
      tiresome tiring uninspired unnecessary unneeded unremarkable vague washed wimpy`,
  [-2]: `crummy bothersome clumps clumpy streaks streaky gutted mislabeled costly pricy glorified unevenly downhill unevenness rash fingerprints wiped hassles sorry beware hype remorse noisier louder heavier weaker bulkier flimsier uglier harder dimmer stiffer thinner pricier messier smellier grainier blurrier clunkier annoyed annoying annoys awkward bad badly blurry bother break breaks breaking beeps faded shrunk shrank frayed chipped dented discolored squeaky grinding rattling squeaking clicking whining buzzing unraveled bubbled broke broken bruise bug buggy bugs cheap clumsy clunky complain complained complaint complaints
      complaining complains concern concerned crack cracked cracks crash crashed crashes crashing damaged dead defect defective defects died dies difficult dirty disappoint dislike disliked downgrade
      drained fail failed failing fails fault faults faulty flaw flawed flaws flimsy fragile frustrated frustrating frustration garbled glitch glitchy grainy hard harsh
      hassle horrid hurt hurts inaccurate inconsistent inconvenient incorrect inferior insecure irritating issue issues jammed lag laggy lame leak leaked leaking leaky loose lousy
      misleading mislead missing mistake muffled nasty overheat overheating overheated overpriced pain painful peeled peeling pity pointless poor poorly problem problems problematic regret regretted regrets
      ruin ruined ruins rust rusty rude sad sadly scratchy shame sharply shoddy sloppy smell smelly sore sticky stiff stopped struggle struggled struggles stinks stink strange subpar substandard
      suffer suffers tacky tangled tears tear tinny torn trouble uncomfortable underwhelmed underwhelming unfortunate unfortunately unhappy unimpressed unpleasant unreliable unstable unusable upset
      useless warped weak wasted waste wrong worn wrinkled yellowed jerky patchy crooked overhyped echo refund returned return replaced burnt burned bent fiddly refuses pinch pinches rattle rattles shaky creaky unresponsive snapped stained
      abandoned ache aches aching afterthought aggravate aggravated aggravates aggravating amateurish argh
      arrogant avoidable awkwardly backfire baffling bend bends blah bleeds bleh blister blisters bloated blotchy
      blunt bogus bots bottleneck breakage bricked brittle bruised bumpy buzz buzzes cackle careless chafe
      chafes chafing cheaped cheesy chipping choppy clingy clog clogged clogging clogs cluttered coarse collapse
      collapsed collapses condensation confused confuses congested contaminated corrode corroded corrosion corrupt
      corrupted counterfeit cranky crashy creak creaking creaks cringe crinkle crumbled crumbles crumbling
      cumbersome cursed cutout damage damages deadly deafening defeats deform deformed delay delayed delays dent dents
      deplorable depressing detached deteriorate deteriorated disadvantage disagree disappeared disappears disapprove
      discomfort disconnect disconnected disconnecting disconnects discontinued discourage discouraged discouraging
      dishonor disintegrate disintegrated disintegrates dismal dismayed displeased displeasure dissatisfaction
      dissatisfied distort distorted distortion distorts distracting disturbing doa dodgy doubtful dreary drooping
      droops dropout dropouts dropped dropping dud dulled dumb dysfunctional embarrassed embarrassing erratic
      error errors excessive excruciating excuse excuses exhausting expired exploded explodes exploding fades fading
      failure failures faultiness feeble fizzled flakes flaking flaky flicker flickering flickers flop flopped floppy
      foul fray fraying frays freeze freezes freezing froze frozen fuzzy ghosted ghosting glare greasy grind grindy
      gritty grr grumpy haphazard harmful headache headaches heartbroken hiccup hideously hiss hisses hissing hopeless
      hostile humming hurting ignorant ignored ignores illegible impractical inadequate incompatible incompetent
      incomplete incomprehensible incorrectly ineffective inefficient inept inflated insufficient intermittent
      intermittently interrupted intolerable irritate irritated irritates irritation itch itches itchy jagged jam
      jamming jams janky jerk jerks jittery knockoff lagging lags leakage letdowns limp loosens lopsided lukewarm
      lumpy malfunction malfunctioned malfunctioning malfunctions mangled mess messed messy microtransactions
      misaligned misfit mishap misinformed misled misrepresented missed mistaken mistakes moist muddy murky nag
      nagging nags nauseating negative negatively neglected nightmares nonexistent nonsense nope nuisance obnoxious
      obsolete odor odour offensive ouch overcharged overcomplicated overcooked overpricing oversized overwhelming
      paltry panicky paperweight peels perplexing pesky pilled pilling pitiful pixelated poorest prehistoric punctured
      puny questionable raggedy rattled rattly recalled refunds regretful reject rejected repair repaired
      repairs rip ripped ripping rips rma rot rotten rubbery rushed rusting rusts sagged sagging sags scalding
      scorched scraped screeching sealless seized severe shakes shallow shatter shattered shatters shock       shocking shortcoming shortcomings shorted shredded shrink shrinking shrinks sigh skip skipping skips slid
      slippage slipped slippery slips slouchy smeared smh smoke smoking smoky smudge smudges snag snags       snaps soaked soggy sour spam spammy spill spilled spills splinter splintered splinters split splits splitting
      spoiled spotty squeak squeaked squeaks squeal squeals stain stains stalled stalls static staticky sting stings
      stinky stopping stress stressful stripped stubborn stupid stupidly stutter stuttering stutters sunk
      suspect suspicious sweat swelled swelling swollen tangle tangling tarnish tarnished tasteless tearing thieves
      threw tilted tinnitus toxic trashed tripping troublesome tumbled ugh unable unacceptably unbalanced unbearable
      unbearably unclear undependable undercooked underdone underpowered undersized uneven unfinished unfit
      unforgiving unhelpful unplayable unprofessional unraveling unreadable unrealistic unsanitary unsatisfactory
      unsatisfied unsightly unsuitable unsupported untrustworthy unusably unwatchable unwearable unwilling vibrates
      violates void vomit warping warps wasteful watery weakest wobble wobbled wobbles wonky worried worries worry
      worsened wrinkles wrinkly yellowing yikes yuck yucky
      boring dull mediocre bland lackluster lacklustre tedious stale overrated bummer chewy flavorless flavourless
      predictable derivative implausible superficial silly bore bored sabotage sabotages grates inconvenience
      inconveniences inoperable irreplaceable hazard unproven nonexistant difficulty difficulties greedy obscured
      sacrifice sacrifices scary unpredictable limitation limitations interference clutter bloatware lifeless soulless
      lazy unoriginal amateur unimaginative uninteresting unfunny cliche cliched contrived forgettable unbelievably
      stilted cheesiness crowded deserted rudely poorer costlier dearer redundant inaccuracies inconsistencies
      misfires stubby unattractive unappealing unappetizing inedible eatable gristly charred scorching tepid runny
      oily salty saltless oversalted underseasoned overdone overpowering underwhelms disappoints depress dreads
      dreaded unfriendly inattentive dismissive condescending snobby snotty pushy clueless unhelpfully shortchanged
      stingy skimped overheats misreads mispriced miscalibrated unplugs derailed crumpled creased crinkled gouged
      scuffed scuffs dinged frail unravels delaminated corroding weathered tattered ragged sputters sputtered wheezes
      lurches judders shudders bricking bootloop spyware adware malware paywall paywalled       throttled throttles unsubscribe censored clickbait uninstalled uninstalling uninstall deleted undelivered
      undeliverable misdelivered mislabelled misprinted stolen thieving snooping intrusive invasive annoyingly
      painfully disappointedly regrettably miserably pitifully undrinkable stank reeks reeked reek stench musty mildew
      mildewed gag gagged puke puked barf barfed nausea allergic hives welts burnout bleeding injured injury       hazardous toxicity carcinogenic electrocuted meltdown unglued ungluing unstuck unstitched
      unhinged mismatched mismatch misaligns lopsidedly uselessly hopelessly aimless incoherent disjointed convoluted
      nonsensical blunder blunders screwup mishandled smelled smelling fishy shortlived halfhearted overhype
      deluded deluding malarkey baloney phony phoney fakes sketchy shady`,
  [-3]: `torture abysmal angry appalling atrocious avoid awful crap crappy cheated con deceived deceptive despise disappointed disappointing disappointment disappointingly disaster disgusted disgusting dishonest dreadful
      fake fiasco filthy fraud furious garbage gross hate hated hates hideous horrendous horrible horribly horrific joke junk laughable letdown miserable returning nightmare outrageous pathetic
      rubbish scam scammed scammers shit shitty sucks suck sucked terrible terribly trash unacceptable unsafe dangerous vile worse worst worthless ripoff lied lies lie mold moldy infuriating insult insulting impossible ridiculous poison burns
      abhorrent abomination abuse aggravation anger angers appall appalled atrocity betrayed bs bullshit cheat
      cheaters cheating crapware criminal crook crooks dangerously deceit deceive deceiving deception despicable
      detest detestable disastrous disgrace disgraceful disgust dreadfully enraged excrement extortion frauds
      fraudulent fuming grossly hatred heinous hogwash horrified horrifying horror idiotic imbecile inexcusable
      infuriated infuriates junky lemons liar liars livid loathe loathsome lousiest ludicrous nauseated nauseous
      outraged pathetically rancid repulsive revolting scammer scams scandal sham shameful shameless sickening stinker
      swindle terrify theft thief trashy travesty unforgivable unspeakable worser worthlessness wretched`,
};
