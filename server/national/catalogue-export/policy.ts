/** The catalogue is public; its tables in the standard's form are for those who keep or watch over it, or report it. */
export const catalogueExportActions = {
  'national.catalogue-export': ['catalogue-keeper', 'supervisor', 'operator'],
} as const;
