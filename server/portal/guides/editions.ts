import { composeItem, type Implementation, type StandardItem } from '@zongheng/core/catalogue';
import type { Body, Catalogue, Version } from '../../catalogue/index.ts';

/** One version of a guide in one place: what it says, and since when. */
export type Edition = {
  readonly item: StandardItem;
  readonly standardVersion: number;
  readonly implementation: Implementation | undefined;
  readonly body: Body | undefined;
  readonly supervisor: Body | undefined;
  /** Whose implementation, or else the division that was asked for. */
  readonly division: string;
  readonly version: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly withdrawn: boolean;
  readonly current: boolean;
  /** The oldest first. */
  readonly all: readonly Version[];
};

/**
 * The guide to an item in a division, as in force or in one of its versions; undefined where there is none. Older
 * versions are read under the standard they were published under.
 */
export function findEdition(
  catalogue: Catalogue,
  item: string,
  division: string,
  version: number | undefined,
): Edition | undefined {
  const now = catalogue.itemAt(item, division);
  const own = catalogue.versionsOf({ kind: 'implementation', subject: item, division });
  const kind = own.length > 0 || now?.implementation ? 'implementation' : 'standard';
  const place = now?.implementation?.division ?? division;
  const all: readonly Version[] =
    kind === 'standard'
      ? catalogue.versionsOf({ kind, subject: item, division: catalogue.province })
      : place === division
        ? own
        : catalogue.versionsOf({ kind, subject: item, division: place });
  const inForce = kind === 'standard' ? now?.standard.version : now?.implementation?.version;
  const wanted = version ?? inForce;
  const found = all.find((each) => each.version === wanted);
  if (wanted === inForce && now !== undefined) {
    return {
      ...now,
      ...timesOf(found),
      standardVersion: now.standard.version,
      division: place,
      version: inForce ?? 1,
      current: true,
      all,
    };
  }
  if (found === undefined) {
    // All its versions are withdrawn or over: the standard is what is left.
    return version === undefined && now !== undefined
      ? {
          ...now,
          ...timesOf(undefined),
          standardVersion: now.standard.version,
          division,
          version: now.standard.version,
          current: true,
          all,
        }
      : undefined;
  }
  return {
    ...past(catalogue, found),
    ...timesOf(found),
    division: place,
    version: found.version,
    current: false,
    all,
  };
}

type Past = Pick<Edition, 'item' | 'standardVersion' | 'implementation' | 'body' | 'supervisor'>;

function past(catalogue: Catalogue, found: Version): Past {
  if (isOf(found, 'standard')) {
    const { body: item } = found;
    return {
      item,
      standardVersion: found.version,
      implementation: undefined,
      body: undefined,
      supervisor: undefined,
    };
  }
  if (!isOf(found, 'implementation')) throw new Error(`no guide: ${found.kind}`);
  const { body: content, exceptions } = found;
  const standard = catalogue.item(content.item, content.standard);
  if (standard === undefined) throw new Error(`no standard ${content.item} ${content.standard}`);
  const excepted = new Set(exceptions.map(({ element }) => element));
  return {
    item: composeItem(standard, content, { excepted }),
    standardVersion: content.standard,
    implementation: { ...content, version: found.version },
    body: catalogue.body(content.local.bodyId),
    supervisor: catalogue.body(content.local.supervisedBy),
  };
}

function isOf<Kind extends Version['kind']>(version: Version, kind: Kind): version is Version<Kind> {
  return version.kind === kind;
}

function timesOf(version: Version | undefined) {
  return {
    validFrom: version?.validFrom ?? null,
    validTo: version?.validTo ?? null,
    withdrawn: (version?.withdrawnAt ?? null) !== null,
  };
}
