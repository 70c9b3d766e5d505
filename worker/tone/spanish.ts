import type { ToneLanguage } from './tone-language.ts';

export const spanish: ToneLanguage = {
  phrases: [
    [
      3,
      '(?:justo|exactamente|precisamente|es|todo) lo que (?:\\w+ )?(?:necesitaba|necesito|buscaba|busco|quería|esperaba|prometen?|pedí|necesitábamos|buscábamos)|como (?:el primer día|nuevo|nueva|esperaba)',
    ],
    [
      -3,
      'ni se (?:te|le|les|os) ocurra(?: \\w+)?|(?:hace|hacen|mete|meten) (?:demasiado|mucho|un|bastante) ruido(?: \\w+)?|no (?:vale|valen|merece) (?:lo que|la pena|su precio)(?: cuesta| cuestan)?|peor imposible',
    ],
    [
      0,
      'ni (?:bien|bueno|buena|fu) ni (?:mal|malo|mala|fa)|(?:cumple|correcto|funciona|normal|está bien) (?:pero |y )?(?:sin más|nada más|poco más|nada especial|nada del otro mundo)|(?:regular|más o menos)',
    ],
    [
      3,
      '(?:nunca|jamás|no) (?:me |nos )?(?:ha|han|he|hemos) (?:fallado|defraudado|decepcionado|arrepentido|dado (?:\\w+ )?(?:problemas?|guerra|fallos?))|(?:nunca|jamás) (?:me |nos )?(?:falla|fallan|decepciona|defrauda)|sin (?:dudar|dudarlo|pensarlo|dudas)|no (?:lo |la )?(?:duden|dudes|dudéis|piensen|pienses)(?: más)?|(?:ya )?no (?:puedo|podría|sé) (?:vivir|estar) sin|(?:vale|valen) (?:mucho |realmente )?(?:su precio|cada|lo que)|(?:no tiene|sin) (?:rival|desperdicio|comparación)|da (?:mil )?vueltas|la mejor (?:compra|inversión)|(?:cómprenlo|cómprenla|cómprala|aprovechen)|otro nivel',
    ],
    [
      -3,
      'no (?:pierd|gast|malgast|tir|desperdici)\\w+ (?:su|tu|el|vuestro|más)? ?(?:tiempo|dinero|plata)|(?:duran?|aguantan?) (?:muy |bastante )?poco|(?:no )?(?:vale|valen) (?:nada|para nada)|(?:dejó|deja|dejaron) de \\w+|(?:he|había) (?:tenido|visto|probado) (?:\\w+ )?mejores|ni (?:la mitad|de lejos|de broma|loco|regalado)|no (?:está|estuvo|están) a la altura|(?:me|nos) (?:siento|sentí|sentimos) (?:estafad|engañad|timad)\\w+|una (?:castaña|patata|chapuza|cagada|pena|lata)|se (?:descarga|descargan|cae|caen|rompe|rompen|desconecta|bloquea|cuelga|calienta|apaga|despega|atasca|raya)(?: \\w+)?',
    ],
    [
      3,
      '(?:totalmente|muy|absolutamente|altamente|100|súper|super|mas que|más que) recomenda(?:ble|do|da|dos)|(?:lo|la|los|las) (?:recomiendo|recomendaría|aconsejo)(?: totalmente| mucho| a todos| 100| sin duda| al 100)?|(?:lo|la|los|las)? ?(?:volver(?:ía|é) a (?:comprar|pedir|repetir)\\w*|repetir(?:ía|é))(?:lo|la)?|sin (?:duda|dudarlo)|(?:vale|valen|merece|merecen) (?:mucho |totalmente )?(?:la pena|cada (?:céntimo|euro|peso|centavo)|lo que cuesta)|una (?:maravilla|pasada|gozada|joya|delicia)|(?:de|a las mil) maravillas?|cinco estrellas|5 estrellas|de (?:diez|10|lujo|primera)|10 10|(?:excelente|buena|gran|muy buena|mejor|inmejorable) (?:relación )?(?:calidad|relación) (?:precio|calidad precio)|cómpr(?:alo|enlo|atelo)|no (?:te|se|os) arrepent\\w+',
    ],
    [
      3,
      '(?:ninguna|ningún|sin|cero|ni una|ni un solo|no tengo|no he tenido|no tiene|nunca tuve) (?:\\w+ )?(?:queja|problema|defecto|pega|fallo|inconveniente|reproche|error|ruido)s?|nada que (?:objetar|reprochar|decir|envidiar)|no (?:está|es|estuvo|son|están) (?:nada |tan |para nada )?(?:mal|malo|mala|peor)|nada mal|no (?:me |nos )?(?:arrepiento|decepciona|defrauda|ha fallado|falla|puedo pedir más|puedo estar más)|(?:no se puede|qué más se puede|no puedo) pedir más|(?:muchísimo|mucho|bastante) mejor(?: que| de lo)?|mejor (?:que|de lo que)|menos (?:ruidoso|ruido|pesado|caro)',
    ],
    [
      2,
      '(?:cumple|cumplen|cumplió) (?:\\w+ )?(?:con )?(?:lo (?:que )?(?:promete\\w*|prometido|esperado|dice|anuncia\\w*)|su (?:función|cometido|propósito)|las expectativas|perfectamente|expectativas|\\w+)|(?:supera|superó|superado) (?:\\w+ )?(?:las |mis )?expectativas|tal (?:y )?como (?:se )?(?:describe|esperaba|la foto|en la foto|aparece)|(?:como|según) (?:lo )?(?:descrito|descripción|esperado|esperaba)|(?:funciona|va|van|funcionan|trabaja|dura|queda|encaja) (?:muy |super |súper |bastante |realmente )?(?:bien|perfecto|perfectamente|genial|de maravilla|estupendo|fenomenal|todo el día|mucho|excelente)|hace (?:bien )?(?:su trabajo|lo que (?:debe|promete))|fácil (?:de|y) \\w+|todo (?:perfecto|bien|correcto|ok|genial|excelente)',
    ],
    [
      -4,
      'no (?:lo|la|los|las|os|se)? ?(?:lo |la )?(?:compren|compréis|compres|recomiendo|recomendaría|aconsejo|volveré|volvería|vuelvo|comprar(?:ía|é)|merece|vale|valen)(?: a comprar\\w*| la pena| nada| a nadie| para nada| más)*|nunca (?:más|jamás)|jamás (?:\\w+ )?(?:compr\\w+)|(?:eviten|evitar|evítalo|huyan|huid|huye|cuidado|aléjense|ni regalado|no gracias|ojo)',
    ],
    [
      -3,
      '(?:dejó|dejaron|deja|ha dejado|paró) de (?:funcionar|cargar|calentar|encender|andar|\\w+)|no (?:me |se |le |nos )?(?:funciona|funcionan|sirve|sirven|carga|enciende|prende|cierra|conecta|dura|duran|aguanta|calienta|anda|encaja|responde|llegó|llega|gusta|gustó|cumple|coincide|corresponde|contestan|responden|trae|va|era|pega|corta)(?: nada| bien| más| para nada| mucho)*|no (?:es|está|son|están|era|fue|me parece) (?:\\w+ )?(?:bueno|buena|buen|lo que|como|cómodo|fiable|resistente|original|seguro|bien|recomendable|apto|de calidad|para tanto)|(?:se|me|ya se|se me) (?:\\w+ )?(?:rompió|rompieron|rompe|ha roto|estropeó|ha estropeado|dañó|quemó|averió|descosió|despegó|partió|cayó|oxidó|murió|apaga|desconecta|calienta)(?: \\w+)?|llegó (?:roto|rota|dañado|dañada|defectuoso|tarde|abierto|usado|incompleto|golpeado|mal)|(?:tiré|tirar|tirado|perdí|malgasté|pérdida de|malgastar|botar|desperdicio de) (?:el |mi |de |a la basura )?(?:dinero|tiempo|plata)|dinero (?:tirado|perdido|a la basura)|a la basura|(?:lo |la |los )?(?:devolví|devuelto|devolver|devolución|devuelvo|devolvimos)(?: \\w+)?|reembolso|(?:huele|olor) (?:\\w+ )?(?:fatal|mal|horrible|a \\w+|fuerte|raro|desagradable)|peor (?:que|compra|producto|calidad)|(?:mala|pésima|baja|poca|malísima|dudosa) (?:calidad|compra|experiencia|atención|duración)|deja (?:mucho|bastante) que desear|(?:una|un) (?:estafa|timo|fraude|robo|engaño|desastre|asco|porquería|basura|chasco|fiasco|vergüenza|tontería|mierda|birria)|falta(?:n|ba|ban)? (?:piezas|una|un|la|el|los|las|tornillos)|menos (?:bueno|cómodo|potente|resistente)',
    ],
    [
      -2,
      '(?:demasiado|muy|algo|un poco|bastante|excesivamente) (?:caro|cara|pequeño|pequeña|grande|ruidoso|ruidosa|pesado|pesada|lento|lenta|frágil|corto|corta|duro|débil|endeble|justo|fino|fina|complicado|flojo|apretado|estrecho|dulce|salado)|(?:talla|tallan|viene|vienen) (?:\\w+ )?(?:pequeño|pequeña|grande|chico|chica)',
    ],
    [0, 'servicio al cliente|atención al cliente|a la mañana'],
  ],
  hints: [],
  reversingPrefixes: '',
  reversingSuffixes: '',
  words: {
    4: 'perfecto perfecta perfectos perfectas perfectamente excelente excelentes fantástico fantástica increíble maravilloso maravillosa espectacular extraordinario inmejorable insuperable genial geniales magnífico magnífica impresionante estupendo estupenda mejor',
    3: 'encanta encantó encantan encantado encantada recomiendo recomendable recomendado súper super maravilla satisfecho satisfecha satisfechos feliz fenomenal adoro amo impecable precioso preciosa preciosos delicioso top brutal pasada',
    2: 'bueno buena buenos buenas buen bien bonito bonita bonitos contento contenta contentos gusta gustó gustan práctico práctica cómodo cómoda cómodos útil útiles rápido rápida rápidamente fácil sencillo resistente sólido robusto fiable silencioso silenciosa potente eficaz eficiente calidad ligero ligera suave gracias agradable económico elegante ideal correcto correcta seguro puntual acierto duradero estable',
    1: 'funciona cumple sirve decente nuevo limpio',
    [-1]: 'caro cara ruidoso lento lenta pequeño pesado regular normalito complicado justo fino limitado',
    [-2]: 'malo mala malos malas mal roto rota rotos defectuoso defectuosa defecto defectos problema problemas fallo fallos falla fallas decepción decepcionado decepcionada decepcionante frágil débil endeble flojo incómodo incómoda difícil dañado rayado estropeado incompleto lástima pena desgraciadamente lamentablemente ruido molesto molesta queja arrepiento feo fea error sucio falso falsa engañoso inestable devolución insuficiente pobre peor',
    [-3]: 'horrible horribles pésimo pésima terrible fatal basura porquería estafa timo fraude robo desastre desastroso inútil inservible mierda asco asqueroso vergonzoso vergüenza lamentable malísimo malísima odio patético ridículo peligroso nefasto',
  },
  elisions: '',
  endings: 's o a os as n e es',
  negations: 'no nunca jamás nada ni ningún ninguna sin tampoco apenas poco',
  reductions: 'menos sin ningún ninguna',
  intensifiers:
    'muy realmente súper super tan totalmente extremadamente absolutamente muchísimo bastante completamente increíblemente',
  diminishers: 'algo poco casi relativamente medio',
  excesses: 'demasiado',
  contrasts: 'pero sin embargo aunque hasta salvo excepto sino',
  ends: '',
  concessions: 'pese si pesar mientras',
  rivals: [
    '(?:mi|el|la|los|las) (?:\\w+ )?(?:anterior|antiguo|antigua|viejo|vieja)(?: \\w+)? (?:es|era|fue|tenía|duró|funcionaba)',
  ],
  exclamations: [
    '(?:ah |pues |oh )?(?:genial|perfecto|fantástico|estupendo|bravo|gracias|muchas gracias|maravilloso|excelente|felicidades)',
  ],
  ironies: [
    'me encanta (?:cuando|cómo|como|que)',
    '(?:perfecto|ideal|genial) (?:si te|para quien|para los que) (?:gusta|le gusta|les gusta)',
    'si te (?:gusta|encanta)',
  ],
  compliments: ['qué más (?:se puede|puedes|se podría) pedir', 'que más se puede pedir'],
  complaints: ['por qué', 'porqué', 'cómo (?:puede|es posible)', 'quién'],
};
