import type { Catalogue } from '../../catalogue/index.ts';
import { bodyPart, flowPart, itemPart, materialPart, stagePart, windowPart } from './catalogue-sources.ts';
import type { SourceDeps } from './source-deps.ts';
import { type Loaded, NO_TIME, type Thing } from './thing.ts';

/** Flows, stages, items and their materials: from the catalogue in memory, in the version a case pins. */
export async function loadCatalogueThings(
  { catalogue }: SourceDeps,
  things: readonly Thing[],
): Promise<Loaded[]> {
  return things.flatMap((thing) => loadOne(catalogue, thing) ?? []);
}

function loadOne(catalogue: Catalogue, thing: Thing): Loaded | undefined {
  const parts = thing.key.split('/');
  switch (thing.source) {
    case 'flow':
      return flowThing(catalogue, thing, parts);
    case 'stage':
      return stageThing(catalogue, thing, parts);
    case 'stage-item':
      return stageItemThing(catalogue, thing, parts);
    case 'item':
    case 'item-material':
      return itemThing(catalogue, thing, parts);
    default:
      return undefined;
  }
}

type Parts = readonly string[];

/** home/flow/version */
function flowThing(catalogue: Catalogue, thing: Thing, [home = '', id = '', version]: Parts) {
  const flow = catalogue.flow(id, Number(version));
  if (!flow) return undefined;
  const name = catalogue.division(home)?.name ?? home;
  return loaded(thing, home, `${name} ${flow.name}`, { flow: flowPart(flow, home) }, {});
}

/** home/flow/version/stage */
function stageThing(catalogue: Catalogue, thing: Thing, [home = '', id = '', version, no]: Parts) {
  const flow = catalogue.flow(id, Number(version));
  const stage = flow?.stages.find((each) => each.no === Number(no));
  if (!flow || !stage) return undefined;
  const source = { flow: flowPart(flow, home), stage: stagePart(stage, flow, home) };
  return loaded(thing, home, `${flow.name} ${stage.name}`, source, { flow: `${home}/${id}/${version}` });
}

/** home/flow/version/stage/body/item/version */
function stageItemThing(catalogue: Catalogue, thing: Thing, parts: Parts) {
  const [home = '', id = '', version, no, bodyId = '', itemId = '', itemVersion] = parts;
  const flow = catalogue.flow(id, Number(version));
  const stage = flow?.stages.find((each) => each.no === Number(no));
  const item = catalogue.item(itemId, Number(itemVersion));
  const body = catalogue.body(bodyId);
  if (!flow || !stage || !item || !body) return undefined;
  const source = {
    flow: flowPart(flow, home),
    stage: stagePart(stage, flow, home),
    item: itemPart(item, body, catalogue),
    body: bodyPart(body, catalogue),
    window: windowPart(body, catalogue),
  };
  const flowKey = `${home}/${id}/${version}`;
  return loaded(thing, home, `${stage.name} ${item.name}`, source, {
    flow: flowKey,
    stage: `${flowKey}/${no}`,
    item: `${bodyId}/${itemId}/${itemVersion}`,
  });
}

/** body/item/version, and /material */
function itemThing(catalogue: Catalogue, thing: Thing, parts: Parts) {
  const [bodyId = '', itemId = '', version, material] = parts;
  const item = catalogue.item(itemId, Number(version));
  const body = catalogue.body(bodyId);
  if (!item || !body) return undefined;
  const home = catalogue.homeOf(body.division);
  const source = {
    item: itemPart(item, body, catalogue),
    body: bodyPart(body, catalogue),
    window: windowPart(body, catalogue),
  };
  const key = `${bodyId}/${itemId}/${version}`;
  const subject = `${body.shortName} ${item.name}`;
  if (thing.source === 'item') {
    return loaded(thing, home, subject, source, { item: key }, body.division);
  }
  const part = material === undefined ? undefined : materialPart(item, material);
  if (!part) return undefined;
  return loaded(
    thing,
    home,
    `${subject} ${part.name}`,
    { ...source, material: part },
    { item: key },
    body.division,
  );
}

function loaded(
  thing: Thing,
  home: string,
  subject: string,
  source: Loaded['source'],
  keys: Loaded['keys'],
  division = home,
): Loaded {
  return {
    thing,
    source,
    home,
    division,
    projectId: null,
    subject,
    happenedAt: NO_TIME,
    keys: { ...keys, [thing.source]: thing.key },
  };
}
