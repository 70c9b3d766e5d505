/**
 * Words that short reviews in a language are made of, as people type them: function words, verdicts, and what products, deliveries,
 * and defects are called. A word may belong to several languages.
 */
export const commonWords: Readonly<Record<string, string>> = {
  en: `a about after again all am an and any apart app are arrived as at avoid awesome awful bad battery be been best better beware
    bought box broke broken but button buttons buy buyer by cable came can cant charger cheap comes comfortable cord could day days
    defective delivery described did didnt disappointed do does doesnt dont easy ever excellent expected expensive falls fast fell
    few fine fit fits five for from game garbage get gift go good got great had handle happy has hate have he her highly his
    horrible how i if im in is isnt it item its job junk just kids leak leaks legit lid life like little long look looked looks love loved
    lovely made me meh money month months more much my nah never new nice no nope not nothing now of off ok okay on one only or our out
    overpriced perfect pleased poor price product purchase pure quality quick quiet really recommend recommended refund regret regrets returned
    right rubbish sadly satisfied screen seller she shipping short since size small so solid some sound star stars stick sticks
    still stopped stuck stuff sturdy such super terrible than thanks that the their them then they thing things this time to too
    total trash two up use useful using value very was wasnt waste way we week weeks well were what when which while will with wont
    work worked working works worse worst worth would wouldnt wow year years yep yes you your zero top`,
  de: `aber akku alles als am an angekommen auch auf aus bei besser bestens bildschirm billig bin bis bitte das dass deckel dem den der
    des die doch ein eine einem einen einer einfach einwandfrei empfehlen empfehlenswert empfehlung enttäuscht er es etwas euro
    fehlt finde finger funktioniert für gar gebrochen gefällt gekauft geld gerät geräuschlos gerne geschmissen gut gute guter gutes
    haben hält hat ich ihr im immer in ist ja jahre jederzeit kabel kann kaputt kauf kaufempfehlung kaufen kein keine klare klasse
    lange laut leicht leider leise liebe lieferung macht man mangelhaft mehr mein meine mir mit muss nach nicht nichts nie noch nur
    ohne ordnung paket passt perfekt preis preisleistung produkt qualität rausgeschmissenes rausgeworfenes riecht rückgabe sauber
    schade schlecht schlechte schnell schnelle schön schon schrott sehr sein seit selbst sich sie sind so sofort spitze stinkt super
    tage teil teuer toll tolle tolles top total überzeugt um unbrauchbar und uns unzufrieden verarbeitung versand verschwendetes
    viel von vorsicht war ware was weg weggeworfenes wenig wenn werden wie wieder wir wird woche wochen würde zu zufrieden zum zur
    zwei`,
  fr: `à a achat acheté acheter achetez adore ai aime ainsi après arnaque arrivé article attention au aucun avec bas beau bien bon
    bonne bouton bruit bruyant câble camelote cassé casse ce ces cet cette cher colis colle commande comme conforme conseille
    correct couvercle dans de déception décevant déçu déçue délai depuis des deux donc du écran efficace elle elles en envoi est et
    eu éviter excellent excellente facile fait fiable foncez fonctionne fort fuir fuyez génial grand grande il ils impeccable je
    jour jours la le les livraison livré lui ma magnifique mais marche mauvais mauvaise me médiocre même merci mes moi mois mon ne
    nickel niquel nul nulle odeur on ou panne parfait parfaite pas peu peut plaisir plus pour pratique prix produit qualité quand
    que qui rapide rapidement rapport recommande reçu rien sa sans satisfait satisfaite se ses si silencieux solide son sont sur
    taille tard terrible tient top toujours tout toute très trop un une utilisation va vendeur vite vraiment`,
  es: `a ahora al algo antes aparato barato bastante bateria batería bien bonito botón botones buen buena bueno cada calidad cara
    cargador caro casi como comodo cómodo compra comprado comprar comprarla comprarlo compré compréis compren con contenta contento
    correcto cumple de decepción decepcionante defectuoso del demasiado desde después devolver días dinero el ella en encanta
    encantó entrega enviado envio envío es espectacular esta está estafa este esto estoy excelente fácil falta fantástico fatal feo
    fue funciona funcionaba genial gusta gustó ha haberlo hace hacer hay horrible huele la las le limpiar llegó lo los mal mala
    malísimo malo maravilla más me mejor meses mi muchísimo mucho muy nada nadie ni no nunca ocurra pantalla para peor perfecta
    perfecto pero poco por porque precio problema producto pronto que queja rápida rápido recomendable recomendado recomiendo
    relación rompió roto ruido ruidoso satisfecho se semana sencillo silencioso sin sirve son su tal talla también tapa tiempo tiene
    tirar tiré todo un una usar uso ustedes útil va vale van y ya yo`,
  it: `a acquistato acquisto al alla anche ancora arrivata arrivato articolo assolutamente batteria bella bello bellissimo buon buona
    buono capolavoro caro che ci come comodo comprare comprato con consegna consigliatissimo consigliato consiglio contento costoso
    cosa da dal dei del della delle deluso delusione descritto di difettoso dopo due e è efficace eccellente eccezionale facile fa
    fatto felice funziona funzionante giorni gli già ha ho il in inutile io la le lo ma mai mal male meglio mese mesi mi molto
    nel niente no non nulla ok oltre ottima ottimo pacco per perfetta perfetto pessima pessimo piace poco poi portata prezzo prima
    problema prodotto qualità quello questo rapida rapido rapporto resistente rotto scadente scarsa scarso se sempre si soddisfatta
    soddisfatto soldi sono spedizione su subito super taglia tempi troppo tutto un una utile va veloce velocissimo venditore`,
  pt: `a adorei agora ainda amei antes ao aparelho as bateria bem boa bom bonito cara caro chegou com como comprar comprei compra
    confortável conforme da de decepcionada decepcionado decepção defeito demais demorou depois dia dias dinheiro do dois e é ela ele em
    embalagem entrega envio era errado está esta este estou eu excelente fácil falta foi frete funciona funcionou fraco gostei há
    horrível já lindo lixo mais maravilhoso mas mau melhor mês mesmo meses meu minha muito não nada nem no nunca o ótima ótimo os ou
    para parou péssima péssimo pela pelo perfeita perfeito pior pouco pra prático prazo preço problema produto pior quebrado quebrou
    qualidade que rápida rápido recomendo ruim satisfeita satisfeito se sem ser seu só sua super tamanho tem top tudo um uma usar
    vale valeu veio vem você`,
  nl: `aan aanrader aankoop aangekomen al alles als bedankt bent beste bestelling beter bezorgd bij blij dag dan dat de defect deze die
    dit doen doet door duur een en er erg fijn fijne ga gaat gebruik geen geld geleverd geweldig goed goede goedkoop haar had handig
    heb hebben heeft heel helaas helemaal het hij hoop ik in is jaar je kan kapot kocht koop kopen kwaliteit laat leuk levering leverancier
    lekker maar maanden maken mee meer met mijn min mooi mooie na naar niet niets nog nooit nu of om onderdelen ook op over perfect plezier prijs
    prima product pakket reactie retour slecht slechte slechts snel snelle snelheid stevig stil stuk super te tegenvaller tegen teleurgesteld terug
    tevreden tip toch top tot tweede uit uitstekend van veel verwachting verzending voldoet voor waardeloos waar was wat we weer weken
    werkt wel weinig wij worden zeer zijn zo zonder`,
  pl: `a ale awaria bardzo beznadziejny bez błyskawiczna bo brak był była było cena ceny chce co czas czy dla dno do dobra dobre dobry
    dobrze dostawa drogi drogie działa działają fajny fajne godny idealny idealne i ich jak jakość jakości już jest jestem kiepska
    kiepski kilka komfort kupiłam kupiłem lepszy ma mam miesiąc mi mnie moje na nic nie niestety nigdy nowy od ok oraz paczka
    pieniędzy po podoba polecam poleca porażka pracuje problemu produkt produktu przesyłka przy rewelacja rewelacyjny sam się słaba słabe
    słaby solidne solidny spełnia sprzedawca super szybka szybko świetna świetne świetny szmelc ta tak tandeta tanio te tego ten
    to tydzień tylko uszkodzony u w warto wart wszystko wszystkim wygodne wykonanie wysyłka z za zadowolona zadowolony zakup
    zakupu zawsze ze zepsuł zepsuło zgodny zgodne że`,
  sv: `aldrig all allt av att bara batteri batteriet billig billigt bra bäst bästa bättre dagar de den det dock dålig dåligt dåliga dyr
    dyrt efter en enkel enkelt ett fanns fick fin fina fint funkar fungerar fungerade för från gick ger gillar god gånger går ha hade
    hel helt hos hög hålla håller i igen inga ingen inget inte jag jättebra jättenöjd kan kass katastrof kommer kvalité kvalitet köp
    köpa köpt köpte lagom lite ljud leverans leveransen lätt mer med men mig min mitt mycket måste ner ni nu något nöjd och om
    omgående oss perfekt pris priset prisvärd prisvärt produkt produkten på riktigt rekommenderar rekommenderas rätt samma sedan ska skit skräp snabb
    snabbt snygg som sönder storlek svag till trasig tyst tyvärr tycker underbar usel utmärkt ut vad var vara veckor vi vid
    värdelös värt väl väldigt än är år över`,
  da: `af alle alt altid anbefale anbefales at bare batteri batteriet bedre bedste billig blev brug bruge da dage de den der det dog
    dyr dyrt dårlig dårligt dårlige efter ellers en enkel er et fandt fantastisk fejl fik fin fine fint for fordi fra fungerer fungerede få gang gik glad glæder god gode
    godt går ham har hel hele helt hos hurtig hurtigt hvad i igen ikke ingen intet itu jeg kan kom kommer kun kvalitet køb købe købt
    købte let levering leveringen lever lidt lille lyd lækker man med meget men mig min mit mod mit må nej nem nemt nok nu når og
    også om op over passer perfekt pris prisen prisværdig produkt på rigtig samme se selv sidder sig skal skuffet skuffende skrald
    som spild stykker stærkt super synes til tilfreds tid ud uden ugen uger underlig var varen varm ved vi vil virker virkede være
    værd år`,
  no: `alle alt andre anbefale anbefales at av bare batteri batteriet bedre beste billig ble bra bruk bruker bruke dager de den det
    dessverre dog dyr dyrt dårlig dårlige elsker en enkel er et etter fantastisk fikk fin fine fint for fornøyd fra fungerer fungerte før ga gikk god gode
    godt greit gå går ha hadde har hele helt herlig hos hun i igjen ikke ingen istykker jeg kan kanskje kjempebra kjempefornøyd
    kjøp kjøpe kjøpt kjøpte knall kom kommer kun kvalitet lett levering leveringen liten litt lyd lønner man med meg meget men mer min mitt mye må nei
    noe nok nå når ny og også om opp over pakke passer perfekt pris prisen produkt på rask raskt samme selv seg siden skuffet skuffende som stor
    strålende stygg super svært synes søppel til tilfreds tid toppen ut uten uke uker utrolig var vært varen ved veldig vi vil virker virket være verdt år ødelagt`,
  fi: `aika ainakin aivan akku asia asiallinen että ehdottomasti ei ehkä en enää erinomainen erittäin halpa helppo hieman hienosti hieno
    hinta hintaan huono huonosti huonompi hyvin hyvä hyvää iloinen ihan ja jo joka jos juuri kaikki kallis kanssa kestävä kestää
    kiitos kivan kiva koko kuin kuukausi kun käyttää käytössä laatu laatua laite lisää loistava luotettava maksaa melko menee meni minun
    mutta muuten myös niin nopea nopeasti nyt odotin oikea oikein olen oli olisi on osta ostaa ostin ostos paketti paljon paras pari
    parempi petyin pettymys pieni pidän rahan rikki rikkoutui se sen sopii sopiva suosittelen suositella super surkea tai tilaus
    todella toimi toimii toiminut toimitus tosi tuote tuotteen tyytyväinen tämä täysin täydellinen vaan vain vaikka varma vastaa vika viikko
    viikon voi vähän väri yli`,
  cs: `a ale ani baterie bez bohužel by byl byla bylo cena cenu co dál další den dobrá dobrý dobře dodání dlouho do doporučit
    doporučuji doporučuju drahé druhý funguje funkční hezký hodně hrozné i já jak jako jednoduché je jen jenom jinak jsem jsme kvalita kvalitní
    koupě koupil koupila který kvůli levný lepší líbí mám maximálně měsíc měl mi mít moc může na naprosto nákup ne nebo nedoporučuji
    nefunguje nejlepší nekvalitní nemám není nespokojený nevím nic nikdy o od opravdu parádní perfektní po pohodlné pokud poměr praktické pro problém produkt
    proto prostě první přesně při rychlé rychle rozbité rozbil se si skvělá skvělé skvělý slabé spokojen spokojená spokojenost spokojený super s
    špatná špatné ta tak takže těžké to tento trochu už určitě v vadný vám velikost velmi výborný výborná výborné výrobek vrátit vše
    všechno vydrží z za zatím zboží zklamání že`,
  tr: `acele ama almayın aldığım aldım alın arkadaşlar aynı az bana batarya bayıldım beğendim beğenmedim ben berbat beş bir biraz bozuk
    bozuldu bu büyük ben çabuk çalışıyor çalışmıyor çok çöp da daha de değer değil diye efsane en ettim eksik etti fazla fiyat fiyatına
    gayet geç geldi gelen genel gereksiz gibi göre güzel hafif harika hemen hayal hep her hiç hızlı için idare ile ilk ise
    işe iyi kadar kaldım kaliteli kalite kalitesi kalitesiz kargo karar kesinlikle kırık kırıldı kolay kötü kullandım kullanışlı
    kullanıyorum kusursuz küçük malesef maalesef memnun memnunum mükemmel ne olarak oldu olan oldukça olmuş on önce orta öneririm önermem özenli
    pahalı paketleme para pişman rahat rağmen rezalet sağlam saatte satıcı satın sesi sipariş size sonra sorun sorunsuz süper şekilde şey tam tavsiye
    tek teslimat teşekkür teşekkürler ucuz uygun ürün ürünü üründen var ve veya yok yarıyor yazık zor`,
  id: `ada agak aja aman anak apa asli atau awet awal bagus bahan baik bahkan banget barang bahannya baru baterai beli belum berfungsi
    berkualitas besar biasa bisa buat bukan buruk cacat cepat cocok coba cukup dan dapat dari datang dengan deskripsi di dikirim dong
    ga gak gambar gampang harga hanya hari hasil hp ini itu jadi jangan jelek juga kali kalau kasih karena kecewa kecil ke kembali
    keren kualitas kurang lagi lama lambat lancar langsung lebih lumayan luar mahal makasih mantap mantul mau memuaskan mengecewakan
    menyesal murah mudah nya nyala nyaman oke oleh orang packing pakai paket parah pas pengemasan pengiriman penjual penuh pernah pesan
    pesanan produk puas rapi rasa recomended rekomendasi respon rusak saja saya sampai sangat sayang sekali selalu semoga semua sesuai seller
    senang sih sudah suka sukses tapi tebal tepat terima terimakasih terlalu ternyata tetap tidak tipis toko top untuk yang`,
  ro: `a acest acum aș ambalat am are asta asteptari așteptări bani bateria bine bun bună bune ca calitate calitatea când că ce cel
    cu cumpărat cumpăr cumpara cumpărați de decât defect deloc descriere dezamăgit dezamăgitor din doar două drăguț după el ea este eu excelent fac face
    foarte frumos funcționează functioneaza ieftin impecabil în îmi încă încântat la livrare livrat luni lună mai mare mai marfa mea meu mi mulțumesc mulțumit mulțumită
    multumit nimic nu o ok oameni orice pentru perfect pe plăcut plăcea prea preț pret pretul prețul produs produsul proastă prost rapid rapidă
    recomand recomandat reducere s sa să saptămâni slab slabă se sunt super stricat și si târziu toate tot totul un utilizat util vânzător
    zile`,
  hu: `a ár ára ajánlani ajánlom akkumulátor alatt általában azt az baj bár be benne biztos boldog csak csalódás csalódott csomag de
    drága egy elégedett elromlott én erős és ez ezt fél fontos gagyi gyenge gyors gyorsan gyönyörű ha hang hangos hasznos hét hiba
    hibás hibátlan használom hogy hónap hozzá igen így is jó jól jobb kár kellemes képest kényelmes kicsi kis kiváló könnyű köszönöm
    le legjobb lehet lett már maximálisan meg megbízható megfelel mert mi mint minden mindenkinek minőség minőségű minőségi mondható működik
    nagy nagyon ne nekem nem nincs olcsó orom öröm örülök pár pénz pont pontos rossz rosszabb remek sajnos se selejt semmi silány
    soha sokkal szállítás szállítása szép szeretem szuper szuperül tetszik termék teljesen tökéletes törött túl után van vagyok vásárlás vásároltam volt vissza vettem`,
  vi: `bán bao bền bị cái cảm chạy chất chưa có của dùng đã đẹp đóng đơn được đáng gói giá giao giống hài hàng hình hơi không khá kém
    là lắm lại lòng lượng mình mua mỏng mới mọi nên ngon nhanh như nhưng này nha ok ơn phẩm quá rất rẻ sẽ shop sản sử sao tạm tệ
    thất tiền tốt thì thích tuyệt từ và vải vọng vời vui với xài xinh xấu yêu`,
  ru: `без брак бы был была было быстрая быстро в вам вернул все всё вообще всем вещь год деньги для до довольна довольны доволен доставка
    думал ещё за заказ и из или используем как качества качество классный который купил купила лучше магазин месяц мне много можно мы на надо не недели
    нет нормально ну но о один он она они от отлично отличная отличное отличный очень перестал плохо плохой по покупка покупкой понравился понравилось после почти
    просто работает разочарован размер рекомендую с сам своих слабый сломался со советую спасибо супер так товар только то ужас ужасно удобно удобный упаковка хорошая
    хорошее хороший хорошо цена цену через что это я`,
  uk: `але без задоволена задоволений покупкою був була було в від він вона все дякую для до доставка дуже добре добрий жахливо з за замовлення зламався і або із
    коли купив купила краще мені місяць на не немає ні нормально один працює погано після подобається покупка продавець просто рекомендую розмір
    рік себе та так також товар тому тільки це цей ця цю чудово чудовий швидка швидко що щоб як якість якості якісний я`,
  bg: `аз бе без беше благодаря бързо бърза в всичко да добра добре добро добър доставка доволен доволна е за защото и качество качеството като
    купих лошо лош много може на не няма обаче от отлично отличен отлична перфектно по поръчка препоръчвам продукт продуктът работи размер с са
    се си съм счупи така този това трябва цена че`,
};
