/** Bundles are carried by the people who run the installation. */
export const bundleActions = { 'national.bundle': ['operator'] } as const;
