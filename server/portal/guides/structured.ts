import type { GuideView } from './guide-schema.ts';

/** A guide as schema.org has it (GovernmentService), for search engines. */
export function structuredGuide(guide: GuideView): unknown {
  const { name, url, division, body, places, fee, appliesWhen, committed, questions } = guide;
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    name,
    url,
    description: describe(guide),
    serviceType: guide.kind,
    audience: { '@type': 'Audience', audienceType: guide.serviceObjects.join('、') || '项目单位' },
    areaServed: { '@type': 'AdministrativeArea', name: division.name, identifier: division.code },
    provider: { '@type': 'GovernmentOrganization', name: body?.name ?? division.name },
    serviceOutput: { '@type': 'Thing', name: guide.result },
    termsOfService: appliesWhen,
    ...(fee.charged ? {} : { offers: { '@type': 'Offer', price: '0', priceCurrency: 'CNY' } }),
    availableChannel: places.map((place) => ({
      '@type': 'ServiceChannel',
      name: place.name,
      processingTime: committed.text,
      servicePhone: { '@type': 'ContactPoint', telephone: place.phone, hoursAvailable: place.hours },
      serviceLocation: { '@type': 'Place', name: place.name, address: place.address },
    })),
    ...(questions.length === 0
      ? {}
      : {
          subjectOf: {
            '@type': 'FAQPage',
            mainEntity: questions.map(({ question, answer }) => ({
              '@type': 'Question',
              name: question,
              acceptedAnswer: { '@type': 'Answer', text: answer },
            })),
          },
        }),
  };
}

/** One sentence for lists of search results. */
export function describe({ name, division, body, committed, fee, materials }: GuideView): string {
  const own = materials.filter(({ shared }) => !shared).length;
  const who = body?.name ?? division.name;
  return `${division.name}${name}办事指南:由${who}办理,承诺${committed.text}办结,${fee.text},申请人准备${own}份材料。`;
}
