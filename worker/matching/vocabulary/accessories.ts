import { phrasesOf } from './phrases.ts';

/** Things that are bought for a product and are used with it: cases, straps, chargers, stands, … */
export const accessories = phrasesOf(
  // English
  'case, cover, sleeve, pouch, bag, carrying bag, tote, skin, wrap, protector, screen protector, tempered glass, privacy glass, bumper',
  'folio, wallet, wallet case, shell, holster, grip, ring holder, lanyard, strap, wrist strap, watch band, band, bracelet, wristband, loop',
  'holder, car mount, mount, wall mount, bracket, stand, kickstand, tripod, dock, docking, docking station, charging station, cradle',
  'charger, charging pad, power adapter, power supply, cable, charging cord, power cord, adapter, hub, dongle, converter, extender',
  'earpad, ear pad, ear tip, eartip, ear cushion, cushion, cushion cover, headrest, armrest, sticker, decal, faceplate, face plate, thumb grip',
  'stylus, housing, waterproof housing, lens cap, lens hood, uv filter, lighting kit, light kit, led kit, display case, cooling pad',
  'cooling fan, facial interface, head strap, elite strap, battery strap, key cap, keycap, wrist rest, feet, skate, mouse feet, lid, tray',
  'attachment, power bank, memory card, microsd, sd card, carrying, dust cover, dust plug, cleaning kit, tool kit, repair kit, caddy, stylu',
  // German
  '-hülle, -hüllen, -huelle, -tasche, -taschen, -etui, -case, -cover, -folie, -folien, -panzerglas, -schutzglas, -schutz, -schoner',
  '-armband, -armbänder, -ladegerät, -ladekabel, -kabel, -netzteil, -adapter, -ladestation, -dockingstation, -halter, -halterung',
  '-ständer, -stativ, -aufkleber, -polster, -deckel, -abdeckung, -zubehör, -unterlage, -koffer, -beutel, -ablage, -aufbewahrung, -gleitbrett',
  // Dutch, Scandinavian, Finnish
  '-hoesje, -hoes, -hoesjes, -beschermer, -houder, -oplader, -bandje, -lader, -standaard, -tempered',
  '-fodral, -skal, -skydd, -laddare, -hållare, -etuier, -deksel, -cover, -oplader, -holder, -rem, -klockarmband, -skärmskydd, -veske, -lader',
  '-kotelo, -kuori, -suojus, -suoja, -suojakuori, -suojalasi, -panssarilasi, -laturi, -teline, -ranneke, -hihna, -kaapeli',
  // French
  'coque, étui, housse, verre trempé, vitre de protection, film de protection, protection écran, protège écran, chargeur, câble, support',
  'bracelet, sangle, dragonne, pochette, sacoche, boîtier étanche, boîtier, autocollant, coussinet, couvercle, station de charge, adaptateur',
  'béquille, socle',
  // Spanish, Portuguese
  'funda, carcasa, protector, cristal templado, vidrio templado, cargador, cable, correa, pulsera, soporte, estuche, bolsa, almohadilla',
  'adaptador, pegatina, tapa, mica, lámina, capa, capinha, película, vidro temperado, carregador, suporte, bolsa, estojo, tampa, cabo',
  // Italian
  'custodia, pellicola, vetro temperato, vetro protettivo, caricatore, caricabatterie, caricabatteria, cinturino, supporto, cavo, copertura',
  'adattatore, borsa, coperchio, proteggi schermo, cuscinetti, base di ricarica',
  // Polish, Czech, Slovak, Hungarian, Romanian
  'etui, szkło hartowane, szkło, folia, ładowarka, pasek, uchwyt, kabel, pokrowiec, stojak, plecki, nakładka, pouzdro, kryt, obal, sklo',
  'fólie, tvrzené sklo, nabíječka, řemínek, držák, stojan, puzdro, remienok, nabíjačka, tok, telefontok, üvegfólia, kijelzővédő, töltő, szíj',
  'husă, husa, folie, încărcător, curea, suport, sticlă',
  // Turkish, Greek
  'kılıf, kılıfı, kapak, ekran koruyucu, koruyucu, kırılmaz cam, şarj aleti, şarj kablosu, kordon, kayış, tutucu, stand, θήκη, φορτιστής',
  'λουράκι, τζάμι προστασίας, βάση',
  // Russian, Ukrainian
  'чехол, чехол книжка, стекло, защитное стекло, плёнка, зарядка, зарядное устройство, ремешок, кабель, подставка, держатель, накладка',
  'бампер, сумка, амбушюры, крышка, чохол, скло, ремінець, плівка, зарядний пристрій, підставка',
  // Arabic, Hebrew, Hindi, Vietnamese, Indonesian, Thai
  'غطاء, كفر, جراب, حافظة, شاحن, سوار, حزام, واقي شاشة, واقي, لاصقة حماية, زجاج حماية, كابل, حامل, كيبل, כיסוי, מגן, מטען, רצועה',
  'कवर, केस, चार्जर, ốp lưng, ốp, bao da, kính cường lực, dây đeo, sạc, cáp, casing, sarung, pelindung layar, tali jam, เคส, ฟิล์ม, สายนาฬิกา, ที่ชาร์จ',
  // Chinese, Japanese, Korean
  '手机壳, 手機殼, 保护壳, 保護殼, 保护套, 保護套, 硅胶套, 皮套, 壳, 殼, 钢化膜, 鋼化膜, 保护膜, 保護膜, 保護貼, 貼膜, 贴膜, 表带, 錶帶, 腕带, 腕帶, 充电器, 充電器',
  '充电线, 充電線, 数据线, 支架, 底座, 收纳包, 收納包, 收纳盒, 耳罩, 耳垫, 耳塞套, 替换, 配件, 挂绳, 贴纸',
  'ケース, カバー, フィルム, 保護フィルム, ガラスフィルム, ストラップ, 替えバンド, 交換バンド, ベルト, 充電器, 充電ケーブル, ケーブル, スタンド, ホルダー, イヤーパッド',
  'イヤーピース, アダプター, ポーチ, 収納バッグ, スキンシール, ドック, 充電スタンド',
  '-케이스, -커버, -필름, -강화유리, -보호필름, -스트랩, -충전기, -거치대, -이어패드, -파우치, -시계줄, -케이블, -어댑터',
);

/** Contain the word for an accessory or a part, but name none. */
export const notAccessories = phrasesOf(
  'dual band, tri band, triple band, quad band, wide band, resistance band, rubber band, stand alone, stand up, standalone, stand mixer, band saw, cable modem, cable knit',
  'hard cover, soft cover, cover art, full cover, building kit, starter kit, skin care, skin cream, dry skin, sensitive skin, oily skin, normal skin, combination skin, all skin',
  'case ih, case logic, filter coffee, tank top, charging case, shell jacket, soft shell, hard shell, loop pile, box set, box spring, head set, ring light, ring video, wrap around',
  'tilt head, bowl lift, dock free, fan heater, fan oven, key lime, hub motor, motor oil, screen time, touch screen, touchscreen, big screen, display port, smart display, digital display',
);

/** Parts of a product, which are sold separately, but are also named in its descriptions. */
export const parts = phrasesOf(
  'battery, batteries, battery pack, battery grip, filter, hepa filter, brush, brushe, brush roll, roller, lens, nozzle, hose, wand, tank',
  'water tank, reservoir, container, bin, dust bag, dustbag, box, bowl, jar, blade, gasket, seal, sealing ring, ring, motor, fan, button',
  'key, remote, remote control, knob, hinge, screen, display, digitizer, lcd, back glass, motherboard, antenna, wheel, handle, rack, grate',
  'tip, pad, mop, mop pad, head, brush head, capsule, pod, drawer, drip tray, cartridge, toner, ink, toner cartridge, drum, part',
  '-akku, -akkus, -filter, -bürste, -bürsten, -düse, -schlauch, -behälter, -dichtung, -messer, -schüssel, -topf, -beutel, -motor, -rolle',
  '-taste, -fernbedienung, -display, -rost, -aufsatz, -welle, -platte, -schale, -patrone, -accu, -borstel, -batterij, -zak, -batteri, -påsar',
  'batterie, filtre, brosse, réservoir, bac, bac récupérateur, joint, cuve, couteau, lame, tuyau, tiroir, télécommande, sac, écran',
  'batería, filtro, cepillo, depósito, jarra, cuchilla, junta, manguera, mando, pantalla, bateria, escova, reservatório, controle remoto',
  'batteria, spazzola, serbatoio, guarnizione, lama, sacchetti, telecomando, schermo, akumulator, filtr, szczotka, worki, bateria',
  'pil, batarya, filtre, fırça, аккумулятор, фильтр, щётка, мешок, батарея, насадка, بطارية, فلتر, فرشاة, خزان',
  '电池, 滤网, 滤芯, 滚刷, 尘袋, 水箱, 刷头, 遥控器, バッテリー, フィルター, ブラシ, 紙パック, 替刃, 水タンク, 替えブラシ, リモコン, -배터리, -필터, -브러시',
);

/** Words that say of a part that it replaces one. */
export const replacements = phrasesOf(
  'replacement, spare, spare part, refill, oem part, accessory, accessories, -ersatz, -ersatzteil, -ersatzteile, -ersatzakku, de rechange, rechange',
  'repuesto, recambio, de repuesto, ricambio, ricambi, di ricambio, reposição, peça, peças, zamienny, zamiennik, náhradní, yedek, vervanging',
  'vervangende, reserveonderdeel, reservdel, запасной, сменный, запчасть, قطع غيار, بديل, 替换, 替換, 替え, 交換用, 互換, 교체용, 호환',
);
