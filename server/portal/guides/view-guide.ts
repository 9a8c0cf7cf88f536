import { furtherLimitsOf, type StandardItem } from '@zongheng/core/catalogue';
import { describeLimit, type Limit } from '@zongheng/core/clock';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Edition } from './editions.ts';
import type { GuideView } from './guide-schema.ts';
import { placesOf } from './places.ts';
import { visitsIn, WORDS } from './words.ts';

/** Where a guide stands on this site; old versions say which they are. */
export function guidePath(item: string, division: string, version?: number): string {
  const path = `/guides/${encodeURIComponent(item)}/${encodeURIComponent(division)}`;
  return version === undefined ? path : `${path}?version=${version}`;
}

/** A guide in words: what its page shows and what programs get. */
export function viewGuide(catalogue: Catalogue, edition: Edition, origin: string): GuideView {
  const { item, implementation, division, body, supervisor } = edition;
  const { guide } = item;
  const local = implementation?.local;
  const coded = (list: string, code: string) =>
    code === '' ? WORDS.unknown : catalogue.codeName(list, code);
  return {
    ...headOf(catalogue, edition, origin),
    kind: item.kind,
    stage: catalogue.codeName('standardStage', String(item.stage)),
    levels: item.levels.map((level) => WORDS.level[level]),
    basicCode: guide.basicCode,
    code: local?.code ?? null,
    itemType: coded('itemType', guide.itemType),
    serviceObjects: guide.serviceObjects.map((code) => coded('serviceObject', code)),
    handling: coded('handlingType', guide.handling),
    visits: guide.handling === '' ? WORDS.unknown : visitsIn(guide.visits),
    promise: item.promise,
    body: body
      ? {
          name: body.name,
          nature: local ? coded('bodyNature', local.bodyNature) : null,
          powerSource: local ? coded('powerSource', local.powerSource) : null,
        }
      : null,
    supervisor: supervisor && supervisor.id !== body?.id ? supervisor.name : null,
    places: placesOf(catalogue, local?.places ?? [], division),
    consult: local?.consult ?? null,
    complaint: local?.complaint ?? null,
    appliesWhen: item.appliesWhen,
    mustBefore: item.mustBefore,
    applicantDeadline: item.applicantDeadline,
    needs: item.needs.flatMap((id) => nameOf(catalogue, id)),
    conditions: [...item.conditions],
    review: item.review,
    materials: item.materials.map((material) => viewMaterial(catalogue, material)),
    ...viewLimits(item),
    fee: viewFee(guide.fee),
    result: item.result,
    resultSample: guide.resultSample,
    validity: item.validity,
    afterGrant: guide.afterGrant && {
      check: guide.afterGrant.check,
      limit: describeLimit(guide.afterGrant.withinDays, 'working-day'),
      basis: guide.afterGrant.basis,
    },
    basis: item.basis.map(({ law, article, verified, via, currency, wording, link }) => ({
      ...{ law, article, verified },
      note: [via, currency].filter(Boolean).join('; ') || null,
      wording: wording ?? null,
      link: link !== undefined && /^https?:\/\//.test(link) ? link : null,
    })),
    situations: viewSituations(item),
    questions: guide.questions.map(({ question, answer }) => ({ question, answer })),
    note: item.note,
  };
}

function headOf(catalogue: Catalogue, edition: Edition, origin: string) {
  const { item, implementation, division, version, validFrom, validTo, current, all } = edition;
  const place = { code: division, name: catalogue.division(division)?.name ?? division };
  return {
    ...{ item: item.id, name: item.name, division: place, version, validFrom, validTo, current },
    state: implementation ? ('published' as const) : ('standard' as const),
    standardVersion: edition.standardVersion,
    notice: noticeOf(edition, catalogue.today),
    versions: all.map((each) => ({
      version: each.version,
      validFrom: each.validFrom,
      validTo: each.validTo,
      withdrawn: each.withdrawnAt !== null,
      current: current && each.version === version,
    })),
    url: `${origin}${guidePath(item.id, division, current ? undefined : version)}`,
    mark: (implementation?.mark ?? item.mark) || null,
  };
}

function noticeOf({ current, version, validFrom, withdrawn }: Edition, today: string): string | null {
  if (current) return null;
  if (withdrawn) return WORDS.withdrawn(version);
  return validFrom !== null && validFrom > today
    ? WORDS.notYet(version, validFrom)
    : WORDS.oldVersion(version);
}

function nameOf(catalogue: Catalogue, id: string): { id: string; name: string }[] {
  const item = catalogue.item(id);
  return item ? [{ id, name: item.name }] : [];
}

/** A department by id or name, or somebody in words; null: whoever applies makes it. */
function issuerOf(catalogue: Catalogue, issuer: string): string | null {
  if (issuer === '申请人') return null;
  const found = catalogue.departments().find((row) => [row.id, row.name, row.shortName].includes(issuer));
  return found ? `${found.name}部门` : issuer;
}

function viewMaterial(
  catalogue: Catalogue,
  material: StandardItem['materials'][number],
): GuideView['materials'][number] {
  const { name, necessity, when, source, resultOf, holder, owable, mark } = material;
  const registered = catalogue.materials().find(({ key }) => key === material.key);
  const issuer = issuerOf(catalogue, holder ?? registered?.issuer ?? '申请人');
  const shared = source === 'shared';
  const of = resultOf === null ? undefined : nameOf(catalogue, resultOf)[0];
  const sources = [
    shared
      ? issuer === null
        ? WORDS.shared
        : WORDS.sharedFrom(issuer)
      : issuer === null
        ? WORDS.yourOwn
        : WORDS.issuedBy(issuer),
    ...(of ? [WORDS.resultOf(of.name)] : []),
  ];
  return {
    ...{ name, when, shared },
    necessity: WORDS.necessity[necessity],
    source: sources.join(';'),
    resultOf: of ?? null,
    owable: owable === true,
    mark: mark ?? null,
  };
}

function viewLimits(item: StandardItem) {
  const { statutory, committed, extension, guide } = item;
  const say = (limit: Limit) => ({
    text: describeLimit(limit.value, limit.unit),
    from: WORDS.start[limit.start],
    basis: limit.basis,
    mark: limit.mark ?? null,
  });
  return {
    statutory: statutory && say(statutory),
    committed: say(committed),
    extension:
      extension &&
      `经${extension.approver}批准,可以延长${describeLimit(extension.value, extension.unit)}${extension.times > 1 ? `,不超过${extension.times}次` : ''}(${extension.basis})`,
    process: guide.process.map(({ name, post, task, limit }) => ({
      ...{ name, post, task },
      limit: limit === null ? '在承诺时限内' : describeLimit(limit, committed.unit),
    })),
    specialProcedures: item.specialProcedures.map(({ name, days, stopsStatutory, basis }) => ({
      name,
      limit: days === null ? WORDS.notSaid : describeLimit(days, 'working-day'),
      effect: stopsStatutory ? '不计入法定和承诺时限' : '只停计承诺时限,法定时限照算',
      basis,
    })),
    stops: item.stops.committed
      .filter(({ ground }) => ground === 'correction')
      .map(({ basis, mark }) => ({ text: '受理后补正期间停计承诺时限', basis, mark: mark ?? null })),
    furtherLimits: furtherLimitsOf(item).map(({ event, value, unit, when, from, whose, basis, mark }) => ({
      text:
        when === 'within'
          ? `${WORDS.whose[whose]}:${from}后${describeLimit(value, unit)}内${event}`
          : `${WORDS.whose[whose]}:${from}前${describeLimit(value, unit)}${event}`,
      basis,
      mark: mark ?? null,
    })),
  };
}

function viewFee({ charged, standard, basis, mark }: StandardItem['guide']['fee']): GuideView['fee'] {
  const text = charged ? `收费${standard === null ? '' : `:${standard}`}` : '不收费';
  return { charged, text, basis, mark: mark ?? null };
}

function viewSituations({ guide, materials, committed }: StandardItem): GuideView['situations'] {
  const named = (keys: readonly string[]) =>
    keys.map((key) => materials.find((material) => material.key === key)?.name ?? key);
  return guide.situations.map(({ name, adds, drops, committed: days, basis }) => ({
    ...{ name, basis },
    adds: named(adds),
    drops: named(drops),
    limit: days === null ? null : describeLimit(days, committed.unit),
  }));
}
