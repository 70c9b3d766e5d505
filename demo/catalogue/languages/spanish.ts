import type { Language } from './language.ts';

export const spanish: Language = {
  openings: [
    'Lo uso desde hace {tres semanas|dos meses|medio año}.',
    'Lo compré para {sustituir uno viejo|regalárselo a mi madre|el piso nuevo}.',
    'Llegó {en dos días|antes de lo previsto} y bien embalado.',
    'Después de comparar mucho, me decidí por {product}.',
    '¿Qué puedo decir?',
  ],
  closings: {
    warm: [
      'Muy recomendable.',
      'Lo volvería a comprar.',
      'Encantada con la compra.',
      '¡Un acierto!',
    ],
    mixed: ['En general, correcto.', 'Por el precio, aceptable.', 'Esperaba un poco más.'],
    cold: ['Lo he devuelto.', 'No lo recomiendo.', 'Una pena.'],
  },
  titles: {
    warm: ['Muy contenta', 'Gran compra', 'Calidad y precio', 'Justo lo que buscaba'],
    mixed: ['Ni fu ni fa', 'Cumple, sin más', 'Podría mejorar'],
    cold: ['Decepción', 'Se rompió enseguida', 'No lo compréis'],
  },
  shorts: {
    warm: ['¡Perfecto!', 'Todo bien, gracias.', 'Muy buena calidad', 'Encantado.'],
    mixed: ['Normalito.', 'Está bien, sin más'],
    cold: ['Llegó roto.', 'No funciona'],
  },
  authors: [
    ...['Lucía M.', 'Javier', 'Carmen R.', 'paco_v', 'Inés G.', 'Andrés Molina', 'María José'],
    ...['Nuria', 'Álvaro T.', 'Pilar S.', 'Sergio', 'Begoña', 'Toni C.', 'Rocío'],
  ],
  sentences: {
    praise: [
      'La calidad es {excelente|mucho mejor de lo que esperaba}.',
      'Se monta en {cinco minutos|un momento} y sin herramientas.',
      'Lo usamos {todos los días|a diario} y {va de maravilla|ningún problema}.',
      'El servicio de atención respondió {el mismo día|muy amablemente}.',
      'Es {más bonito que en las fotos|ligero y se nota sólido}.',
      'Comparado con el anterior, {no hay color|es mucho más silencioso}.',
      'Hasta mi padre, que {odia las novedades|no lee manuales}, lo maneja.',
    ],
    gripes: [
      'Las instrucciones son {escasas|un poco confusas}.',
      'Un poco {caro|más grande de lo que pensaba}.',
      'La caja llegó {algo golpeada|abierta}, aunque todo estaba bien.',
    ],
    faults: [
      'A {los dos meses|las seis semanas} dejó de funcionar.',
      'Parece {barato|de juguete} y no es lo que se anuncia.',
      'El servicio técnico {no contesta|solo da largas}.',
      'Me mandaron {uno usado|una devolución}, con arañazos.',
    ],
  },
};
