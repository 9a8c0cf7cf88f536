/** 两类流程. */
export const familyNames = { investment: '投资类', construction: '工程建设类' } as const;
