import type { Implementation, StandardItem } from '@zongheng/core/catalogue';
import type { Body, Department, Division } from '../pack/index.ts';

/** What is searched of a standard item. */
export type SearchedItem = Pick<
  StandardItem,
  'id' | 'name' | 'version' | 'kind' | 'department' | 'stage' | 'levels' | 'result' | 'appliesWhen' | 'mark'
> & { readonly materials: readonly { readonly name: string }[] };

/** What is searched of an implementation. */
export type SearchedImplementation = Pick<Implementation, 'item' | 'division' | 'version' | 'mark'> & {
  readonly local: Pick<Implementation['local'], 'bodyId'>;
};

/** The part of the catalogue that is searched. What is in force changes with its serial, and when the day turns. */
export type GuideSource = {
  readonly serial: number;
  readonly today: string;
  readonly province: string;
  items(): readonly SearchedItem[];
  implementations(): readonly SearchedImplementation[];
  /** The one followed in a division; undefined where whoever decides there has published none. */
  implementation(itemId: string, division: string): SearchedImplementation | undefined;
  divisions(): readonly Division[];
  division(code: string): Division | undefined;
  lineage(code: string): readonly string[];
  departments(): readonly Department[];
  body(id: string): Body | undefined;
  codeName(list: string, code: string): string;
};
