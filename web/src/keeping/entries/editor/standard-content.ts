import type { StandardItem } from '@zongheng/core/catalogue';

export type StandardContent = Omit<StandardItem, 'version'>;
