import type { ToneLanguage } from './tone-language.ts';

export const german: ToneLanguage = {
  phrases: [
    [
      3,
      'ans herz legen|noch nie (?:so|etwas so|ein so|eine so|einen so) (?:\\w+)|genau (?:das|was|so wie|richtig|mein)(?: was)?(?: (?:ich|wir|man))?(?: \\w+)?|(?:das|die|der) beste (?:was|kauf|\\w+)|nur (?:positives|gutes)',
    ],
    [
      -3,
      '(?:nur|gerade mal|gerade einmal|keine|nicht mal|nicht einmal|knapp|ganze) (?:\\w+ )?(?:tage?|wochen?|monate?|stunden?|minuten|jahr) (?:gehalten|durchgehalten|gelaufen|funktioniert)|(?:rate|raten) (?:\\w+ ){0,2}ab|(?:macht|machen) (?:\\w+ )?(?:lärm|krach|geräusche|probleme|ärger)|maßlos \\w+|viel geld für (?:so )?(?:wenig|nichts)(?: \\w+)?',
    ],
    [
      0,
      'weder gut noch schlecht|(?:geht|ging) (?:so|gerade so)|so la la|(?:ok|okay|ordentlich|funktioniert|erfüllt (?:den|seinen|ihren) zweck) (?:aber )?(?:mehr (?:aber )?(?:auch )?nicht|nichts besonderes)',
    ],
    [
      3,
      'nicht mehr (?:missen|hergeben|wegzudenken|ohne|darauf verzichten)|(?:nie|niemals) (?:mehr |wieder )?(?:ohne|hergeben|missen)|(?:unbedingt|sofort|ruhig|bedenkenlos|einfach) (?:kaufen|zuschlagen|bestellen|zugreifen|holen)|(?:zuschlagen|zugreifen)|ohne zu zögern|(?:nicht|ohne) (?:lange )?(?:zögern|überlegen)|(?:haut|hat) (?:mich |uns )?(?:echt |voll )?(?:vom hocker|umgehauen)|(?:das )?gelbe vom ei|(?:um )?längen besser|in den schatten|eine (?:wucht|bereicherung|wohltat)|jeden (?:pfennig|heller) wert|rundum glücklich',
    ],
    [
      -3,
      '(?:nicht|kein|keineswegs) (?:das |so )?(?:gelbe vom ei|der hit|der bringer|berauschend|der renner)|(?:hält|halten|hielt|tut|macht|erfüllt) (?:leider |einfach |überhaupt |gar |bei weitem )?nicht (?:was|das was|die erwartungen|seinen|ihren)(?: (?:es|er|sie|man))?(?: \\w+)?|(?:schnell|sofort|ständig|dauernd|minuten|stunden|stunde|tag) leer|(?:ab|auseinander)(?:ge)?(?:fallen|brochen|rissen|gangen)|(?:lange )?nicht so (?:\\w+ )?(?:wie|gut|toll|schön)|(?:hab|habe|schon) (?:\\w+ )?besseres? (?:\\w+ )?(?:gesehen|gehabt|erlebt)|(?:deutlich|viel|eindeutig|klar) schlechter|den bach (?:runter|hinunter)|(?:über den tisch|abgezogen|verarscht)|(?:springt|springen|ging|geht) (?:\\w+ )?nicht (?:mehr )?an|(?:kauft|kaufen|nehmt|holt) (?:\\w+ )?(?:lieber|besser) (?:\\w+ )?(?:anderes|andere|andern)|spart euch|spar dir|geld (?:gespart|verbrannt|verschwendet)',
    ],
    [
      3,
      '(?:kann|könnte|würde|werde) (?:\\w+ )?(?:ich )?(?:\\w+ ){0,3}(?:nur |wärmstens |jedem |uneingeschränkt )?(?:weiter)?empfehlen|(?:klare|absolute|volle|eindeutige|unbedingte|uneingeschränkte) (?:kauf)?empfehlung|(?:sehr|absolut|nur|wirklich|durchaus|wärmstens) (?:zu )?empfehlen(?:swert)?|(?:jederzeit|immer|gerne|sofort) wieder|(?:würde|werde) (?:\\w+ ){0,4}wieder (?:kaufen|bestellen|nehmen)|gerne wieder',
    ],
    [
      3,
      'nichts (?:zu )?(?:meckern|beanstanden|bemängeln|kritisieren|auszusetzen|aussetzen|negatives|schlechtes)|(?:keine?|keinerlei|null|ohne) (?:einzige |großen |größeren )?(?:probleme?|beanstandung(?:en)?|mängel|beschwerden?|kritik|klagen|makel|schwierigkeiten|fehler|aussetzer|reue|wünsche)|(?:nicht|nie|noch nie) (?:bereut|enttäuscht|im stich gelassen)|(?:gar |überhaupt |echt |wirklich )?nicht (?:schlecht|übel|verkehrt)|(?:ist )?kein(?:e)? (?:fehlkauf|fehler)|(?:was will man|mehr braucht man) (?:mehr|nicht)',
    ],
    [
      3,
      '(?:hält|halten|tut|macht|erfüllt) (?:\\w+ )?(?:was|das was) (?:es|er|sie|man|der hersteller)? ?(?:\\w+ )?(?:verspricht|soll|versprechen|versprochen|erwartet)|(?:erfüllt|übertrifft|übertroffen|erfüllen) (?:\\w+ )?(?:ihren |seinen )?(?:zweck|erwartungen|anforderungen)|wie (?:beschrieben|erwartet|abgebildet|erhofft|angegeben|versprochen)|(?:läuft|funktioniert|hält|geht|arbeitet) (?:\\w+ )?(?:einwandfrei|super|gut|tadellos|bestens|perfekt|problemlos|prima|seit (?:\\w+ )?(?:jahren|monaten)|immer noch|noch immer|wie am ersten tag|zuverlässig)|(?:tut|macht) (?:was|seinen dienst|ihren dienst)(?: (?:es|er|sie) soll)?|alles (?:bestens|super|gut|top|perfekt|prima|in ordnung|ok)|sein geld wert|jeden (?:cent|euro) wert|preis leistung(?:s)?(?: verhältnis)?(?: ist)? (?:top|super|gut|stimmt|passt|unschlagbar|hervorragend)|(?:super|gutes|tolles|top|hervorragendes) preis leistungs ?verhältnis|daumen hoch|volle punktzahl|fünf sterne|5 sterne|besser (?:als|geht)|ein traum|der hammer|zufrieden',
    ],
    [
      -4,
      '(?:nicht|nie|niemals|keinesfalls|auf keinen fall|kann ich nicht|würde ich nicht) (?:wieder |weiter |mehr |zu |noch einmal |nochmal )*(?:kaufen|empfehlen|empfehlenswert|bestellen|weiterempfehlen)|kein(?:e)? (?:kauf)?empfehlung|(?:finger|hände) (?:weg|davon)|nie(?:mals)? (?:wieder|mehr)|lasst es(?: sein)?|bloß nicht|nicht kaufen|vorsicht|kauft (?:das|es|ihn|sie) nicht|abzuraten|rate (?:\\w+ )?ab|nein danke|lieber (?:etwas|was) anderes',
    ],
    [
      -3,
      '(?:funktioniert|geht|läuft|lädt|hält|startet|passt|klebt|schließt|verbindet|reagiert|schneidet|heizt|kühlt|taugt|überzeugt|stimmt|sitzt|wirkt|hilft) (?:\\w+ ){0,3}(?:nicht|nichts|nie|kaum|keine?n?)(?: mehr| richtig| lange| gut)*|(?:nicht|nichts) (?:zu gebrauchen|funktioniert|wert|geeignet|wie beschrieben|ausgereift|stabil|lange)|schade um (?:das|mein) (?:schöne )?geld|(?:raus|weg)geschmissenes geld|geld (?:zum fenster )?(?:verschwendung|raus|hinausgeworfen|zurück)|(?:ging|geht|gehen|geschickt|schicke|schickte|habe es|sofort) (?:\\w+ )?(?:sofort |direkt |gleich )?(?:wieder )?zurück(?:geschickt|gesendet|gegeben)?|zurück(?:geschickt|gesendet|gegeben|schicken)|(?:nach|schon|bereits) (?:\\w+ ){1,3}(?:kaputt|defekt|gebrochen|gerissen|tot|hinüber)|(?:den |geist |seinen )?geist (?:auf|aufgegeben)|lässt (?:\\w+ )?zu wünschen übrig|für die tonne|in die tonne|ein witz|totaler (?:reinfall|fehlkauf)|der (?:letzte|größte) (?:schrott|mist|dreck)|stinkt(?: \\w+)?|riecht (?:nach|stark|unangenehm|chemisch)(?: \\w+)?|fehlt(?:e|en)?|(?:nie|nicht) angekommen|hat sich erledigt|weniger (?:gut|schön|toll|überzeugend)|schlechter(?: als)?|keine antwort|(?:kein|keinen) (?:tag|monat|jahr|halt|ton|saft|empfang)',
    ],
    [
      -2,
      '(?:viel |etwas |ein bisschen |leider |einfach |doch )*(?:zu|über) (?:teuer|groß|klein|laut|leise|schwer|leicht|kurz|lang|eng|weit|dünn|dick|langsam|hart|weich|dunkel|hell|schwach|heiß|kalt|kompliziert|wenig|viel|instabil|empfindlich|süß|salzig|bitter)|überteuert|könnte (?:\\w+ )?besser|(?:fällt|fallen) (?:\\w+ )?(?:klein|groß|kurz|ab|auseinander)(?: aus)?|weniger (?:laut|lärm|störend)?|naja',
    ],
    [0, 'noise cancelling|kunden(?:service|dienst)|gut möglich'],
  ],
  hints: [],
  reversingPrefixes: '',
  reversingSuffixes: '',
  words: {
    4: 'perfekt perfekte perfekter perfektes hervorragend hervorragende hervorragender hervorragendes fantastisch fantastische genial geniale großartig großartige grandios exzellent ausgezeichnet ausgezeichnete beste bester bestes besten unschlagbar traumhaft begeistert begeistern',
    3: 'super toll tolle toller tolles klasse spitze spitzenmäßig top wunderbar wunderbare wunderschön wunderschöne prima einwandfrei einwandfreie tadellos liebe lieben liebt geliebt empfehlenswert empfehlung empfehle empfehlen kaufempfehlung überzeugt überzeugend mega hammer genieße lecker köstlich',
    2: 'gut gute guter gutes guten schön schöne schöner schönes zufrieden hochwertig hochwertige hochwertiger hochwertiges praktisch praktische stabil stabile robust leise bequem bequeme angenehm angenehme zuverlässig zuverlässige schnell schnelle schneller einfach problemlos besser freude freut froh glücklich gefällt gefallen mag günstig günstige preiswert nützlich handlich sauber solide solider elegant schick ordentlich danke dankbar fair hilfreich hilft weich kraftvoll stark lohnt gelungen erfreut passt spaß',
    1: 'funktioniert läuft passend leicht leichte okayish neu brauchbar',
    [-1]: 'laut laute teuer teure langsam langsame klein schwer kompliziert umständlich mittelmäßig dünn dünne kritik',
    [-2]: 'schlecht schlechte schlechter schlechtes kaputt defekt defekte gebrochen gerissen fehler fehlerhaft mangel mängel mangelhaft problem probleme leider schade billig billige billiges billiger wackelig wackelt wacklig instabil unbequem unangenehm enttäuscht unzufrieden ärgerlich ärger nervt nervig störend stört undicht verbogen kratzer zerkratzt beschädigt unzuverlässig unbrauchbar schwach schwache hässlich rostet rost unsauber abgebrochen bricht reißt tot ausgefallen stinkt minderwertig minderwertige bereue reklamation retoure reinfall flackert klappert quietscht knarzt knackt rauscht brummt piept tropft leckt klemmt hakt ruckelt stürzt überhitzt verzogen rissig löst blättert ausgeleiert verblasst umgetauscht falsch falsche lieblos schlampig unfreundlich nachteil',
    [-3]: 'schrott müll mist katastrophe katastrophal furchtbar schrecklich grauenhaft grottig grottenschlecht miserabel enttäuschend enttäuschende enttäuschung frechheit betrug abzocke unverschämt wertlos nutzlos fehlkauf hasse ekelhaft scheiße scheiss dreck unterirdisch lächerlich saftladen gefährlich ungenügend sinnlos geldverschwendung versaut ruiniert zerstört fake fälschung',
  },
  elisions: '',
  endings: 'e er es en em r n s t st',
  negations: 'nicht nie niemals kein keine keinen keiner keines nichts kaum ohne weder wenig',
  reductions: 'weniger ohne kein keine keinen keinerlei',
  intensifiers:
    'sehr absolut total wirklich echt extrem super so völlig äußerst richtig unglaublich ganz mega überaus rundum',
  diminishers: 'etwas ziemlich recht relativ eher bisschen halbwegs einigermaßen fast',
  excesses: 'zu viel',
  contrasts: 'aber doch jedoch allerdings trotzdem bis sondern außer dennoch',
  ends: '',
  concessions: 'obwohl trotz obgleich wenn während',
  rivals: [
    '(?:mein|meine|der|die|das|unser|unsere) (?:\\w+ )?(?:alte|alter|altes|vorherige|vorgänger|vorgängermodell|letzte)(?: \\w+)? (?:ist|war|waren|hatte|hielt|lief)',
  ],
  exclamations: [
    '(?:na |ja |oh |wow )?(?:toll|super|klasse|prima|spitze|wunderbar|großartig|perfekt|danke|vielen dank|herzlichen glückwunsch|bravo)',
  ],
  ironies: [
    '(?:ich )?liebe es wenn',
    '(?:perfekt|ideal|toll|super) (?:für alle die|wenn man)(?: gerne?)?',
    'wer (?:gerne?|es liebt|lust hat)',
  ],
  compliments: ['was will (?:man|mensch) (?:noch )?mehr', 'was braucht man mehr'],
  complaints: ['warum', 'wieso', 'wie kann', 'was soll', 'wer (?:denkt|baut)'],
};
