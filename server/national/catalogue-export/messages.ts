/** What the export of the catalogue's tables says to people. */
export const CATALOGUE_EXPORT_MESSAGES = {
  divisionNotFound: '没有这个区划。',
  faults: '存疑',
  faultColumns: ['表', '行', '列', '问题'],
} as const;
