/** The name without the vocabulary, as in schema.org: "Product", not "http://schema.org/product/" or "schema:Product". */
export const typeName = (written: string): string => {
  const name = bareName(written);
  return types.get(name.toLowerCase()) ?? name;
};

/** Like {@link typeName}, for the name of a property. */
export const propertyName = (written: string): string => {
  const name = bareName(written);
  return properties.get(name.toLowerCase()) ?? name;
};

const bareName = (written: string): string =>
  written
    .trim()
    .replace(/\/$/, '')
    .replace(/^.*[/#:]/, '');

/**
 * What can be reviewed. `product`: a Product of any kind. `organization`: whoever sells or makes it, or a place. `work`: anything else
 * that people review, such as a book, a recipe, a course, an event, or an application.
 */
export type Kind = 'product' | 'organization' | 'work';

/** Undefined for what has no reviews of its own: people, offers, reviews, and the page itself. */
export const kindOf = (item: Named): Kind | undefined => {
  const has = (names: ReadonlySet<string>) => item.types.some((type) => names.has(type));
  if (has(products)) return 'product';
  if (has(partsOfOthers) || has(pages) || isReview(item) || isAggregateRating(item))
    return undefined;
  const isPlace = placeProperties.some((name) => item.properties.has(name));
  return isPlace || has(organizations) ? 'organization' : 'work';
};

interface Named {
  readonly types: readonly string[];
  readonly properties: ReadonlyMap<string, unknown>;
}

type Typed = Pick<Named, 'types'>;

export const isReview = ({ types }: Typed): boolean => types.some((type) => reviews.has(type));

export const isAggregateRating = ({ types }: Typed): boolean =>
  types.some((type) => aggregateRatings.has(type));

/** Whether it is the page, whose reviews are those of what the page is about. */
export const isPage = ({ types }: Typed): boolean => types.some((type) => pages.has(type));

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

const products = setOf(
  `Product ProductGroup ProductModel ProductCollection IndividualProduct SomeProducts DietarySupplement Drug Vehicle Car Motorcycle
  MotorizedBicycle BusOrCoach`,
);

const reviews = setOf('Review UserReview CriticReview EmployerReview MediaReview Recommendation');

const aggregateRatings = setOf('AggregateRating EmployerAggregateRating');

const pages = setOf(
  'WebPage ItemPage ProductPage WebPageElement WPAdBlock WPSideBar WPHeader WPFooter',
);

const organizations = setOf(
  `Organization LocalBusiness Store OnlineStore OnlineBusiness Corporation Brand Restaurant Hotel Place NewsMediaOrganization NGO
  ProfessionalService EducationalOrganization WebSite`,
);

const placeProperties = ['address', 'telephone', 'openingHours', 'openingHoursSpecification'];

const partsOfOthers = setOf(
  `Person Rating Offer AggregateOffer ListItem ItemList BreadcrumbList OfferCatalog ImageObject PropertyValue QuantitativeValue
  Question Answer Comment ClaimReview SearchAction`,
);

/** Names that pages write in other cases. */
const types = new Map(
  [...products, ...reviews, ...aggregateRatings, ...pages, ...organizations, ...partsOfOthers].map(
    (name) => [name.toLowerCase(), name] as const,
  ),
);

const properties = new Map(
  [
    ...setOf(
      `aggregateRating review reviews reviewRating ratingValue bestRating worstRating reviewCount ratingCount reviewAspect reviewBody
      description text datePublished dateCreated author creator name headline alternateName givenName familyName itemReviewed about
      positiveNotes negativeNotes inLanguage dateModified image video associatedMedia comment contentUrl thumbnailUrl
      gtin gtin8 gtin12 gtin13 gtin14 sku mpn productID brand manufacturer seller offers isVariantOf hasVariant inProductGroupWithID
      productGroupID itemListElement item itemOffered mainEntity mainEntityOfPage subjectOf isRelatedTo isSimilarTo
      isAccessoryOrSparePartFor isConsumableFor url`,
    ),
  ].map((name) => [name.toLowerCase(), name] as const),
);
