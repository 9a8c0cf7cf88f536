/** The steps of the form and the fields each holds, by the first part of the field's path. */
export const formSteps = [
  {
    title: '基本情况',
    fields: ['name', 'decisionType', 'approvalDivision', 'nature', 'industry', 'guidance', 'attribute'],
  },
  {
    title: '地点与时间',
    fields: ['places', 'inZone', 'zoneName', 'plannedStart', 'plannedEnd', 'permitItemCode'],
  },
  {
    title: '投资',
    fields: ['investment', 'investmentNote', 'capital', 'composition', 'funds', 'foreign'],
  },
  {
    title: '规模与用地',
    fields: [
      'content',
      'investmentSource',
      'landMode',
      'landArea',
      'floorArea',
      'landWithScheme',
      'areaAssessed',
      'areaIds',
      'workCategory',
      'answers',
    ],
  },
  { title: '项目单位', fields: ['units'] },
  { title: '流程与确认', fields: ['flowId', 'truthful'] },
] as const;

/** The step a field stands on; the last one for what the server alone knows. */
export function stepOf(field: string): number {
  const first = field.split(/[.[]/)[0] ?? '';
  const found = formSteps.findIndex((step) => (step.fields as readonly string[]).includes(first));
  return found < 0 ? formSteps.length - 1 : found;
}
