import type {
  Answer,
  Composition,
  Contribution,
  Foreign,
  Funds,
  Place,
  ProjectForm,
  ProjectUnit,
  PublicForm,
  Seat,
} from '../../api/types.ts';

export type YesNo = '' | 'yes' | 'no';
export type UnitState = Required<ProjectUnit>;
export type Answers = NonNullable<ProjectForm['answers']>;

/** The form while it is being filled in: every field there, empty where nothing has been said. */
export type FormState = {
  name: string;
  decisionType: string;
  approvalDivision: string;
  nature: string;
  industry: string;
  /** The industry's name as it was picked: the code list is not in the browser. */
  industryName: string;
  guidance: string;
  attribute: string;
  permitItemCode: string;
  places: Place[];
  inZone: YesNo;
  zoneName: string;
  plannedStart: string;
  plannedEnd: string;
  investment: string;
  investmentNote: string;
  capital: string;
  composition: Composition;
  funds: Funds;
  foreign: Omit<Foreign, 'securityReview'> & { securityReview: YesNo };
  content: string;
  landMode: string;
  landArea: string;
  floorArea: string;
  investmentSource: string;
  landWithScheme: YesNo;
  areaAssessed: YesNo;
  /** Versions of assessed areas it makes use of. */
  areaIds: string[];
  workCategory: string;
  /** What rules ask and no field says, by key: from the guide of the public pages. */
  answers: Answers;
  units: UnitState[];
  flowId: string;
};

export const creditCodeCert = 'A05300';
export const domestic = '0';

export const emptyComposition: Composition = {
  civil: '',
  equipment: '',
  installation: '',
  other: '',
  reserve: '',
  interest: '',
};
export const emptyFunds: Funds = {
  central: '',
  province: '',
  city: '',
  county: '',
  specialBond: '',
  loan: '',
  own: '',
  foreign: '',
  other: '',
};
export const emptyPlace: Place = { division: '', detail: '' };
export const emptyUnit: UnitState = {
  name: '',
  certType: creditCodeCert,
  certNumber: '',
  nature: '',
  contactName: '',
  mobile: '',
  contributions: [],
};
export const emptyContribution: Contribution = {
  investor: '',
  country: '',
  amount: '',
  share: '',
  mode: '',
};

/** A new form: what the platform knows of the unit and the person is there already. */
export function newForm(seat: Seat, personName: string): FormState {
  const unit = seat.unit;
  return {
    name: '',
    decisionType: '',
    approvalDivision: '',
    nature: '',
    industry: '',
    industryName: '',
    guidance: '',
    attribute: '',
    permitItemCode: '',
    places: [{ ...emptyPlace }],
    inZone: '',
    zoneName: '',
    plannedStart: '',
    plannedEnd: '',
    investment: '',
    investmentNote: '',
    capital: '',
    composition: { ...emptyComposition },
    funds: { ...emptyFunds },
    foreign: { mode: '', totalUsd: '', capitalUsd: '', rate: '', securityReview: '' },
    content: '',
    landMode: '',
    landArea: '',
    floorArea: '',
    investmentSource: '',
    landWithScheme: '',
    areaAssessed: '',
    areaIds: [],
    workCategory: '',
    answers: {},
    units: [
      { ...emptyUnit, name: unit?.name ?? '', certNumber: unit?.certNumber ?? '', contactName: personName },
    ],
    flowId: '',
  };
}

const fromBoolean = (value: boolean | undefined): YesNo => (value === undefined ? '' : value ? 'yes' : 'no');

/** A form that was sent before, to be corrected. */
export function fromWire(form: PublicForm): FormState {
  return {
    ...form,
    industryName: '',
    permitItemCode: form.permitItemCode ?? '',
    inZone: fromBoolean(form.inZone),
    zoneName: form.zoneName ?? '',
    investmentNote: form.investmentNote ?? '',
    composition: { ...emptyComposition, ...form.composition },
    funds: { ...emptyFunds, ...form.funds },
    foreign: {
      mode: form.foreign?.mode ?? '',
      totalUsd: form.foreign?.totalUsd ?? '',
      capitalUsd: form.foreign?.capitalUsd ?? '',
      rate: form.foreign?.rate ?? '',
      securityReview: fromBoolean(form.foreign?.securityReview),
    },
    landMode: form.landMode ?? '',
    landArea: form.landArea ?? '',
    floorArea: form.floorArea ?? '',
    investmentSource: form.investmentSource ?? '',
    landWithScheme: fromBoolean(form.landWithScheme),
    areaAssessed: fromBoolean(form.areaAssessed),
    areaIds: form.areaIds ?? [],
    workCategory: form.workCategory ?? '',
    answers: form.answers ?? {},
    units: form.units.map((unit) => ({
      ...unit,
      contactName: unit.contactName ?? '',
      mobile: unit.mobile ?? '',
      contributions: (unit.contributions ?? []).map((part) => ({ ...emptyContribution, ...part })),
    })),
  };
}

type GuideForm = Answer<'/api/guide', 'post'>['form'];
const guided = [
  'decisionType',
  'nature',
  'investment',
  'capital',
  'landArea',
  'floorArea',
  'investmentSource',
  'workCategory',
] as const;

/** A new form with what the visitor of the public guide has said already. */
export function fromGuide(fresh: FormState, { fields, answers }: GuideForm): FormState {
  const said = (key: string): string => (typeof fields[key] === 'string' ? fields[key] : '');
  const filled = Object.fromEntries(guided.map((key) => [key, said(key) || fresh[key]]));
  const place = said('approvalDivision');
  return {
    ...fresh,
    ...filled,
    approvalDivision: place,
    places: [{ ...emptyPlace, division: place }],
    answers,
  };
}
