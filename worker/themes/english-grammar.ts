/** Words of English whose kind does not depend on those around them, in lower case and without apostrophes. */
export const englishGrammar = {
  determiner: `a an the this that these those my your his her its our their some any no every each all both another other such what which whose
    enough more most less fewer much many several few own whole same entire one two three four five six seven eight nine ten first second third`,
  pronoun: `i you he she it we they me him us them myself itself themselves yourself everyone everybody someone somebody anyone anybody nobody
    none something anything everything nothing who im ive id ill youre youve youll its thats theres theyre theyve were weve hes shes mine
    yours ours theirs`,
  auxiliary: `is are was were be been being am isnt arent wasnt werent have has had having havent hasnt hadnt do does did dont doesnt didnt
    will would wont wouldnt can could cannot cant couldnt should shouldnt may might must shall aint seem seems seemed`,
  preposition: `of in on at by for with without from into onto over under about after before between during through against among around behind
    beside besides despite except inside near off out outside per since than till toward towards until up upon via within across along down
    like unlike as`,
  conjunction: `and or but nor so yet because although though while whereas if unless when whenever where wherever whether once how why plus
    however therefore then`,
  adverb: `not never very too really quite just also even still already always often ever again here there well almost only rather pretty
    maybe perhaps soon later now away back together far ago much instead somewhat anyway otherwise overall definitely`,
  verb: `found hurt hurts got get gets getting went go goes going gone came come comes made make makes making feel feels felt keep keeps kept
    say says said think thinks thought know knows knew want wants need needs needed bought buy give gives gave given take takes took taken
    put puts let lets tell told find finds use uses used using try tries tried leave leaves left love loves loved hate hates hated wish
    bring brings brought sent send lost broke broken stick sticks stuck fell fall falls became become becomes start starts started
    stop stops stopped help helps helped seem seems turn turns turned run runs ran expect expected recommend`,
  adjective: `right high low good bad big small large huge tiny little best great better worse worst new old nice fine sure real main easy hard top super last next
    available different cheap quick slow hot cold warm cool sharp dull flat thick thin wide short long tall deep light dark bright free
    red green blue black white pink gray grey brown yellow purple clean dry wet soft fresh tight loose clear average standard normal regular
    additional extra final only strong weak`,
  infinitive: 'to',
  other: `yes no ok okay wow please thanks thank hello hi btw lol etc vs pros cons`,
};
