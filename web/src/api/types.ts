/**
 * The names this app gives to what goes over the wire: aliases of the types generated from the server's
 * OpenAPI document (`npm run types -w web`), so that a change of the contract shows where it is used.
 */
import type { components, paths } from './schema.gen.ts';

type Schemas = components['schemas'];
type Json<Response> = Response extends { content: { 'application/json': infer Value } } ? Value : never;
/** What a path answers when it succeeds. */
export type Answer<Path extends keyof paths, Method extends 'get' | 'post' | 'put'> =
  paths[Path] extends Record<Method, { responses: infer Responses }>
    ? Json<Responses[Extract<keyof Responses, 200 | 201>]>
    : never;
/** What a path takes as its body. */
export type Body<Path extends keyof paths, Method extends 'post' | 'put'> =
  paths[Path] extends Record<Method, { requestBody: { content: { 'application/json': infer Value } } }>
    ? Value
    : never;
/** What a path takes after the question mark. */
export type Query<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Value } };
}
  ? NonNullable<Value>
  : never;
type Row<Path extends keyof paths> = Answer<Path, 'get'> extends { rows: (infer Each)[] } ? Each : never;

export type Session = Schemas['Session'];
export type Seat = Schemas['Seat'];
export type Face = Session['faces'][number];
export type Role = Seat['role'];
export type SampleLogin = Row<'/api/samples/logins'>;
export type PersonRow = Schemas['Person'];

/** A working list: its rows so far, the cursor of the next page, and how many there are in all. */
export type Page<Each> = { rows: Each[]; next: string | null; total: number };

export type Light = Schemas['Light'];
export type SignalName = Light['signal'];
export type LightCounts = Schemas['LightCounts'];
export type Explanation = Schemas['Explanation'];
export type ExplanationLine = Explanation['lines'][number];
export type DayKind = ExplanationLine['kind'];
/** The measures of one case; a stage and a project have one clock each. */
export type Measure = Exclude<Explanation['measure'], 'stage' | 'project'>;
export type StageClock = Schemas['StageClock'];
export type StageClockRow = Schemas['StageClockRow'];
export type ClockView = Schemas['ClockView'];

export type Reference = Answer<'/api/reference', 'get'>;
export type CodeEntry = Reference['codeLists'][string][number];
export type BodyRow = Row<'/api/reference/bodies'>;
export type CalendarYear = Answer<'/api/calendar/{year}', 'get'>;
export type CalendarDay = CalendarYear['days'][number];

export type CatalogueItem = Answer<'/api/catalogue/items/{id}', 'get'>;
export type ItemLimit = CatalogueItem['committed'];
export type FurtherLimit = CatalogueItem['furtherLimits'][number];
export type CatalogueMaterial = CatalogueItem['materials'][number];
export type LegalBasis = CatalogueItem['basis'][number];
export type FlowRow = Row<'/api/catalogue/flows'>;
export type CatalogueFlow = Answer<'/api/catalogue/flows/{id}', 'get'>;
export type FlowQuestion = Query<'/api/catalogue/flows/suggest'>;

export type FileRef = Schemas['FileRef'];
export type HistoryEntry = Schemas['HistoryEntry'];
export type IssuedDocument = Schemas['IssuedDocument'];
export type CodeState = Schemas['CodeState'];

export type NewProject = Body<'/api/projects', 'post'>;
/** As it is sent; `PublicForm` as it is read, where the contact may be withheld. */
export type ProjectForm = NewProject['form'];
export type PublicForm = Schemas['PublicProjectForm'];
export type ProjectUnit = ProjectForm['units'][number];
export type Contribution = NonNullable<ProjectUnit['contributions']>[number];
export type Place = ProjectForm['places'][number];
export type Composition = NonNullable<ProjectForm['composition']>;
export type Funds = NonNullable<ProjectForm['funds']>;
export type Foreign = NonNullable<ProjectForm['foreign']>;
export type Project = Schemas['Project'];
export type ProjectChange = Body<'/api/projects/{id}/change', 'post'>;
export type CodeCancellation = Body<'/api/projects/{id}/code/cancel', 'post'>;
export type Lapse = Body<'/api/projects/{id}/code/lapse', 'post'>;
export type ProjectRow = Schemas['ProjectRow'];
export type FlowMap = Schemas['FlowMap'];
export type MapStage = FlowMap['stages'][number];
export type MapItem = MapStage['items'][number];
export type Work = Project['works'][number];

export type Filing = Answer<'/api/projects/{id}/filing', 'get'>;
export type FilingItem = Filing['items'][number];
export type FilingMaterial = Filing['materials'][number];
export type NewApplication = Body<'/api/projects/{id}/applications', 'post'>;
export type Contact = NewApplication['contact'];
export type ApplicationSummary = Schemas['ApplicationSummary'];
export type Application = Schemas['Application'];
export type FiledMaterial = Application['materials'][number];

export type CaseCard = Schemas['CaseCard'];
export type CaseRow = Schemas['CaseRow'];
export type CaseInboxRow = Schemas['CaseInboxRow'];
export type CaseDetail = Schemas['CaseDetail'];
export type CaseMaterial = CaseDetail['materials'][number];
export type CaseAction = CaseDetail['actions'][number];
export type OtherCase = CaseDetail['others'][number];
export type CaseQuery = Query<'/api/cases'>;
export type CaseBox = NonNullable<CaseQuery['box']>;
export type BoxCounts = Answer<'/api/cases', 'get'>['counts'];
export type CaseCommand = Body<'/api/cases/commands', 'post'>['commands'][number];
export type Command = CaseCommand['command'];
export type CommandType = Command['type'];
export type CorrectionItem = NonNullable<CaseDetail['correction']>['items'][number];
export type DocumentInput = Extract<Command, { type: 'grant' }>['document'];
export type SpecialKind = Extract<Command, { type: 'start-special' }>['kind'];

export type Report = Schemas['Report'];
export type ReportKind = Report['kind']['code'];
export type ReportList = Schemas['ReportList'];
export type DueReport = Row<'/api/reports/due'>;
export type NewReport = Body<'/api/projects/{id}/reports', 'post'>;
export type ReportCorrection = Body<'/api/reports/{id}/correct', 'post'>;
export type SupervisionRecord = Schemas['SupervisionRecord'];
export type SupervisionRecordList = Schemas['SupervisionRecordList'];
export type NewRecord = Body<'/api/projects/{id}/supervision-records', 'post'>;
export type Resolution = Body<'/api/supervision-records/{id}/resolve', 'post'>;
export type Withdrawal = Body<'/api/reports/{id}/withdraw', 'post'>;

export type NationalOverview = Schemas['NationalOverview'];
export type NationalLine = NationalOverview['lines'][number];
export type NationalKind = NationalOverview['kinds'][number];
export type NationalMessageRow = Schemas['NationalMessageRow'];
export type NationalMessage = Schemas['NationalMessage'];
export type NationalFault = NationalMessageRow['faults'][number];
export type NationalPayloadRow = NationalMessage['payload'][number];
export type NationalState = NationalMessageRow['state'];
export type NationalMessageQuery = Query<'/api/national/messages'>;
export type NationalBundle = Schemas['NationalBundle'];
export type BundleTaken = Answer<'/api/national/bundles/answers', 'post'>;
export type NationalResend = Body<'/api/national/messages/resend', 'post'>;
export type NationalMappingRow = Schemas['NationalMappingRow'];
export type NationalMapping = Schemas['NationalMapping'];
export type NationalTrial = Schemas['NationalMappingTrial'];

export type InboxRow = Schemas['InboxRow'];
export type InboxState = InboxRow['state']['code'];
export type InboxMessage = Schemas['InboxMessage'];
export type Retake = Body<'/api/national/inbox/{id}/retake', 'post'>;
export type CentralReference = Schemas['CentralReference'];
export type Directive = Schemas['Directive'];
export type DirectiveBox = NonNullable<Query<'/api/directives'>['box']>;

export type Overview = Schemas['Overview'];
export type LightsMatrix = Schemas['LightsMatrix'];
export type LiveFigures = Schemas['LiveFigures'];
export type CityFigures = LiveFigures['cities'][number];
export type LightRow = Schemas['LightRow'];
export type LightsQuery = Query<'/api/oversight/lights'>;
export type LightKind = NonNullable<LightsQuery['kind']>;
export type DraftKind = 'project' | 'application' | 'correction';
export type Draft = { body: unknown; savedAt: string };
/** A note that a value is sample data or awaits confirmation (示例数据, 待本地核定). */
export type Mark = string | null | undefined;

export type Reconciliation = Schemas['Reconciliation'];
export type ReconciliationDetail = Schemas['ReconciliationDetail'];
export type Difference = Schemas['Difference'];

export type Reporting = Schemas['Reporting'];
export type ReportingFigures = Schemas['ReportingFigures'];
export type ReportingEvent = Schemas['ReportingEvent'];

export type Notice = Schemas['Notice'];
export type NoticeKind = Notice['kind'];
export type NoticeLine = Notice['lines'][number];

export type SignalRule = Schemas['SignalRule'];
export type RuleDraft = Body<'/api/signal-rules/preview', 'post'>;
export type RuleSetting = Body<'/api/signal-rules', 'post'>;
export type RuleEnding = Body<'/api/signal-rules/end', 'post'>;
export type RulePreview = Schemas['SignalRulePreview'];

export type OrderRow = Schemas['OrderRow'];
export type OrderDetail = Schemas['OrderDetail'];
export type OrderFigures = Schemas['OrderFigures'];
export type OrderBox = NonNullable<Query<'/api/orders'>['box']>;
export type OrderLight = OrderRow['light']['signal'];
export type OrderSituation = OrderRow['situation']['code'];
export type OrderFilter = {
  box?: OrderBox | undefined;
  light?: OrderLight | undefined;
  situation?: OrderSituation | undefined;
  city?: string | undefined;
  body?: string | undefined;
  q?: string | undefined;
};
export type NewOrder = Body<'/api/orders', 'post'>;
export type OrderAnswer = Body<'/api/orders/{id}/answer', 'post'>;
export type OrderHandling = Body<'/api/orders/{id}/handle', 'post'>;
export type OrderReaddress = Body<'/api/orders/{id}/readdress', 'post'>;

export type Flag = Schemas['Flag'];
export type FlagPage = Answer<'/api/oversight/flags', 'get'>;
export type ToldFigures = Schemas['ToldFigures'];
export type ToldFact = Schemas['ToldFact'];

export type Measures = Schemas['Measures'];
export type MeasureFigures = Schemas['MeasureFigures'];
export type MeasureGroup = Measures['by'];
export type MeasuredCase = Schemas['MeasuredCase'];
export type MeasuredList = Schemas['MeasuredList'];
export type FigureName = MeasuredList['figure'];
export type TimeSpent = Schemas['TimeSpent'];
export type TimeStep = TimeSpent['steps'][number];
export type WhatIf = Schemas['WhatIf'];
export type WhatIfQuestion = Body<'/api/oversight/what-if', 'post'>;
export type WhatIfChange = WhatIfQuestion['changes'][number];

export type CalendarOverview = Schemas['CalendarOverview'];
export type CalendarPreview = Schemas['CalendarPreview'];
export type CalendarMove = Schemas['CalendarMovePage']['rows'][number];
export type CalendarChange = Body<'/api/calendar/previews', 'post'>;
export type ImportedNotice = Schemas['ImportedNotice'];
export type YearNotice = ImportedNotice['notice'];
export type EmergencyMeasure = Schemas['EmergencyMeasure'];
export type MeasureProposal = Body<'/api/calendar/measures', 'post'>;
export type LocalDay = CalendarOverview['local'][number]['years'][number]['days'][number];
export type ClockAdjustment = Schemas['ClockAdjustment'];
export type MoveWay = CalendarMove['way'];
